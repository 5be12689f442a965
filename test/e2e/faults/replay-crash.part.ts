import { setTimeout as sleep } from 'node:timers/promises';
import type { CaseRef } from '../../../src/domain/case/ids';
import { diceFrom } from '../../builders/core/dice';
import { patientTeams } from '../../chaos/patient-teams';
import { type Cut, type CuttingProxy, cuttingProxy } from '../../support/redis/cutting-proxy';
import { redisForTests } from '../../support/redis/redis';
import { type Answers, intake, noConflicts, who } from '../support/answers';
import { historyOf, stateOf } from '../support/kept';
import { Player } from '../support/player';
import { beginAsking } from '../support/steps';
import { startWorld, type World } from '../support/world';

const redis = redisForTests();
let proxy: CuttingProxy | undefined;
let world: World | undefined;

const running = () => {
  if (proxy === undefined || world === undefined) throw new Error('not started yet');
  return { proxy, world };
};

beforeAll(async () => {
  proxy = await cuttingProxy(redis.url());
  world = await startWorld({ redisUrl: proxy.url });
  // So that the commands that are counted are those of presses.
  await world.stopBackground();
}, 60_000);
afterAll(async () => {
  await world?.close();
  await proxy?.close();
}, 60_000);

const request = {
  'people.namedConsultant': who.oncologist,
  'route.candidates.0.candidate': who.haematologist,
  'route.candidates.0.proposedBy': 'team',
};

interface Break {
  readonly nth: number;
  readonly cut: Cut;
}

/** Presses the last button of a form; where the connection to Redis breaks meanwhile, again until it is answered. */
async function pressThroughIt(
  player: Player,
  message: Parameters<Player['shown']>[0],
  verb: string,
  given: Answers,
  at?: Break,
) {
  if (at !== undefined) running().proxy.arm(at.nth, at.cut);
  await player.press(message, verb, given);
  // What is done after the reply may break as well.
  await sleep(30);
  return at === undefined ? false : running().proxy.disarm();
}

const known = new Set<string>();

/** The reference that was on no message before: whoever sends twice is shown all their requests. */
function newRefOn(text: string): CaseRef {
  const found = [...text.matchAll(/[0-9A-Z]{4}-[0-9A-Z]{4}/g)].map(([ref]) => ref);
  const ref = found.find((each) => !known.has(each));
  if (ref === undefined) throw new Error(`No new reference on:\n${text}`);
  known.add(ref);
  return ref;
}

/** Asks for a critical friend, who is approved and accepts, up to the press that meets a broken connection. */
async function play(broken: 'submit' | 'approve' | 'accept' | 'comment', at: Break | undefined) {
  const { world: one } = running();
  const teams = patientTeams(one.teams, one.botUrls, diceFrom(7), () => undefined);
  const player = (id: string) => new Player(teams, id, async () => undefined);
  let struck = false;
  const done: string[] = [];
  const send = async (
    by: string,
    command: typeof broken,
    message: Parameters<Player['shown']>[0],
    answers: Answers,
  ) => {
    const person = player(by);
    const verb = await person.fillUpTo(message, command, answers);
    const here = broken === command ? at : undefined;
    struck = (await pressThroughIt(person, message, verb, last(person, message, answers), here)) || struck;
    done.push(command);
  };
  const asking = player(who.oncologyDoctor);
  const message = await beginAsking(asking, 'critical-friend');
  await send(who.oncologyDoctor, 'submit', message, intake(request));
  const ref = newRefOn(asking.textOf({ card: asking.shown(message), text: undefined }));
  for (const [by, command, answers] of [
    [who.oncologist, 'approve', { view: 'Fair.' }],
    [who.haematologist, 'accept', noConflicts],
    [who.coordinator, 'comment', { comment: 'Rang the ward.' }],
  ] as const) {
    if (done.includes(broken)) break;
    const card = await player(by).say(ref);
    await player(by).press(card, `open:${command}`);
    await send(by, command, card, answers);
  }
  const history = await historyOf(one, ref);
  return { struck, history, state: withoutChance(await stateOf(one, ref), ref) };
}

function last(player: Player, message: Parameters<Player['shown']>[0], answers: Answers): Answers {
  const text = JSON.stringify(player.shown(message));
  return Object.fromEntries(Object.entries(answers).filter(([path]) => text.includes(`"f.${path}"`)));
}

/** The same for two cases that went the same way: references and times are all that differs. */
function withoutChance(state: unknown, ref: CaseRef): unknown {
  const text = JSON.stringify(state)
    .replaceAll(ref, 'REF')
    .replaceAll(/"999\d{7}"/g, '"NHS"')
    .replaceAll(/LOC \d{4}/g, 'LOC')
    .replaceAll(/("dateOfBirth":)"[\d-]+"/g, '$1"BORN"')
    .replaceAll(/\d{4}-\d\d-\d\dT[\d:.]+Z/g, 'TIME');
  return JSON.parse(text);
}

/** All of them with REPLAYS=all; else the press that a case waits for, cut off where the bot cannot know what was done. */
const all = process.env['REPLAYS'] === 'all';
const presses = all ? (['submit', 'approve', 'accept', 'comment'] as const) : (['approve'] as const);
const cuts = all ? (['before', 'after'] as const) : (['after'] as const);

describe.each(presses)('when Redis breaks off during “%s”', (command) => {
  test.each(cuts)(
    'at any of its commands, %s the command is carried out: pressed again, the case is as if nothing had happened',
    async (cut) => {
      const whole = await play(command, undefined);
      let blows = 0;
      for (let nth = 1; nth <= 12; nth += 1) {
        const broken = await play(command, { nth, cut });
        expect({ nth, history: broken.history, state: broken.state }).toEqual({
          nth,
          history: whole.history,
          state: whole.state,
        });
        if (!broken.struck) break;
        blows += 1;
      }
      // One read and one write at least.
      expect(blows).toBeGreaterThanOrEqual(2);
    },
    120_000,
  );
});
