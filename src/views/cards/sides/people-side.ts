import type { PersonId } from '../../../domain/case/ids';
import { type Candidate, reviewerOf } from '../../../domain/case/state';
import { findOrganisation } from '../../../domain/directory/lookup';
import { actingStandingRoles } from '../../../domain/directory/schema';
import { testerOf } from '../../../domain/process/open/plan-tests';
import { deputyOf, holderOf } from '../../../domain/process/people/standing-roles';
import { saysTooLate } from '../../says-too-late';
import { nameOf, type Viewpoint } from '../../viewpoint';
import { sayProposed } from '../../words/say-proposed';
import { sayStanding } from '../../words/say-standing';
import { texts } from '../../words/texts';
import { sayDayOf } from '../../words/when';
import { fact, type Line, type Section, section } from '../lines';

/** A name with what helps to find the person: job, workplace, telephone. */
function contact(view: Viewpoint, person: PersonId): string {
  const found = view.facts.directory.byId.get(person);
  const place = found && findOrganisation(view.facts.directory, found.organisation)?.name;
  return [nameOf(view, person), found?.jobTitle, place, found?.phone].filter((each) => each).join(', ');
}

function team(view: Viewpoint): readonly Line[] {
  return view.state.members.map((each) => {
    const role = each.as === 'advocate' || each.as === 'gp' ? texts.roles[each.as] : texts.roles.member;
    const until = each.until === undefined ? '' : ` (until ${sayDayOf(each.until)})`;
    return fact(role.charAt(0).toUpperCase() + role.slice(1), contact(view, each.person) + until);
  });
}

/** Whoever holds the slot; for a panel its name too, before its clerk's. */
function giver(
  view: Viewpoint,
  { name, person }: { readonly name: string; readonly person: PersonId },
): string {
  const reached = contact(view, person);
  return name === nameOf(view, person) ? reached : `${name}; ${reached}`;
}

/** How it stands with somebody who was asked, with what they said of the date when they accepted. */
function standingOf({ state }: Viewpoint, candidate: Candidate): string {
  const late = saysTooLate(state, candidate) ? `; ${texts.cannotMeetDate}` : '';
  return sayStanding(state, candidate) + late;
}

/** Who has which role, and who was asked: with the numbers to ring. */
export function peopleSide(view: Viewpoint): readonly Section[] {
  const { state, facts, now, sees } = view;
  const deputy = deputyOf(state, facts, now);
  const reviewer = reviewerOf(state);
  const tester = testerOf(state);
  const standing = actingStandingRoles.flatMap((role) => {
    const holder = holderOf(state, facts, role, now);
    const name = texts.roles[role];
    return [
      fact(
        name.charAt(0).toUpperCase() + name.slice(1),
        holder === undefined ? 'nobody is free' : contact(view, holder),
      ),
    ];
  });
  const roles = [
    fact('Requester', contact(view, state.requester)),
    fact('Named consultant', contact(view, state.namedConsultant)),
    ...(state.actingConsultant === state.namedConsultant
      ? []
      : [fact('Acting consultant', contact(view, state.actingConsultant))]),
    ...(deputy === undefined ? [] : [fact('Deputy', contact(view, deputy))]),
    ...(reviewer === undefined ? [] : [fact('Reviewer', giver(view, reviewer))]),
    // The family is told that the plan was tested, and not by whom.
    ...(tester === undefined || !sees.has('decisions')
      ? []
      : [fact('Tests the plan', contact(view, tester))]),
  ];
  const asked = sees.has('invitations')
    ? state.candidates.flatMap((each) => [
        fact(each.name, `${standingOf(view, each)}; ${sayProposed(each)}`),
        ...(each.warning === undefined ? [] : [fact('Note', each.warning)]),
      ])
    : [];
  return [
    ...section('Who acts', roles),
    ...section('The team around the child', team(view)),
    ...section('Who stands behind it', standing),
    ...section('Who is asked, in order', asked),
  ];
}
