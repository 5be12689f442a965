import type { OpenStage, Stage } from '../stage';
import { type Candidate, type CandidateStanding, type CaseState, reviewerOf } from '../state';
import type { CaseEvent } from '../stored/events';

/** Small moves that several events share. */

/** Opens a gate: a new step, and reminders start anew. */
export function toGate(state: CaseState, stage: Stage, event: Pick<CaseEvent, 'seq' | 'at'>): CaseState {
  return { ...state, stage, step: event.seq, gateSince: event.at };
}

/** A new step at the same gate: older cards and open invitations become old; the reminders run on (process page I10). */
export function newStep(state: CaseState, event: Pick<CaseEvent, 'seq'>): CaseState {
  const candidates = state.candidates.map((each) => (each.step > 0 ? { ...each, step: event.seq } : each));
  return { ...state, step: event.seq, candidates };
}

/** Where a request goes once the review is done: critical friend to inviting, external second opinion to the family. */
export function afterReview(state: CaseState): OpenStage {
  return { status: state.kind === 'critical-friend' ? 'inviting' : 'family-step' };
}

export function changeCandidate(
  state: CaseState,
  id: string,
  change: (candidate: Candidate) => Candidate,
): CaseState {
  return { ...state, candidates: state.candidates.map((each) => (each.id === id ? change(each) : each)) };
}

export function setStanding(state: CaseState, id: string, standing: CandidateStanding): CaseState {
  return changeCandidate(state, id, (each) => ({ ...each, standing }));
}

/** The reviewer leaves the slot before an opinion: invitations go on (process page §4a). */
export function freeSlot(
  state: CaseState,
  id: string,
  standing: CandidateStanding,
  event: Pick<CaseEvent, 'seq' | 'at'>,
): CaseState {
  const left = changeCandidate(state, id, ({ linkConfirmedAt: _, ...each }) => ({ ...each, standing }));
  return toGate(withoutKey({ ...left, items: [] }, 'exhaustedAt'), { status: 'inviting' }, event);
}

/** Whoever is invited has the whole time to answer again, from now. */
export function askedAnew(state: CaseState, { at }: Pick<CaseEvent, 'at'>): CaseState {
  const candidates = state.candidates.map((each) =>
    each.standing === 'invited' ? { ...each, invitedAt: at } : each,
  );
  return { ...state, candidates };
}

/** Ends every invitation that is still open: nobody who is asked stays asked. */
export function endInvitations(state: CaseState): CaseState {
  const open = ['listed', 'invited', 'lapsed', 'reserve'];
  const candidates = state.candidates.map((each) =>
    open.includes(each.standing) ? { ...each, standing: 'withdrawn' as const } : each,
  );
  return { ...state, candidates };
}

/** Ends the invitations, and the reviewer's place where no opinion was given: nobody works on a case that is over. */
export function endAccess(state: CaseState): CaseState {
  const reviewer = reviewerOf(state);
  const ended = endInvitations(state);
  if (reviewer === undefined || state.opinions.length > 0) return ended;
  return setStanding(ended, reviewer.id, 'stood-down');
}

/** The state without an optional field: absent, never undefined. */
export function withoutKey<K extends keyof CaseState>(state: CaseState, key: K): CaseState {
  const { [key]: _, ...rest } = state;
  return rest as unknown as CaseState;
}

/** Adds people to those who were ever on the team (process page I2). */
export function everOnTheTeam(state: CaseState, ...people: readonly string[]): CaseState {
  return { ...state, everOnTheTeam: [...new Set([...state.everOnTheTeam, ...people])] };
}
