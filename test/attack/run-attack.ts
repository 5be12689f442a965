import type { Status } from '../../src/domain/case/stage';
import type { Kind } from '../../src/domain/case/stored/request';
import { aCommand } from '../builders/core/a-command';
import { everybody, who } from '../builders/core/people';
import { type AttackWorld, startAttackWorld, stranger } from './attack-world';
import { canaryIn, caseMaker, type MarkedCase } from './canaries';
import { checkCases } from './check-after';
import { playFuzz } from './fuzz';
import { playMatrix } from './matrix';
import { type Attacker, createSender, newTally, outsiders, type Tally } from './sender';
import { playTokens } from './token-kinds';

export interface AttackWishes {
  readonly redisUrl: string;
  readonly seed: number;
  /** Requests in all; what the matrix leaves is the fuzz's. */
  readonly requests: number;
  /** The fuzz ends after so many milliseconds at the latest. */
  readonly ms: number;
  /** One in so many people and cases is played in the matrix; 1 for all. */
  readonly oneIn: number;
  readonly say: (line: string) => void;
}

export interface AttackResult {
  readonly tally: Tally;
  readonly pairs: number;
  readonly heard: number;
  readonly cases: number;
  readonly events: number;
  readonly byPeople: number;
  readonly logLines: number;
  /** Megabytes resident, after the matrix and at each thousand requests since. */
  readonly memory: readonly number[];
  readonly breaches: readonly string[];
}

const statuses: readonly Status[] = [
  'consultant-review',
  'returned',
  'lead-review',
  'family-step',
  'preparing',
  'inviting',
  'conflict-check',
  'under-review',
  'opinion-given',
  'sharing',
  'outcome',
  'resolution',
  'closing',
  'closed',
  'upheld',
  'withdrawn',
  'closed-death',
];
const friendly: readonly Status[] = ['consultant-review', 'inviting', 'under-review', 'closing'];

async function makeCases(world: AttackWorld): Promise<readonly MarkedCase[]> {
  const make = caseMaker(world);
  const made: MarkedCase[] = [];
  const wanted: readonly (readonly [Status, Kind])[] = [
    ...statuses.map((status) => [status, 'external-second-opinion'] as const),
    ...friendly.map((status) => [status, 'critical-friend'] as const),
  ];
  for (const [status, kind] of wanted) made.push(await make(status, kind));
  const hold = { by: who.safeguardingLead, gives: aCommand('hold') };
  for (const status of ['under-review', 'sharing'] as const)
    made.push(await make(status, 'external-second-opinion', hold));
  return made;
}

const megabytes = () => Math.round(process.memoryUsage.rss() / 1_048_576);

/** Of a list one in so many, beginning at a place that the seed names. */
const some = <T>(all: readonly T[], oneIn: number, seed: number) =>
  all.filter((_, at) => (at + seed) % oneIn === 0);

/**
 * Attacks the bot as whoever has its address and a sign-in could: wrong tokens, every person on every case, and random
 * requests by everybody. Bounded by number and time, on loopback, against a Redis of its own.
 */
export async function runAttack(wishes: AttackWishes): Promise<AttackResult> {
  const { redisUrl, seed, requests, ms, oneIn, say } = wishes;
  const world = await startAttackWorld(redisUrl);
  try {
    const tally = newTally();
    const sender = createSender(world, tally);
    const cases = await makeCases(world);
    await world.settle();
    const versions = async () =>
      Promise.all(cases.map(async ({ ref }) => (await world.stores.cases.readCase(ref))?.version));
    const before = await versions();
    const wrongTokens = await playTokens(world, sender);
    say(`${tally.requests} requests: tokens tried`);
    const strange = outsiders(who.coordinator);
    // Some of each kind, however few are played.
    const always = [who.oncologist, who.coordinator, who.advocate, who.saltmereOncologist];
    const played = new Set([...always, ...some(everybody, oneIn, seed)]);
    const insiders = [...played].map((person): Attacker => ({ person }));
    const { pairs, heard, breaches } = await playMatrix(
      sender,
      some(cases, oneIn, seed),
      [...strange, ...insiders],
      world.forgive,
    );
    const moved = (await versions()).filter((version, at) => version !== before[at]).length;
    say(`${tally.requests} requests: ${pairs} pairs of person and case, ${breaches.length} breaches`);
    const memory = [megabytes()];
    const onThousand = async () => {
      await world.forgive(everybody);
      memory.push(megabytes());
      if (tally.requests % 10_000 < 1_000) say(`${tally.requests} requests, ${memory.at(-1)} MB`);
    };
    const left = Math.max(0, requests - tally.requests);
    const leaks = await playFuzz(sender, cases, tally, { seed, requests: left, ms, onThousand });
    await world.settle();
    const after = await checkCases(world, cases);
    const posted = JSON.stringify(world.teams.thread(stranger));
    const spared = memory.slice(Math.floor(memory.length / 2));
    return {
      tally,
      pairs,
      heard,
      cases: cases.length,
      events: after.events,
      byPeople: after.byPeople,
      logLines: world.log.lines,
      memory,
      breaches: [
        ...wrongTokens,
        ...breaches,
        // The matrix sends only what nobody's card offers in full: it changes nothing.
        ...(heard === 0 ? ['nobody reads anything: the kit does not see what it looks for'] : []),
        ...(moved > 0 ? [`${moved} cases were changed by the matrix`] : []),
        ...leaks,
        ...after.breaches,
        ...world.log.leaks.map((line) => `the log holds what it may not: ${line}`),
        ...(canaryIn(posted) ? ['the stranger was sent content of a case'] : []),
        ...(Math.max(...spared) - Math.min(...spared) > 250 ? [`memory grows: ${memory.join(' ')} MB`] : []),
        ...tally.faults,
      ],
    };
  } finally {
    await world.close();
  }
}
