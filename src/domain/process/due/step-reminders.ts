import type { Instant, PersonId } from '../../case/ids';
import { type CaseState, isTerminal } from '../../case/state';
import { endOfNeededBy } from '../../rules/working-time';
import type { Facts } from '../open/facts';
import { type Matter, rungReached } from '../open/matter';
import { isGateLadder, type LadderName } from '../tables/obligations';
import type { Told } from '../tables/tellings';
import { mattersOn, pendingOn } from './pending';
import { peopleOn } from './whom-pending';

/** What the clock does next about the open step, if nobody acts before. */
export interface ComesNext {
  readonly at: Instant;
  readonly people: readonly PersonId[];
  /** The invitation of these people lapses then, and the next on the list is asked. */
  readonly lapses: boolean;
}

/** The next reminder about what the case waits for; undefined where the last one was sent (process page §6). */
export function comesNext(state: CaseState, facts: Facts, now: Instant): ComesNext | undefined {
  const [next] = pendingOn(state, facts)
    .filter(isAboutTheStep)
    .sort((a, b) => (a.at < b.at ? -1 : 1));
  if (next === undefined) return undefined;
  const { at, rung, what } = next;
  const people = [...new Set(peopleOn(next, rung, state, facts, now))];
  return { at, people, lapses: what.kind === 'invitation' && rung >= 2 };
}

/**
 * Whether an open case is late: a reminder about what its step waits for has fallen due, or the day has passed by which
 * the opinion is needed (process page §6).
 */
export function isLate(state: CaseState, facts: Facts, now: Instant): boolean {
  return lateSince(state, facts, now) !== undefined;
}

/** Since when it is late: when the first of these reminders fell due, or the day passed. Undefined where it is not late. */
export function lateSince(state: CaseState, facts: Facts, now: Instant): Instant | undefined {
  if (isTerminal(state)) return undefined;
  const end = endOfNeededBy(state.request.question.neededBy);
  const passed = now >= end ? [end] : [];
  const due = remindedMatters(state, facts).map((each) => each.atRung(1) ?? each.since ?? state.gateSince);
  return [...passed, ...due].sort()[0];
}

/** Whether a reminder about what the open step waits for was sent (process page §6). */
export function wasReminded(state: CaseState, facts: Facts): boolean {
  return remindedMatters(state, facts).length > 0;
}

function remindedMatters(state: CaseState, facts: Facts): readonly Matter[] {
  return mattersOn(state, facts).filter((each) => isAboutTheStep(each) && rungReached(state, each) > 0);
}

/** What an open step waits for besides its own gate. */
const ofSteps = [
  'list-exhausted',
  'link-not-confirmed',
  'item-asked',
  'family-not-told',
  'invitation',
  'reviewer-share',
] as const satisfies readonly (LadderName | Told)[];

/** What the open step waits for, and not what is owed beside it or what the team is told. */
function isAboutTheStep({ about }: Matter): boolean {
  return isGateLadder(about.of) || ofSteps.some((each) => each === about.of);
}
