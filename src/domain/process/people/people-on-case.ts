import { isFiledAway, isToBeFiled } from '../../case/filed-away';
import type { Instant, PersonId } from '../../case/ids';
import type { CaseState } from '../../case/state';
import { everRequester, reviewerOf } from '../../case/state';
import type { ActingStandingRole } from '../../directory/schema';
import { actingStandingRoles } from '../../directory/schema';
import { bodyClerk } from '../open/bodies-asked';
import type { Facts } from '../open/facts';
import { withheldKey } from '../open/name-withheld';
import { holdKeys, openLadders } from '../open/open-ladders';
import { testerOf } from '../open/plan-tests';
import type { Role } from '../tables/lifecycle';
import { ladders } from '../tables/obligations';
import { asNow } from './by-directory';
import { onceAMoment } from './once-a-moment';
import {
  consultantNow,
  deputyAtHand,
  deputyOf,
  holderOf,
  isAway,
  isIn,
  mayNotJudge,
  secondOf,
} from './standing-roles';

/** Highest reminder on anything that waits for one of these roles first: the open step, an answer, a debt, wishes. */
function rungOf(state: CaseState, ...owners: readonly Role[]): number {
  return openLadders(state)
    .filter(({ name }) => owners.includes(ladders[name].first))
    .reduce((highest, { key }) => Math.max(highest, state.rungs[key]?.rung ?? 0), 0);
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
  // What a closed request still owes is the consultant's too: whoever stands in for them pays it (process page I15).
  if (isFiledAway(state) || isToBeFiled(state) || person === state.actingConsultant) return undefined;
  const rung = rungOf(state, 'acting-consultant', 'approver');
  const away = isAway(facts, state.actingConsultant, now);
  if (
    person === deputyOf(state, facts, now) &&
    state.actingAs === 'named-consultant' &&
    (away || rung >= 2)
  ) {
    return 'deputy';
  }
  const deputyCanHelp = deputyAtHand(state, facts, now) !== undefined;
  if (person === holderOf(state, facts, 'clinical-lead', now) && (rung >= 3 || (away && !deputyCanHelp))) {
    return 'clinical-lead';
  }
  return undefined;
}

/** Who is asked to review the request now: the first approver who is there. */
export function approverNow(state: CaseState, facts: Facts, now: Instant): PersonId | undefined {
  const approvers = approversOf(state, facts, now);
  const there = approvers.find((each) => !isAway(facts, each, now));
  if (there !== undefined || approvers[0] !== state.actingConsultant) return there ?? approvers[0];
  return consultantNow(state, facts, now);
}

/**
 * Who may approve, ask for changes or object: the acting consultant; for an external second opinion that the
 * consultant asked for, the deputy or the clinical lead. Nobody who ever was an ESO's requester (process page §4a, I3).
 */
export function approversOf(state: CaseState, facts: Facts, now: Instant): readonly PersonId[] {
  const { kind, namedConsultant, actingConsultant } = state;
  const asked = everRequester(state);
  const own =
    kind === 'external-second-opinion' &&
    (asked.includes(namedConsultant) || asked.includes(actingConsultant));
  const found = own
    ? [actingConsultant, deputyOf(state, facts, now), holderOf(state, facts, 'clinical-lead', now)]
    : [actingConsultant];
  return [...new Set(found)].filter(
    (each): each is PersonId =>
      each !== undefined && !(kind === 'external-second-opinion' && mayNotJudge(state, each)),
  );
}

/**
 * Every role the person has on this case now; empty for a stranger (process page I7), and for whoever is not in the
 * directory, whatever the case says of them: in a tenant that many organisations share nothing else keeps out somebody
 * who has left (process page §2).
 */
export const rolesOf = onceAMoment(workOutRoles);

function workOutRoles(asWritten: CaseState, facts: Facts, person: PersonId, now: Instant): ReadonlySet<Role> {
  const state = asNow(asWritten, facts, now);
  const found = new Set<Role>();
  if (!isIn(facts, person)) return found;
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
  if (person === testerOf(state)) found.add('tester');
  if (person === bodyClerk(state, facts.directory)) found.add('body-clerk');
  for (const role of actingStandingRoles) {
    if (holderOf(state, facts, role, now) === person) found.add(role);
    else if (secondOf(state, facts, role, now) === person && secondActs(state, facts, role, now))
      found.add(role);
  }
  return found;
}

/** The alternate acts beside the holder who is away, and once reminders have reached the alternate. */
function secondActs(state: CaseState, facts: Facts, role: ActingStandingRole, now: Instant): boolean {
  if (role === 'coordinator') return true;
  const holder = holderOf(state, facts, role, now);
  if (holder !== undefined && isAway(facts, holder, now)) return true;
  const keys = reviewKeys(state, role);
  return rungOf(state, role) >= 2 || keys.some((key) => (state.rungs[key]?.rung ?? 0) >= 2);
}

/** Under which keys this role is reminded of what has a date to be looked at again, and no ladder. */
function reviewKeys(state: CaseState, role: ActingStandingRole): readonly string[] {
  if (role === 'safeguarding-lead') return Object.values(holdKeys(state) ?? {});
  return role === 'clinical-lead' ? (state.namesWithheld ?? []).map(withheldKey) : [];
}

/** Everybody with a role on the case: those who may open it and for whom it is indexed. */
export function everybodyOn(asWritten: CaseState, facts: Facts, now: Instant): readonly PersonId[] {
  const state = asNow(asWritten, facts, now);
  const maybe = new Set<PersonId | undefined>([
    state.requester,
    state.namedConsultant,
    state.actingConsultant,
    deputyOf(state, facts, now),
    state.handOver?.to,
    ...state.candidates.map((each) => each.person),
    ...state.members.map((each) => each.person),
    testerOf(state),
    bodyClerk(state, facts.directory),
    ...actingStandingRoles.flatMap((role) => [
      holderOf(state, facts, role, now),
      secondOf(state, facts, role, now),
    ]),
  ]);
  return [...maybe].filter(
    (each): each is PersonId => each !== undefined && rolesOf(state, facts, each, now).size > 0,
  );
}
