import { type CaseState, caseState } from '../../../src/domain/case/state';
import { type DirectoryIndex, indexDirectory } from '../../../src/domain/directory/lookup';
import { type Directory, directory } from '../../../src/domain/directory/schema';
import type { FormContext, Values } from '../../../src/views/cards/forms/field';

/** Invented people, a case in which everything stands, and a context for the forms. */
const id = (n: number) => `00000000-0000-4000-8000-${String(n).padStart(12, '0')}`;
const now = '2026-12-01T10:00:00.000Z';
const requester = id(1);
export const consultant = id(2);
const deputy = id(3);
export const advocate = id(4);
export const gp = id(5);
export const nurse = id(6);
export const outsider = id(7);
export const colleague = id(8);
const clerk = id(9);
const panel = id(500);

function organisation(code: string, name: string): Directory['organisations'][number] {
  return {
    code,
    name,
    kind: 'trust',
    nation: 'england',
    sites: [{ code: `${code}1`, name: `${name} Children’s Hospital` }],
    workingHours: { from: '09:00', to: '17:00' },
    quietHours: { from: '20:00', to: '07:00' },
    rapidReviewRoute: 'Ring 2222 and say “paediatric rapid review”.',
    officePhone: '0117 496 0000',
  };
}

type Person = Directory['people'][number];
function person(
  n: number,
  name: string,
  grade: Person['grade'],
  code: string,
  more: Partial<Person> = {},
): Person {
  return {
    id: id(n),
    name,
    jobTitle: `${grade} in paediatric neurology`,
    specialty: 'Neurology',
    phone: '',
    grade,
    organisation: code,
    otherEmployers: [],
    leave: [],
    reach: 'teams',
    standing: [],
    ...more,
  };
}

/** @param crowd how many further consultants each of the two Trusts has */
function makeDirectory(crowd = 0): Directory {
  const others = Array.from({ length: crowd }, (_, index) => [
    person(1000 + index, `Dr Gwenllïan Ó Súilleabháin-${index}`, 'consultant', 'AAA1'),
    person(3000 + index, `Dr Łukasz Þórsson-${index}`, 'consultant', 'BBB1'),
    person(5000 + index, `Advocate ${index}`, 'advocate', 'AAA1'),
    person(7000 + index, `Dr GP ${index}`, 'gp', 'AAA1'),
  ]);
  return directory.parse({
    organisations: [organisation('AAA', 'Avon Vale NHS Trust'), organisation('BBB', 'Broadmere NHS Trust')],
    people: [
      person(1, 'Dr Rhys Quester', 'doctor', 'AAA1'),
      person(2, 'Dr Nadia Consul', 'consultant', 'AAA1', { deputy: deputy }),
      person(3, 'Dr Des Deputy', 'consultant', 'AAA'),
      person(4, 'Ada Vocate', 'advocate', 'AAA'),
      person(5, 'Dr Gita Peel', 'gp', 'AAA'),
      person(6, 'Nils Nurse', 'nurse', 'AAA'),
      person(7, 'Dr Olga Outsider', 'consultant', 'BBB1', { registrationNumber: '7654321' }),
      person(8, 'Dr Col League', 'consultant', 'AAA'),
      person(9, 'Cleo Clerk', 'administrator', 'BBB'),
      ...others.flat(),
    ],
    panels: [
      {
        id: panel,
        name: 'National Epilepsy Surgery Panel',
        kind: 'national-advisory-panel',
        specialty: 'Neurology',
        clerk,
        members: [outsider],
      },
    ],
  });
}

/** The invented people and organisations. */
export const theDirectory = (): Directory => makeDirectory();

const indexes = new Map<number, DirectoryIndex>();
function indexFor(crowd: number): DirectoryIndex {
  const index = indexes.get(crowd) ?? indexDirectory(makeDirectory(crowd));
  indexes.set(crowd, index);
  return index;
}

export function makeContext(values: Values = {}, more: Partial<FormContext> = {}, crowd = 0): FormContext {
  return { facts: { directory: indexFor(crowd) }, viewer: requester, now, values, ...more };
}

