import type { Instant, PersonId } from '../../case/ids';
import { type CaseState, reviewerOf } from '../../case/state';
import { standingHolder } from '../../directory/lookup';
import { parentCode } from '../../directory/organisations';
import { actingStandingRoles } from '../../directory/schema';
import type { Facts } from '../open/facts';
import { isAway, isIn } from './standing-roles';

const active = ['listed', 'invited', 'lapsed', 'reserve', 'reviewer'];

/** Whether the person's own part keeps them from testing the plan, whenever that is: never consultant, requester or reviewer. */
export function isTheirOwnPlan(state: CaseState, person: PersonId): boolean {
  const { requester, namedConsultant, actingConsultant, candidates, opinions } = state;
  const gave = opinions.map(({ reviewer }) => candidates.find(({ id }) => id === reviewer)?.person);
  return [requester, namedConsultant, actingConsultant, reviewerOf(state)?.person, ...gave].includes(person);
}

/**
 * Who may be asked to test the plan now, in the order of the law: the senior clinicians of the team; where none of them is
 * free, those of the organisation; where there is none, the clinical lead or the alternate, unless they have decided that the
 * request goes on (process page §2, tester). Whoever has not answered is not free any more. Whoever is asked for the opinion
 * is left out: nobody is made one of the team who is to be independent of it.
 * @returns the ids of one of these groups, or none where nobody exists
 */
export function whoMayTest(state: CaseState, facts: Facts, now: Instant): readonly PersonId[] {
  const silent = (state.tests ?? []).filter(({ answered }) => answered === undefined);
  const isFree = (person: PersonId) =>
    isIn(facts, person) &&
    !isAway(facts, person, now) &&
    !isTheirOwnPlan(state, person) &&
    !state.candidates.some((each) => each.person === person && active.includes(each.standing)) &&
    !silent.some(({ tester }) => tester === person);
  const groups = [ofTheTeam(state, facts), ofTheOrganisation(state, facts), leads(state, facts)];
  return groups.map((each) => each.filter(isFree)).find((each) => each.length > 0) ?? [];
}

function ofTheTeam({ members }: CaseState, { directory }: Facts): readonly PersonId[] {
  const inTeam = members.filter(({ as, until }) => until === undefined && (as === 'mdt' || as === 'other'));
  return inTeam
    .map(({ person }) => person)
    .filter((person) => directory.byId.get(person)?.grade === 'consultant');
}

/** Without those who hold a standing role there: they have another part on the request. */
function ofTheOrganisation(state: CaseState, facts: Facts): readonly PersonId[] {
  const treating = parentCode(state.request.child.organisation, facts.directory);
  const standing = actingStandingRoles.flatMap((role) => holders(state, facts, role));
  const consultants = facts.directory.consultantsByEmployer.get(treating) ?? [];
  return consultants.map(({ id }) => id).filter((id) => !standing.includes(id));
}

function leads(state: CaseState, facts: Facts): readonly PersonId[] {
  const decided = state.leadDecidedBy ?? [];
  return holders(state, facts, 'clinical-lead').filter((person) => !decided.includes(person));
}

function holders(
  { request, standIns }: CaseState,
  { directory }: Facts,
  role: (typeof actingStandingRoles)[number],
): readonly PersonId[] {
  const { holder, alternate } = standingHolder(directory, request.child.organisation, role);
  return [standIns[role], holder?.id, alternate?.id].filter((each) => each !== undefined);
}
