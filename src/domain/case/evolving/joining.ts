import type { CaseState } from '../state';
import type { EventOf } from '../stored/events';
import { isFamilysOwn } from '../stored/request';
import type { Evolvers } from './evolvers';
import { endAccess, everOnTheTeam, newStep, toGate, withoutKey } from './moves';

const both = (one: readonly string[] = [], other: readonly string[] = []): string[] => [
  ...new Set([...one, ...other]),
];

/** What is said once more, by a join that was tried again, counts once. */
function takenIn(state: CaseState, event: EventOf<'duplicate-taken-in'>): CaseState {
  const { ref, version, familyAsked, questions, team, requesters, barred, excluded = [] } = event;
  const { people } = state.request;
  const before = (state.takenIn ?? []).filter((each) => each.ref !== ref);
  const more: CaseState = {
    ...state,
    request: {
      ...state.request,
      people: {
        ...people,
        suggestedBy: familyAsked && !isFamilysOwn(people.suggestedBy) ? 'family' : people.suggestedBy,
      },
    },
    formerRequesters: both(state.formerRequesters, requesters).filter((each) => each !== state.requester),
    takenIn: [...before, { ref, version }],
    barredByJoin: both(state.barredByJoin, barred),
    ...(excluded.length === 0 ? {} : { excludedByJoin: both(state.excludedByJoin, excluded) }),
    joinedQuestions: {
      family: both(state.joinedQuestions?.family, questions.family),
      child: both(state.joinedQuestions?.child, questions.child),
    },
  };
  const asks = questions.family.length + questions.child.length > 0;
  const so = everOnTheTeam(more, ...team);
  // Whoever answers has more to answer now: a form that was opened before is old (process page I10).
  return asks ? newStep(so, event) : so;
}

/** Two requests that ask the same become one (process page §4b, join duplicate). */
export const joining: Evolvers<'duplicate-joined' | 'duplicate-taken-in'> = {
  'duplicate-joined': (state, event) => {
    const { stays } = event.said;
    const { withoutPart } = event;
    // Its hold has gone over to the one that stays; before 0.2.0 it did not, and counts where it is.
    const rest = withoutPart === undefined ? state : withoutKey(state, 'hold');
    return toGate(
      { ...endAccess(rest), debts: [] },
      { status: 'closed-joined', stays, ...(withoutPart === undefined ? {} : { withoutPart }) },
      event,
    );
  },
  'duplicate-taken-in': takenIn,
};
