import type { Instant, PersonId } from '../case/ids';
import { type CaseState, reviewerOf } from '../case/state';
import type { ActingStandingRole } from '../directory/schema';
import { closingWaits } from './closing-waits';
import type { Role } from './lifecycle';
import { approverNow } from './people-on-case';
import { consultantNow, type Facts, holderNow } from './standing-roles';

export interface Turn {
  readonly role: Role;
  readonly people: readonly PersonId[];
}

/**
 * Whose turn it is on the open gate (process page §6, owner; I15). Empty people means that the coordinator must name
 * somebody, and then the turn is the coordinator's.
 */
export function turnOf(state: CaseState, facts: Facts, now: Instant): Turn {
  const coordinator = holderNow(state, facts, 'coordinator', now);
  const turn = ownersTurn(state, facts, now);
  if (turn.people.length > 0) return turn;
  const fallback =
    coordinator ?? holderNow(state, facts, 'clinical-lead', now) ?? consultantNow(state, facts, now);
  return { role: 'coordinator', people: [fallback] };
}

function ownersTurn(state: CaseState, facts: Facts, now: Instant): Turn {
  const only = (role: Role, person: PersonId | undefined): Turn => ({ role, people: person ? [person] : [] });
  const standing = (role: ActingStandingRole) => only(role, holderNow(state, facts, role, now));
  switch (state.stage.status) {
    case 'consultant-review':
      return only('approver', approverNow(state, facts, now));
    case 'returned':
      return only('requester', state.requester);
    case 'lead-review':
    case 'conflict-check':
      return standing('clinical-lead');
    case 'inviting': {
      const invited = state.candidates
        .filter((each) => each.standing === 'invited')
        .map((each) => each.person);
      return invited.length > 0 ? { role: 'candidate', people: invited } : standing('coordinator');
    }
    case 'under-review': {
      const asked = state.items.some((each) => each.where === undefined);
      return asked ? only('requester', state.requester) : only('reviewer', reviewerOf(state)?.person);
    }
    case 'closing':
      return closingTurn(state, facts, now);
    case 'preparing':
    case 'upheld':
    case 'withdrawn':
    case 'closed-death':
      return standing('coordinator');
    case 'family-step':
    case 'opinion-given':
    case 'sharing':
    case 'outcome':
    case 'resolution':
      return only('acting-consultant', consultantNow(state, facts, now));
    case 'closed':
    case 'closed-joined':
      return { role: 'coordinator', people: [] };
  }
}

/** Closing waits for whoever still keeps it open, and then for the coordinator (process page §4a, §4b). */
function closingTurn(state: CaseState, facts: Facts, now: Instant): Turn {
  const role = closingWaits(state)[0]?.role ?? 'coordinator';
  const person =
    role === 'acting-consultant'
      ? consultantNow(state, facts, now)
      : role === 'reviewer'
        ? reviewerOf(state)?.person
        : holderNow(
            state,
            facts,
            role === 'clinical-lead' || role === 'safeguarding-lead' ? role : 'coordinator',
            now,
          );
  return { role, people: person === undefined ? [] : [person] };
}
