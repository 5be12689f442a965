import type { Instant, PersonId } from '../case/ids';
import type { CaseState, OpenStatus } from '../case/state';
import { isTerminal, reviewerOf } from '../case/state';
import type { DirectoryIndex } from '../directory/lookup';
import { onLeave, standingHolder } from '../directory/lookup';
import type { ActingStandingRole } from '../directory/schema';
import { actingStandingRoles } from '../directory/schema';
import { londonDate } from '../rules/london-time';
import type { Role } from './lifecycle';

/** What decide may know besides the case: data, never a query. */
export interface Facts {
  readonly directory: DirectoryIndex;
}

/** The obligation key of the open gate: a new gate starts a new ladder. */
export function gateKey(state: CaseState): string {
  return `gate:${state.stage.status}:${state.gateSince}`;
}

const consultantsGates: readonly OpenStatus[] = [
  'consultant-review',
  'opinion-given',
  'family-step',
  'sharing',
  'outcome',
  'resolution',
];

/** Highest reminder that the acting consultant has had on the open gate or on a debt of theirs. */
function consultantsRung(state: CaseState): number {
  const ownsGate = (consultantsGates as readonly string[]).includes(state.stage.status);
  const keys = state.debts.filter((each) => each.kind !== 'lead-decision').map((each) => `debt:${each.id}`);
  if (ownsGate) keys.push(gateKey(state));
  return Math.max(0, ...keys.map((key) => state.rungs[key]?.rung ?? 0));
}

function isCandidateOrReviewer(state: CaseState, person: PersonId): boolean {
  return state.candidates.some(
    (each) => each.person === person && ['invited', 'lapsed', 'reserve', 'reviewer'].includes(each.standing),
  );
}

/**
 * The dated stand-in for the named consultant: set on the case, else the directory's.
 * Never requester, candidate or reviewer (process page §4b, set deputy).
 */
export function deputyOf(state: CaseState, facts: Facts, now: Instant): PersonId | undefined {
  const today = londonDate(now);
  const set = state.deputy;
  const found =
    set !== undefined && set.from <= today && today <= set.to
      ? set.person
      : facts.directory.byId.get(state.namedConsultant)?.deputy;
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
    state.members.some((each) => each.person === person && each.until === undefined)
  );
}

/** Whether the person may not take this decision: an objector does not decide that objection (process page I3). */
function isObjector(state: CaseState, person: PersonId): boolean {
  return state.stage.status === 'lead-review' && state.stage.cause.why === 'objected' && state.stage.cause.by === person;
}

/**
 * Who holds a standing role on this case: whoever the coordinator named, the holder, or the alternate when the holder
 * has another role on the case. Undefined when nobody is free, and then somebody must be named (process page §2, I15).
 */
export function holderOf(
  state: CaseState,
  facts: Facts,
  role: ActingStandingRole,
  now: Instant,
): PersonId | undefined {
  const { holder, alternate } = standingHolder(facts.directory, state.request.child.organisation, role);
  const free = (person: PersonId | undefined): person is PersonId =>
    person !== undefined &&
    !hasAnotherRole(state, facts, person, now) &&
    !(role === 'clinical-lead' && isObjector(state, person));
  const found = [state.standIns[role], holder?.id, alternate?.id].find(free);
  // The second-opinion office never goes dark: it can at least name somebody (I15); what it may not do I3 says.
  return found ?? (role === 'coordinator' ? holder?.id : undefined);
}

/** The alternate, where there is one and it is not the present holder. */
export function secondOf(
  state: CaseState,
  facts: Facts,
  role: ActingStandingRole,
  now: Instant,
): PersonId | undefined {
  const { holder, alternate } = standingHolder(facts.directory, state.request.child.organisation, role);
  const first = holderOf(state, facts, role, now);
  return [alternate?.id, holder?.id].find(
    (each) => each !== undefined && each !== first && !hasAnotherRole(state, facts, each, now) && !isObjector(state, each),
  );
}

/** Whether the person is away that day (directory). */
export function isAway(facts: Facts, person: PersonId, now: Instant): boolean {
  const found = facts.directory.byId.get(person);
  return found !== undefined && onLeave(found, now) !== undefined;
}

/**
 * Whether the person may take over now: the deputy at once while the consultant is away, else from the second reminder;
 * the clinical lead from the third (process page §4b).
 */
export function mayTakeOver(
  state: CaseState,
  facts: Facts,
  person: PersonId,
  now: Instant,
): 'deputy' | 'clinical-lead' | undefined {
  if (isTerminal(state) || person === state.actingConsultant) return undefined;
  const rung = consultantsRung(state);
  const away = isAway(facts, state.actingConsultant, now);
  if (person === deputyOf(state, facts, now) && state.actingAs === 'named-consultant' && (away || rung >= 2)) {
    return 'deputy';
  }
  const deputyCanHelp = deputyOf(state, facts, now) !== undefined && state.actingAs === 'named-consultant';
  if (person === holderOf(state, facts, 'clinical-lead', now) && (rung >= 3 || (away && !deputyCanHelp))) {
    return 'clinical-lead';
  }
  return undefined;
}

/**
 * Who may approve, ask for changes or object: the acting consultant; for an external second opinion that the
 * consultant asked for, the deputy or the clinical lead. An ESO's requester never (process page §4a, I3).
 */
