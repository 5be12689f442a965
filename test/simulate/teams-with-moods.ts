import { parseCaseRef } from '../../src/domain/case/ids';
import type { CaseState } from '../../src/domain/case/state';
import { mayBeTold } from '../../src/domain/process/notices';
import type { Facts } from '../../src/domain/process/open/facts';
import { visibleParts } from '../../src/domain/process/people/who-sees';
import { nothingCard } from '../../src/views/cards/message-card';
import type { Dice } from '../builders/core/dice';
import { FakeMessenger, type NotDone, type SendCall } from '../fakes/fake-messenger';

interface Surroundings {
  readonly dice: Dice;
  readonly now: () => string;
  /** Every state of a case that is known to have been true while this message was made and sent. */
  readonly trueLately: (ref: string) => readonly CaseState[];
  /** The state that is true now: asked where the others do not explain what was sent, since a commit may be on its way. */
  readonly trueNow: (ref: string) => Promise<CaseState | undefined>;
  /** The directory in force, and the one before it while what was made by it may still be on its way. */
  readonly inForce: () => readonly Facts[];
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
  /** Chats in which Teams asked the bot to wait, since this was last emptied. */
  readonly waits: Set<string>;
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
    waits: new Set(),
    figures: { creates: 0, updates: 0, failures: 0 },
  };
  // Each card is looked at as it arrives; afterwards only that it is there matters.
  const looked = { card: nothingCard(), summary: '' };
  messenger.keep = () => looked;
  messenger.answer = async (call) => {
    messenger.calls.length = 0;
    const result = ending(teams, call, dice);
    if (result?.kind === 'throttled') for (const chat of chatsOf(call)) teams.waits.add(chat);
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

/** As the throttle names them: a chat that is yet to be opened goes by the person. */
function chatsOf({ person }: SendCall): readonly string[] {
  return [person, `chat-${person}`];
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
async function lookAt({ person, message }: SendCall, around: Surroundings): Promise<void> {
  const { now, trueLately, trueNow, inForce, breach } = around;
  const [written = ''] = /[0-9A-Z]{4}-[0-9A-Z]{4}/.exec(message?.summary ?? '') ?? [];
  const ref = parseCaseRef(written);
  if (ref === undefined) return breach('', `a message without a reference: ${message?.summary}`);
  const at = now();
  const text = JSON.stringify(message?.card);
  const told = (state: CaseState) => inForce().some((facts) => mayBeTold(person, state, facts, at));
  const seesTheChild = (state: CaseState) =>
    text.includes(state.request.child.localReference) &&
    !inForce().some((facts) => visibleParts(state, facts, person, at).has('identity'));
  const lately = trueLately(ref);
  const explained = lately.some(told) && !lately.every(seesTheChild);
  const latest = explained ? undefined : await trueNow(ref);
  const states = latest === undefined ? lately : [...lately, latest];
  if (!states.some(told)) breach(ref, `I8: ${person} was told at ${at}`);
  if (states.every(seesTheChild)) breach(ref, `I7: ${person} saw the child at ${at}`);
}
