import { parseCaseRef } from '../../src/domain/case/ids';
import type { CaseState } from '../../src/domain/case/state';
import { mayBeTold } from '../../src/domain/process/notices';
import { visibleParts } from '../../src/domain/process/visibility';
import type { Dice } from '../builders/core/dice';
import { theFacts } from '../builders/core/people';
import { FakeMessenger, type NotDone, type SendCall } from '../fakes/fake-messenger';

interface Surroundings {
  readonly dice: Dice;
  readonly now: () => string;
  /** Every state of a case that was true while this message was made and sent. */
  readonly trueStates: (ref: string) => Promise<readonly CaseState[]>;
  readonly breach: (ref: string, what: string) => void;
}

/** Teams in memory, on good and bad days, with an eye on who is told what. */
export interface MoodyTeams {
  readonly messenger: FakeMessenger;
  /** The chance, in a hundred, that a request ends otherwise than well. */
  trouble: number;
  /** Teams cannot be reached at all. */
  away: boolean;
  /** Who removed or blocked the bot. */
  readonly outOfReach: Map<string, 'not-installed' | 'blocked'>;
  readonly figures: { creates: number; updates: number; failures: number };
}

/** Makes one on which all is well, until somebody sets its moods. */
export function teamsWithMoods(around: Surroundings): MoodyTeams {
  const { dice } = around;
  const messenger = new FakeMessenger();
  const teams: MoodyTeams = {
    messenger,
    trouble: 0,
    away: false,
    outOfReach: new Map(),
    figures: { creates: 0, updates: 0, failures: 0 },
  };
  messenger.answer = async (call) => {
    messenger.calls.length = 0;
    const result = ending(teams, call, dice);
    messenger.unknownArrives = dice.roll(2) === 0;
    const leaves = result === undefined || result.kind === 'unknown';
    if (leaves && call.message !== undefined) await lookAt(call, around);
    if (result !== undefined) teams.figures.failures += 1;
    else if (call.kind === 'create') teams.figures.creates += 1;
    else if (call.kind === 'update') teams.figures.updates += 1;
    return result;
  };
  return teams;
}

function ending(
  { away, trouble, outOfReach }: MoodyTeams,
  { kind, person }: SendCall,
  dice: Dice,
): NotDone | undefined {
  const reach = outOfReach.get(person);
  if (away) return dice.pick<NotDone>([{ kind: 'not-sent' }, { kind: 'throttled', retryAfterMs: 5_000 }]);
  if (reach !== undefined) return { kind: kind === 'open' ? 'not-installed' : reach };
  if (dice.roll(100) >= trouble) return undefined;
  if (kind === 'open') return dice.pick<NotDone>([{ kind: 'not-sent' }, { kind: 'unknown' }]);
  return dice.pick<NotDone>([
    { kind: 'not-sent' },
    { kind: 'throttled', retryAfterMs: 2_000 },
    { kind: 'unknown' },
    { kind: 'unknown' },
    { kind: 'gone' },
    { kind: 'too-large' },
  ]);
}

/** Nobody is told of a case who may not be, nor sees the child before it is time (process page I7, I8, §4b). */
async function lookAt(
  { person, message }: SendCall,
  { now, trueStates, breach }: Surroundings,
): Promise<void> {
  const [written = ''] = /[0-9A-Z]{4}-[0-9A-Z]{4}/.exec(message?.summary ?? '') ?? [];
  const ref = parseCaseRef(written);
  if (ref === undefined) return breach('', `a message without a reference: ${message?.summary}`);
  const states = await trueStates(ref);
  const at = now();
  if (!states.some((state) => mayBeTold(person, state, theFacts, at)))
    breach(ref, `I8: ${person} was told at ${at}`);
  const text = JSON.stringify(message?.card);
  const shows = (state: CaseState) => text.includes(state.request.child.localReference);
  const may = (state: CaseState) => visibleParts(state, theFacts, person, at).has('identity');
  if (states.every((state) => shows(state) && !may(state)))
    breach(ref, `I7: ${person} saw the child at ${at}`);
}