export function approversOf(state: CaseState, facts: Facts, now: Instant): readonly PersonId[] {
  const own =
    state.kind === 'external-second-opinion' &&
    (state.requester === state.namedConsultant || state.requester === state.actingConsultant);
  const found = own
    ? [deputyOf(state, facts, now), holderOf(state, facts, 'clinical-lead', now)]
    : [state.actingConsultant];
  if (own && state.actingConsultant !== state.requester) found.unshift(state.actingConsultant);
  return [...new Set(found)].filter(
    (each): each is PersonId =>
      each !== undefined && !(state.kind === 'external-second-opinion' && each === state.requester),
  );
}

/** Every role the person has on this case now; empty for a stranger (process page I7). */
export function rolesOf(state: CaseState, facts: Facts, person: PersonId, now: Instant): ReadonlySet<Role> {
  const found = new Set<Role>();
  if (person === state.requester) found.add('requester');
  if (person === state.namedConsultant) found.add('named-consultant');
  if (person === state.actingConsultant) found.add('acting-consultant');
  if (approversOf(state, facts, now).includes(person)) found.add('approver');
  if (person === deputyOf(state, facts, now)) found.add('deputy');
  if (person === state.handOver?.to) found.add('incoming-consultant');
  for (const each of state.candidates) {
    if (each.person !== person) continue;
    if (['invited', 'lapsed', 'reserve'].includes(each.standing)) found.add('candidate');
  }
  const reviewer = reviewerOf(state);
  if (reviewer?.person === person) found.add('reviewer');
  for (const each of state.members) {
    if (each.person !== person || each.until !== undefined) continue;
    found.add(each.as === 'advocate' ? 'advocate' : each.as === 'gp' ? 'gp' : 'member');
  }
  for (const role of actingStandingRoles) {
    if (holderOf(state, facts, role, now) === person) found.add(role);
    else if (secondOf(state, facts, role, now) === person && secondActs(state, role)) found.add(role);
  }
  return found;
}

/** The alternate stands beside the holder once reminders have reached them. */
function secondActs(state: CaseState, role: ActingStandingRole): boolean {
  const rung = (key: string) => state.rungs[key]?.rung ?? 0;
  if (role === 'coordinator') return true;
  if (role === 'safeguarding-lead') return state.hold !== undefined && rung(`hold:${state.hold.since}`) >= 2;
  return (
    (state.stage.status === 'lead-review' || state.stage.status === 'conflict-check') && rung(gateKey(state)) >= 2
  );
}

/** Everybody with a role on the case: those who may open it and for whom it is indexed. */
export function everybodyOn(state: CaseState, facts: Facts, now: Instant): readonly PersonId[] {
  const maybe = new Set<PersonId | undefined>([
    state.requester,
    state.namedConsultant,
    state.actingConsultant,
    deputyOf(state, facts, now),
    state.handOver?.to,
    ...state.candidates.map((each) => each.person),
    ...state.members.map((each) => each.person),
    ...actingStandingRoles.flatMap((role) => [holderOf(state, facts, role, now), secondOf(state, facts, role, now)]),
  ]);
  return [...maybe].filter(
    (each): each is PersonId => each !== undefined && rolesOf(state, facts, each, now).size > 0,
  );
}

export interface Turn {
  readonly role: Role;
  readonly people: readonly PersonId[];
}

/**
 * Whose turn it is on the open gate (process page §6, owner; I15). Empty people means that the coordinator must name
 * somebody, and then the turn is the coordinator's.
 */
export function turnOf(state: CaseState, facts: Facts, now: Instant): Turn {
  const coordinator = holderOf(state, facts, 'coordinator', now);
  const turn = ownersTurn(state, facts, now);
  if (turn.people.length > 0) return turn;
  const fallback = coordinator ?? holderOf(state, facts, 'clinical-lead', now) ?? state.actingConsultant;
  return { role: 'coordinator', people: [fallback] };
}

function ownersTurn(state: CaseState, facts: Facts, now: Instant): Turn {
  const only = (role: Role, person: PersonId | undefined): Turn => ({ role, people: person ? [person] : [] });
  switch (state.stage.status) {
    case 'consultant-review':
      return { role: 'approver', people: approversOf(state, facts, now).slice(0, 1) };
    case 'returned':
      return only('requester', state.requester);
    case 'lead-review':
    case 'conflict-check':
      return only('clinical-lead', holderOf(state, facts, 'clinical-lead', now));
    case 'inviting': {
      const invited = state.candidates.filter((each) => each.standing === 'invited').map((each) => each.person);
      return invited.length > 0
        ? { role: 'candidate', people: invited }
        : only('coordinator', holderOf(state, facts, 'coordinator', now));
    }
    case 'under-review': {
      const asked = state.items.some((each) => each.where === undefined);
      return asked ? only('requester', state.requester) : only('reviewer', reviewerOf(state)?.person);
    }
    case 'preparing':
    case 'closing':
    case 'upheld':
    case 'withdrawn':
    case 'closed-death':
      return only('coordinator', holderOf(state, facts, 'coordinator', now));
    case 'family-step':
    case 'opinion-given':
    case 'sharing':
    case 'outcome':
    case 'resolution':
      return only('acting-consultant', state.actingConsultant);
    case 'closed':
    case 'closed-joined':
      return { role: 'coordinator', people: [] };
  }
}

