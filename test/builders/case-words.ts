import type { ConflictAnswers, FamilyConversation, Opinion } from '../../src/domain/asked/recorded';
import type { Request } from '../../src/domain/asked/request';
import type { Kind } from '../../src/domain/case/stored/request';
import type { Urgency } from '../../src/domain/rules/urgency';
import { people } from './case-people';

/** What people wrote on a case: a request, a conversation, an opinion, with words that a test can choose. */

/** The words of a case; each can be replaced to test limits and hostile text. */
export interface Words {
  readonly line: string;
  readonly paragraph: string;
  readonly long: string;
  readonly initials: string;
}
export const plainWords: Words = {
  line: 'A line of text',
  paragraph: 'A paragraph about the case.',
  long: 'A longer account of the case.',
  initials: 'QZ',
};

const list = <T>(count: number, make: (index: number) => T) =>
  Array.from({ length: count }, (_, index) => make(index));

/** Options, the child as a person, the family, and what came before. */
function story({ line, paragraph, long }: Words) {
  return {
    options: list(4, (index) => ({
      title: line,
      proposed: index === 0 ? 'yes' : 'no',
      benefits: paragraph,
      harms: paragraph,
      evidence: paragraph,
    })),
    clinicalSummary: {
      diagnosis: long,
      presentState: long,
      allergies: line,
      whereNow: line,
      awaitedBy: line,
    },
    noOtherOption: paragraph,
    childAsPerson: { qualityOfLife: long, normal: long, ownWords: long, enjoys: paragraph, asked: paragraph },
    family: {
      questions: long,
      hopesAndWorries: long,
      toldSoFar: long,
      formats: line,
      knowsSince: line,
      mattersMost: long,
      wouldWish: long,
      inTheirWords: long,
      readBackOn: '2026-11-20',
      routeWished: 'no-preference',
      faith: line,
      language: line,
      interpreter: 'yes',
    },
    before: {
      mdt: 'yes',
      criticalFriend: 'no',
      ceac: 'planned',
      seniorClinician: line,
      parallelPlan: 'yes',
      parallelTalk: paragraph,
      treatmentLimits: paragraph,
    },
  } satisfies Partial<Request>;
}

export function requestWith(kind: Kind, urgency: Urgency, words: Words): Request {
  const { line, paragraph, initials } = words;
  return {
    kind,
    safety: { acutelyDeteriorating: 'no', proceedings: 'no' },
    child: {
      initials,
      calledBy: line,
      dateOfBirth: '2018-03-14',
      localReference: line,
      nhsNumber: '9991725008',
      organisation: 'INV-T1',
    },
    people: {
      namedConsultant: people['named-consultant'],
      familyAdvocate: people.advocate,
      gp: people.gp,
      team: [people.member],
      suggestedBy: 'family',
      disagreement: paragraph,
      otherTeams: paragraph,
    },
    question: {
      specialty: line,
      type: 'treatment-options',
      questions: list(5, () => paragraph),
      decision: paragraph,
      neededBy: '2026-12-31',
      urgency,
    },
    ...story(words),
    route: { candidates: [] },
  };
}

export const conflicts = (words: Words): ConflictAnswers => ({
  sameEmployer: 'no',
  sameHospital: 'no',
  pastTraineeOrPartner: 'yes',
  alreadyDiscussed: 'no',
  financial: 'no',
  personal: 'no',
  details: words.paragraph,
});

export const conversation = ({ line, paragraph, long }: Words): FamilyConversation => ({
  clinician: line,
  parentalResponsibility: line,
  explained: long,
  spokenOn: '2026-12-02',
  guideGiven: 'yes',
  advocateOffered: 'yes',
  familyQuestions: list(2, () => paragraph),
  childQuestions: [paragraph],
  view: 'wants',
  sharing: 'agreed',
});

export const opinionWith = ({ line, paragraph, long }: Words, advice?: Opinion['advice']): Opinion => ({
  answers: list(5, () => long),
  sawChild: 'yes',
  metFamily: 'no',
  recordsRead: paragraph,
  options: list(4, () => ({ title: line, benefits: paragraph, harms: paragraph, evidence: paragraph })),
  limits: paragraph,
  qualityOfLife: long,
  elseWorthConsidering: long,
  plainSummary: long,
  supportsPlan: 'partly',
  ...(advice === undefined ? {} : { advice }),
});
