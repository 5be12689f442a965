import { answeredQuestions, askedSince } from '../../domain/case/asked-questions';
import type { Instant, PersonId } from '../../domain/case/ids';
import type { Candidate, CaseState } from '../../domain/case/state';
import type { CaseEvent, EventType } from '../../domain/case/stored/events';
import type { Facts } from '../../domain/process/open/facts';
import { familyWaits } from '../../domain/process/open/family-side';
import { matchesSeen } from '../../domain/process/people/who-sees';
import { nameOfNumber } from '../../domain/rules/national-number';
import { entriesAboutHold } from '../hold-entries';
import { isOfOtherRequests } from '../of-other-requests';
import { nameOf } from '../viewpoint';
import { recordEntry, time } from './record-entry';
import type { CaseRecord } from './record-schema';
import { sortKeys } from './sort-keys';

export interface RecordInput {
  readonly state: CaseState;
  readonly events: readonly CaseEvent[];
  readonly facts: Facts;
  readonly now: Instant;
}

const decisions: readonly EventType[] = [
  'approved',
  'changes-asked',
  'objected',
  'stood-by',
  'lead-proceeded',
  'lead-upheld',
  'conflict-cleared',
  'conflict-refused',
  'acknowledged',
  'withdrawn',
  'went-on-conversation-owed',
  'family-not-told-recorded',
];

/**
 * The record of a case for the child's record (process page §9): see {@link CaseRecord} for the shape. The same case gives
 * the same record at any time: `now` is part of the input for what may depend on it later, and is not written.
 */
export function recordOf({ state, events, facts }: RecordInput): CaseRecord {
  const kept = { aboutHold: entriesAboutHold(events), others: matchesSeen(state, new Set(['requester'])) };
  const history = [...events]
    // Of a second request about the child the office alone knows: it is in the office's history, not in this document.
    .filter((event) => !isOfOtherRequests(event))
    .sort((a, b) => a.seq - b.seq)
    .map((event) => recordEntry(event, kept));
  const of = (...types: readonly EventType[]) =>
    history.filter((each) => (types as readonly string[]).includes(each.what));
  const record: CaseRecord = {
    document: 'second-opinion-record',
    documentVersion: 1,
    ...head(state),
    ...people(state, facts),
    ...family(state),
    asked: state.candidates.map((each) => asked(each, { state, facts })),
    decisions: of(...decisions),
    opinions: opinions(state),
    ...(state.opinionMarked === undefined ? {} : { opinionNote: state.opinionMarked }),
    questionsToReviewer: state.reviewerQuestions,
    sharing: of('sharing-recorded'),
    outcome: of('outcome-recorded'),
    ...testsOf(state),
    steps: of('step-taken', 'other-way-recorded', 'resolved'),
    owed: state.debts,
    history,
  };
  return sortKeys(record) as CaseRecord;
}

/** The record as the bytes that are exported: sorted, indented, ending in a line break. */
export function recordText(record: CaseRecord): string {
  return `${JSON.stringify(sortKeys(record), null, 2)}\n`;
}

function head(state: CaseState) {
  const handling: CaseRecord['handling'] = [
    ...(familyWaits(state) ? (['not-for-family'] as const) : []),
    ...(state.stage.status === 'closed-death' ? (['after-a-death'] as const) : []),
  ];
  return {
    ref: state.ref,
    kind: state.kind,
    status: state.stage.status,
    caseVersion: state.version,
    openedAt: time(state.openedAt),
    lastChangeAt: time(state.lastEventAt),
    handling,
    request: state.request,
    ...nationalNumber(state),
    ...(state.linkedFrom === undefined ? {} : { linkedFrom: state.linkedFrom.ref }),
    linkedTo: state.linkedTo.map((each) => ({ ...each, at: time(each.at) })),
  };
}

/** The child's number by its own name: the request's field has held every scheme's since the first release. */
function nationalNumber({ request }: CaseState): Pick<CaseRecord, 'nationalNumber'> {
  const number = request.child.nhsNumber;
  return number === undefined ? {} : { nationalNumber: { name: nameOfNumber(number), number } };
}

