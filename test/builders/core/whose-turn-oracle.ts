import type { Instant, PersonId } from '../../../src/domain/case/ids';
import type { CaseState } from '../../../src/domain/case/state';
import { londonDate } from '../../../src/domain/rules/london-time';
import { theFacts, who } from './people';

/**
 * For whom a case of the usual people waits, read off the process page (§4a, §4b, §6) and not off the code: one line for
 * each thing that waits, with the person who owes it.
 */
export function waitsForIndependently(state: CaseState, now: Instant): ReadonlyMap<string, PersonId> {
  const found = new Map<string, PersonId>();
  const add = (what: string, person: PersonId | undefined) => {
    if (person !== undefined) found.set(`${what}, ${person}`, person);
  };
  const { stage } = state;
  const gate = `${stage.status} of ${state.gateSince}`;
  const consultant = consultantOf(state, now);
  const reviewer = state.candidates.find(({ standing }) => standing === 'reviewer')?.person;
  const asked = state.items.filter(({ where }) => where === undefined);
  switch (stage.status) {
    case 'consultant-review':
      add(gate, approverOf(state, now));
      break;
    case 'returned':
      add(gate, state.requester);
      break;
    case 'lead-review':
    case 'conflict-check':
      add(gate, leadOf(state));
      break;
    case 'preparing':
      add(gate, coordinatorOf(state));
      break;
    case 'inviting': {
      const invited = state.candidates.filter(({ standing }) => standing === 'invited');
      for (const each of invited) add(`invitation ${each.id} of ${each.invitedAt}`, each.person);
      if (invited.length === 0) add(gate, coordinatorOf(state));
      break;
    }
    case 'under-review':
      if (asked.length === 0) add(gate, reviewer);
      for (const { id } of asked) add(`item ${id}`, state.requester);
      break;
    case 'family-step':
    case 'opinion-given':
    case 'sharing':
    case 'outcome':
    case 'resolution':
      add(gate, consultant);
      break;
    case 'closing':
      if (isReadyToClose(state)) add(gate, coordinatorOf(state));
      break;
    default:
      return found;
  }
  // What is owed to the family waits under a hold; beside that, whoever owes is whoever the page says.
  const perhaps = perhapsTheSame(state);
  const held = state.hold !== undefined || perhaps.length > 0;
  for (const { ref, died } of perhaps) add(`match ${ref}`, died ? consultant : who.safeguardingLead);
  for (const { ref } of inDoubt(state)) add(`perhaps ${ref}`, coordinatorOf(state));
  for (const { id, kind } of state.debts) {
    if (kind === 'lead-decision') add(`debt ${id}`, leadOf(state));
    else if (!held && !state.awaitingYoungAdult) add(`debt ${id}`, consultant);
  }
  if (state.hold !== undefined && stage.status === 'closing' && state.familyNotTold === undefined)
    add('that the family is not told', who.safeguardingLead);
  for (const each of state.information) {
    if (each.consultantAnsweredAt === undefined) add(`information ${each.id}`, consultant);
    if (each.reviewerAsked && each.reviewerAnsweredAt === undefined) add(`information ${each.id}`, reviewer);
  }
  for (const { id, answer } of state.reviewerQuestions)
    if (answer === undefined) add(`question ${id}`, reviewer);
  add('hand-over', state.handOver?.to);
  // The office waits for the body that was asked last, as long as its answer can still put somebody on the list.
  const body = state.bodies?.at(-1);
  if (body !== undefined && body.answered === undefined && ['preparing', 'inviting'].includes(stage.status))
    add(`body ${body.id}`, coordinatorOf(state));
  // Whoever was asked last tests the plan, until they answer or the lead says why there is no test.
  const test = state.tests?.at(-1);
  if (test !== undefined && test.answered === undefined && (state.noTest?.at ?? '') < test.askedAt)
    add(`test ${test.id}`, test.tester);
  const hasAdvocate = state.members.some(({ as, until }) => as === 'advocate' && until === undefined);
  if (state.conversation?.advocateOffered === 'none-available' && !hasAdvocate && !held)
    add('an advocate', coordinatorOf(state));
  return found;
}

/** Other requests of which somebody must say whether they are about this child: held perhaps, or ended by a death. */
function perhapsTheSame({ aboutChild = [] }: CaseState) {
  return aboutChild.filter(
    (each) => each.verdict === undefined && (each.died || (each.held && !each.certain)),
  );
}

/** Found to be perhaps about this child, and nobody has said whether they are, nor is more known of them. */
function inDoubt({ matches = [], aboutChild = [], takenIn = [] }: CaseState) {
  const known = [...takenIn.map(({ ref }) => ref), ...aboutChild.map(({ ref }) => ref)];
  return matches.filter(({ ref, certain, verdict }) => certain === false && !verdict && !known.includes(ref));
}

function isReadyToClose(state: CaseState): boolean {
  const reviewer = state.candidates.some(({ standing }) => standing === 'reviewer');
  const answered = state.information.every(
    (each) =>
      each.consultantAnsweredAt !== undefined &&
      (!each.reviewerAsked || each.reviewerAnsweredAt !== undefined || !reviewer),
  );
  const talks = state.debts.some(({ kind }) => kind !== 'family-told');
  return (
    answered &&
    !talks &&
    perhapsTheSame(state).length === 0 &&
    (state.hold === undefined || state.familyNotTold !== undefined)
  );
}

function isAway(person: PersonId, now: Instant): boolean {
  const today = londonDate(now);
  const leave = theFacts.directory.byId.get(person)?.leave ?? [];
  return leave.some(({ from, to }) => from <= today && today <= to);
}

/** Each of the two oncologists stands in for the other; a deputy set by hand, on its days, before them. */
function deputyOf(state: CaseState, now: Instant): PersonId | undefined {
  const today = londonDate(now);
  const set = state.deputy;
  const usual = state.namedConsultant === who.oncologist ? who.oncologysDeputy : undefined;
  const deputy = set !== undefined && set.from <= today && today <= set.to ? set.person : usual;
  return deputy === state.requester ? undefined : deputy;
}

function consultantOf(state: CaseState, now: Instant): PersonId | undefined {
  if (!isAway(state.actingConsultant, now)) return state.actingConsultant;
  return deputyOf(state, now) ?? leadOf(state);
}

function approverOf(state: CaseState, now: Instant): PersonId | undefined {
  // Whoever ever was the requester of an external opinion does not approve it (I3).
  const asked = [state.requester, ...(state.formerRequesters ?? [])];
  const own = state.kind === 'external-second-opinion' && asked.includes(state.namedConsultant);
  return own ? (deputyOf(state, now) ?? leadOf(state)) : consultantOf(state, now);
}

/** Nobody with another role on the case; where neither is free, the coordinator has to name somebody. */
function leadOf(state: CaseState): PersonId | undefined {
  const others = [
    state.requester,
    ...state.members.filter(({ until }) => until === undefined).map(({ person }) => person),
    ...(state.tests ?? []).slice(-1).map(({ tester }) => tester),
  ];
  const objector =
    state.stage.status === 'lead-review' && state.stage.cause.why === 'objected'
      ? state.stage.cause.by
      : undefined;
  const free = (each: PersonId | undefined) =>
    each !== undefined && !others.includes(each) && each !== objector && each !== state.actingConsultant;
  return (
    [state.standIns['clinical-lead'], who.clinicalLead, who.leadsAlternate].find(free) ?? coordinatorOf(state)
  );
}

function coordinatorOf(state: CaseState): PersonId {
  return state.requester === who.coordinator ? who.coordinatorsAlternate : who.coordinator;
}
