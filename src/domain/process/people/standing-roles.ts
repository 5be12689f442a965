import type { Instant, PersonId } from '../../case/ids';
import { type CaseState, everRequester } from '../../case/state';
import { onLeave, standingHolder } from '../../directory/lookup';
import type { ActingStandingRole } from '../../directory/schema';
import { londonDate } from '../../rules/london-time';
import type { Facts } from '../open/facts';
import { testerOf } from '../open/plan-tests';
import { onceAMoment } from './once-a-moment';

/** Whether the person is asked for an opinion, in reserve, or holds the place. */
export function isCandidateOrReviewer(state: CaseState, person: PersonId): boolean {
  return state.candidates.some(
    (each) => each.person === person && ['invited', 'lapsed', 'reserve', 'reviewer'].includes(each.standing),
  );
}

/** Whom the directory appoints to stand in for this consultant: nobody, or one. */
export function directoryDeputies({ directory }: Facts, consultant: PersonId): readonly PersonId[] {
  return [directory.byId.get(consultant)?.deputy].filter((each) => each !== undefined);
}

/**
 * Everybody who is appointed to stand in for the named consultant, now or on other days, whatever else they are on the
 * case: while one is set for some days, the directory's is the deputy again after them (process page I2).
 */
export function appointedDeputies(state: CaseState, facts: Facts, now: Instant): readonly PersonId[] {
  const { deputy } = state;
  const dated = deputy !== undefined && londonDate(now) <= deputy.to ? [deputy.person] : [];
  return [...dated, ...directoryDeputies(facts, state.namedConsultant)];
}

/**
 * The dated stand-in for the named consultant: set on the case, else the directory's.
 * Never requester, candidate or reviewer (process page §4b, set deputy).
 */
export function deputyOf(state: CaseState, facts: Facts, now: Instant): PersonId | undefined {
  const { deputy, namedConsultant } = state;
  const today = londonDate(now);
  const dated = deputy !== undefined && deputy.from <= today && today <= deputy.to;
  const set = dated && isIn(facts, deputy.person) ? deputy.person : undefined;
  const found = set ?? facts.directory.byId.get(namedConsultant)?.deputy;
  if (found === undefined || found === state.requester || found === state.namedConsultant) return undefined;
  return isCandidateOrReviewer(state, found) ? undefined : found;
}

/** Whether this person has a role on the case that keeps them out of a standing one (process page §2). */
function hasAnotherRole(state: CaseState, facts: Facts, person: PersonId, now: Instant): boolean {
  return (
    person === state.requester ||
    person === state.namedConsultant ||
    person === state.actingConsultant ||
    person === deputyOf(state, facts, now) ||
    isCandidateOrReviewer(state, person) ||
    person === testerOf(state) ||
    state.members.some((each) => each.person === person && each.until === undefined)
  );
}

/**
 * Whether the person may not judge whether the request goes on, neither as approver nor as clinical lead: whoever ever
 * was the requester of an external second opinion, whoever sent it among them, and an objector that objection. The ban
 * belongs to the person, whatever part they have now (process page I3).
 */
export function mayNotJudge(state: CaseState, person: PersonId): boolean {
  const { kind, stage } = state;
  if (kind === 'external-second-opinion' && everRequester(state).includes(person)) return true;
  return stage.status === 'lead-review' && stage.cause.why === 'objected' && stage.cause.by === person;
}

/** Whether the person may hold the role on this case: in the directory, with no other part, and not in their own matter. */
function isFree(
  state: CaseState,
  facts: Facts,
  role: ActingStandingRole,
  person: PersonId,
  now: Instant,
): boolean {
  return (
    isIn(facts, person) &&
    !hasAnotherRole(state, facts, person, now) &&
    !(role === 'clinical-lead' && mayNotJudge(state, person))
  );
}

/**
 * Who holds a standing role on this case: whoever the coordinator named, the holder, or the alternate when the holder
 * has another role on the case. Undefined when nobody is free, and then somebody must be named (process page §2, I15).
 */
export const holderOf = onceAMoment(workOutHolder);

function workOutHolder(
  state: CaseState,
  facts: Facts,
  role: ActingStandingRole,
  now: Instant,
): PersonId | undefined {
  const { holder, alternate } = standingHolder(facts.directory, state.request.child.organisation, role);
  const found = [state.standIns[role], holder?.id, alternate?.id].find(
    (each) => each !== undefined && isFree(state, facts, role, each, now),
  );
  if (found !== undefined || role !== 'coordinator') return found;
  // The second-opinion office never goes dark: it can at least name somebody (I15); what it may not do I3 says.
  const office = [holder?.id, alternate?.id].filter((each) => each !== undefined);
  return office.find((each) => !isCandidateOrReviewer(state, each)) ?? office[0];
}

/** The alternate, where there is one and it is not the present holder. */
export const secondOf = onceAMoment(workOutSecond);

function workOutSecond(
  state: CaseState,
  facts: Facts,
  role: ActingStandingRole,
  now: Instant,
): PersonId | undefined {
  const { holder, alternate } = standingHolder(facts.directory, state.request.child.organisation, role);
  const first = holderOf(state, facts, role, now);
  return [alternate?.id, holder?.id].find(
    (each) => each !== undefined && each !== first && isFree(state, facts, role, each, now),
  );
}

/** Whether the person is in the directory: whoever is not has no role on any case (process page §2). */
export function isIn({ directory }: Facts, person: PersonId): boolean {
  return directory.byId.has(person);
}

/** Whether the person is away that day, or for good: whoever has left the directory is waited for by nobody. */
export function isAway(facts: Facts, person: PersonId, now: Instant): boolean {
  const found = facts.directory.byId.get(person);
  return found === undefined || (found.leave.length > 0 && onLeave(found, now) !== undefined);
}

/** The person, or the one who stands in while they are away, unless that one is away too (process page §6). */
function present(person: PersonId, standIn: PersonId | undefined, facts: Facts, now: Instant): PersonId {
  return isAway(facts, person, now) && standIn !== undefined && !isAway(facts, standIn, now)
    ? standIn
    : person;
}

/** The deputy who can take over from an absent named consultant: not where somebody took over, nor while away too. */
export function deputyAtHand(state: CaseState, facts: Facts, now: Instant): PersonId | undefined {
  const deputy = deputyOf(state, facts, now);
  if (deputy === undefined || deputy === state.actingConsultant || isAway(facts, deputy, now))
    return undefined;
  return state.actingAs === 'named-consultant' ? deputy : undefined;
}

/** Who is asked as acting consultant now: while away, the deputy at once, else the clinical lead (process page §6). */
export function consultantNow(state: CaseState, facts: Facts, now: Instant): PersonId {
  const consultant = state.actingConsultant;
  if (!isAway(facts, consultant, now)) return consultant;
  const standIn = deputyAtHand(state, facts, now) ?? holderNow(state, facts, 'clinical-lead', now);
  return present(consultant, standIn, facts, now);
}

/** Who is asked in a standing role now: the alternate while the holder is away (process page §6). */
export function holderNow(
  state: CaseState,
  facts: Facts,
  role: ActingStandingRole,
  now: Instant,
): PersonId | undefined {
  const holder = holderOf(state, facts, role, now);
  return holder && present(holder, secondOf(state, facts, role, now), facts, now);
}
