import type { PersonId } from '../case/ids';
import { type Candidate, type CandidateStanding, type CaseState, reviewerOf } from '../case/state';
import type { EventBody } from '../case/stored/events';
import type { WorkThen } from '../case/stored/work-then';
import { workOf } from '../directory/work-of';
import type { Facts } from '../process/open/facts';

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

/** Asks this one, and keeps what they are at this moment (process page §9). */
export function invitationOf(candidate: Candidate, facts: Facts): EventBody {
  return { type: 'candidate-invited', candidate: candidate.id, ...workThenOf(candidate, facts) };
}

/** Post and employers as the directory has them at this moment, for the entry; nothing for whoever it does not hold. */
export function workThenOf(candidate: Candidate, { directory }: Facts): { readonly work?: WorkThen } {
  const work = workOf(directory, candidate);
  return work === undefined ? {} : { work };
}