/** A whole, valid request as somebody types it. */
export function requestValues(kind: 'critical-friend' | 'external-second-opinion'): Record<string, string> {
  return {
    kind,
    'safety.acutelyDeteriorating': 'no',
    'safety.proceedings': 'no',
    'child.initials': 'ÔW',
    'child.dateOfBirth': '2020-02-29',
    'child.localReference': 'AV-1234',
    'child.nhsNumber': '999 100 0011',
    'child.organisation': 'AAA1',
    'people.namedConsultant': consultant,
    'people.suggestedBy': 'family',
    'people.team.0': nurse,
    'people.team.1': gp,
    'people.familyAdvocate': advocate,
    'question.specialty': 'Neurology',
    'question.type': 'surgery',
    'question.decision': 'Whether to operate',
    'question.neededBy': '2027-01-15',
    'question.urgency': 'routine',
    'question.questions.0': 'Is surgery likely to help?',
    'question.questions.2': 'What if we wait a year?',
    'clinicalSummary.diagnosis': 'Focal epilepsy',
    'clinicalSummary.presentState': 'At home',
    'options.0.title': 'Surgery',
    'options.0.benefits': 'Fewer seizures',
    'options.0.harms': 'Pain, weeks in hospital',
    'options.2.title': 'Another drug',
    'options.2.benefits': 'No operation',
    'options.2.harms': 'Drowsiness',
    'childAsPerson.qualityOfLife': 'Loves swimming',
    'childAsPerson.normal': 'Two seizures a day',
    'family.hopesAndWorries': 'They hope for school',
    'family.toldSoFar': 'Everything, on 3 November',
    'family.interpreter': 'yes',
    'before.mdt': 'yes',
    'before.criticalFriend': 'no',
    'before.ceac': 'planned',
    'before.parallelPlan': 'no',
    'route.candidates.0.candidate': kind === 'critical-friend' ? colleague : outsider,
    'route.candidates.0.proposedBy': 'team',
  };
}

/** A case in which something of everything stands: what was asked, owed, listed, answered. */
export function makeState(
  kind: 'critical-friend' | 'external-second-opinion',
  typed = 'Is surgery likely to help?',
): CaseState {
  const opinion = {
    answers: ['It is.', 'Nothing is lost.'],
    sawChild: 'yes',
    metFamily: 'no',
    recordsRead: 'All of them',
    options: [{ title: 'Surgery', benefits: 'Some', harms: 'Some' }],
    limits: 'None',
    supportsPlan: 'yes',
  };
  const asked = [typed, 'What if we wait?'];
  const questions = asked.map((question) => ({ from: 'team', question }));
  const candidate = (n: number, standing: string) => ({
    id: `c${n}`,
    person: id(n),
    panelMembers: [],
    name: `Candidate ${n}`,
    proposedBy: 'team',
    standing,
    step: 1,
    undeliverable: false,
  });
  return caseState.parse({
    ref: 'K7M4-RQX3',
    kind,
    version: 9,
    step: 8,
    openedAt: now,
    lastEventAt: now,
    gateSince: now,
    stage: { status: 'under-review', reviewer: 'c7', since: now },
    requester,
    namedConsultant: consultant,
    actingConsultant: consultant,
    actingAs: 'named-consultant',
    standIns: {},
    everOnTheTeam: [requester, consultant],
    members: [{ person: nurse, as: 'mdt', since: now }],
    request: {
      kind,
      safety: { acutelyDeteriorating: 'no', proceedings: 'no' },
      child: {
        initials: 'OW',
        dateOfBirth: '2020-02-29',
        localReference: 'AV-1234',
        nhsNumber: '9991000011',
        organisation: 'AAA1',
      },
      people: { namedConsultant: consultant, team: [nurse], suggestedBy: 'family' },
      question: {
        specialty: 'Neurology',
        type: 'surgery',
        questions: asked,
        decision: typed,
        neededBy: '2027-01-15',
        urgency: 'routine',
      },
      options: [
        { title: 'Wait', proposed: 'no', benefits: 'Time', harms: 'Seizures' },
        { title: typed.slice(0, 200), proposed: 'yes', benefits: typed, harms: typed },
      ],
      childAsPerson: { qualityOfLife: typed, normal: typed },
      family: { hopesAndWorries: typed, toldSoFar: typed, interpreter: 'yes' },
      before: { mdt: 'yes', criticalFriend: 'no', ceac: 'no', parallelPlan: 'no' },
      route: { candidates: [] },
    },
    candidates: [
      candidate(7, 'reviewer'),
      candidate(10, 'listed'),
      candidate(11, 'reserve'),
      candidate(12, 'invited'),
    ],
    parentalResponsibility: 'Both parents',
    pack: [],
    items: [{ id: 'i1', item: typed, at: now }],
    information: [{ id: 'n1', text: typed, by: requester, at: now, reviewerAsked: true }],
    reviewerQuestions: [{ id: 'q1', question: typed, by: consultant, at: now }],
    opinions: [{ opinion, questions, at: now, seq: 7, reviewer: 'c7' }],
    sharingDeclined: false,
    steps: [{ id: 's1', step: 'mdt', dueOn: '2027-01-20', at: now }],
    debts: [
      { id: 'd1', kind: 'conversation', about: 'went-on-conversation-owed', since: now },
      { id: 'd2', kind: 'family-told', about: 'taken-over', since: now },
    ],
    awaitingYoungAdult: false,
    familyUpdatedAt: now,
    linkedTo: [],
    calls: [],
    rungs: {},
    snoozed: {},
    undeliverable: {},
    authors: { '3': requester, '7': outsider, '8': consultant },
    names: {},
  });
}
