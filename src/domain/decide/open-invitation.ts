import type { PersonId } from '../case/ids';
import { type Candidate, type CandidateStanding, type CaseState, reviewerOf } from '../case/state';

/** The person's own place on the list while it can be answered, one that is open before others (process page §4a). */
export function openInvitation(state: CaseState, person: PersonId | undefined): Candidate | undefined {
  const own = state.candidates.filter((each) => each.person === person);
  const open: readonly CandidateStanding[] = ['invited', 'lapsed', 'reserve'];
  return open
    .map((standing) => own.find((each) => each.standing === standing))
    .find((each) => each !== undefined);
}

/** The invitation that this person could accept now: theirs, or one that came too late while the place is still free. */
export function acceptable(state: CaseState, person: PersonId | undefined): Candidate | undefined {
  const own = openInvitation(state, person);
  if (own === undefined || own.standing === 'reserve') return undefined;
  return own.standing === 'lapsed' && reviewerOf(state) !== undefined ? undefined : own;
}

/** Whom to ask next: reserves first, then the list (process page §4a). */
export function nextCandidate(candidates: readonly Candidate[]): Candidate | undefined {
  return (
    candidates.find((each) => each.standing === 'reserve') ??
    candidates.find((each) => each.standing === 'listed')
  );
}