function people(state: CaseState, facts: Facts) {
  const who = (id: PersonId) => ({ id, name: nameOf({ state, facts }, id) });
  const { hold } = state;
  return {
    people: {
      requester: who(state.requester),
      namedConsultant: who(state.namedConsultant),
      actingConsultant: who(state.actingConsultant),
      actingAs: state.actingAs,
      team: state.members.map(({ person, as, since, until }) => ({
        who: who(person),
        as,
        since: time(since),
        ...(until === undefined ? {} : { until: time(until) }),
      })),
    },
    ...(hold === undefined
      ? {}
      : {
          hold: {
            since: time(hold.since),
            by: who(hold.by),
            provisional: hold.provisional,
            authority: hold.authority,
            reviewOn: hold.reviewOn,
          },
        }),
  };
}

function family({
  conversation,
  parentalResponsibility,
  youngAdultWishes,
  youngPerson,
  wentOnWithout,
  pack,
  items,
  information,
}: CaseState) {
  return {
    ...(conversation === undefined ? {} : { conversation }),
    ...(parentalResponsibility === undefined ? {} : { parentalResponsibility }),
    ...(youngAdultWishes === undefined
      ? {}
      : { youngAdultWishes: { ...youngAdultWishes, at: time(youngAdultWishes.at) } }),
    ...(youngPerson === undefined ? {} : { youngPerson: { ...youngPerson, at: time(youngPerson.at) } }),
    ...(wentOnWithout === undefined
      ? {}
      : { wentOnWithout: { ...wentOnWithout, at: time(wentOnWithout.at) } }),
    pack,
    items,
    information,
  };
}

function asked(candidate: Candidate, view: { state: CaseState; facts: Facts }): CaseRecord['asked'][number] {
  const { acceptance, invitedAt, linkConfirmedAt, work } = candidate;
  return {
    name: candidate.name,
    person: { id: candidate.person, name: nameOf(view, candidate.person) },
    proposedBy: candidate.proposedBy,
    ...(candidate.recommended === undefined ? {} : { recommended: candidate.recommended }),
    ...(work === undefined ? {} : { work }),
    standing: candidate.standing,
    ...(candidate.standing === 'lapsed'
      ? { because: candidate.undeliverable ? ('undeliverable' as const) : ('unanswered' as const) }
      : {}),
    ...(invitedAt === undefined ? {} : { invitedAt: time(invitedAt) }),
    ...(acceptance === undefined
      ? {}
      : {
          acceptedAt: time(acceptance.at),
          registrationNumber: acceptance.registrationNumber,
          conflicts: acceptance.conflicts,
          canMeetDate: acceptance.canMeetDate,
        }),
    ...(linkConfirmedAt === undefined ? {} : { noLinkConfirmedAt: time(linkConfirmedAt) }),
  };
}

function testsOf(state: CaseState): Pick<CaseRecord, 'tests' | 'noTest' | 'testedInWords'> {
  const { tests = [], noTest, testedInWords } = state;
  return {
    tests: tests.map(({ tester, name, askedAt, answered }) => ({
      tester: { id: tester, name },
      askedAt: time(askedAt),
      ...(answered === undefined ? {} : { answeredAt: time(answered.at), finding: answered.finding }),
      ...(answered?.doubt === undefined ? {} : { doubt: answered.doubt }),
    })),
    ...(noTest === undefined ? {} : { noTest: { reason: noTest.reason, at: time(noTest.at) } }),
    ...(testedInWords === undefined ? {} : { testedInWords }),
  };
}

function opinions(state: CaseState): CaseRecord['opinions'] {
  return state.opinions.map((each, index) => ({
    version: index + 1,
    seq: each.seq,
    at: time(each.at),
    reviewer: each.reviewer,
    opinion: each.opinion,
    answers: [
      ...answeredQuestions(each).map(({ from, question, answer }) => ({ from, question, answer })),
      // Asked after the latest version, which so does not answer them.
      ...(index === state.opinions.length - 1 ? askedSince(state, each) : []),
    ],
  }));
}
