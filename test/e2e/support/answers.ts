import { packItems } from '../../../src/domain/case/stored/recorded';
import { inventedId } from '../../../src/domain/directory/invented/invented-person';
import { dateOfDay, dayNumber } from '../../../src/domain/rules/london-time';

/** Answers by field path, without the `f.` of the card; fields left out stay as they stand. */
export type Answers = Readonly<Record<string, string>>;

/** Stands for the first of the choices that a field offers. */
export const first = '(the first choice)';

/** Somebody in Teams who is not in the directory. */
export const strangerId = '00000000-0000-4000-8000-00000000dead';

/** The invented people whom the tests use, by what they are to the children's hospital in Marrowdale. */
export const who = {
  oncologist: inventedId(101),
  otherOncologist: inventedId(102),
  oncologyDoctor: inventedId(103),
  haematologist: inventedId(104),
  palliativeConsultant: inventedId(105),
  neurologist: inventedId(106),
  otherNeurologist: inventedId(107),
  clinicalLead: inventedId(108),
  safeguardingNurse: inventedId(110),
  coordinator: inventedId(112),
  otherCoordinator: inventedId(113),
  advocate: inventedId(114),
  respiratoryConsultant: inventedId(115),
  rheumatologistAway: inventedId(117),
  rheumatologist: inventedId(118),
  respiratoryDoctor: inventedId(119),
  rheumatologyDoctor: inventedId(120),
  nurse: inventedId(121),
  saltmereNeurologist: inventedId(201),
  saltmereOncologist: inventedId(202),
  saltmereRheumatologist: inventedId(301),
  saltmereRespiratory: inventedId(302),
  panelClerk: inventedId(701),
  nationalPanel: inventedId(901),
} as const;

/** Case time when a world begins: a Tuesday morning in working hours, on which nobody whom the tests need is away. */
export const worldStart = '2026-11-24T10:00:00.000Z';

/** A day some days after the world began, `YYYY-MM-DD`. */
export function inDays(days: number): string {
  return new Date(Date.parse(worldStart) + days * 86_400_000).toISOString().slice(0, 10);
}

/** The date of birth of a child who is so many years old this very day when the world begins, or some days later. */
export function yearsOld(years: number, days = 0): string {
  const day = inDays(days);
  return `${Number(day.slice(0, 4)) - years}${day.slice(4)}`;
}

/** A whole checklist: every item present, but for those waived with these reasons, by their number. */
export function pack(waived: Readonly<Record<number, string>>): Answers {
  return Object.fromEntries(
    packItems.flatMap((item, index) => {
      const reason = waived[index];
      const at = (key: string) => `items.${index}.${key}`;
      return reason === undefined
        ? [
            [at('standing'), 'present'],
            [at('where'), `In the record, under ${item}`],
          ]
        : [
            [at('standing'), 'waived'],
            [at('where'), reason],
          ];
    }),
  );
}

let children = 0;
/** Which child has which number. */
const byNumber = new Map<string, number>();
/** The first child of a world is the one whom tests know: A.B., born on 4 May 2018. */
let firstChild: number | undefined;

/** Called as a world begins: its next child is its first. */
export function beginWithFirstChild(): void {
  firstChild = undefined;
}

/** A made-up NHS number from the range that is never given out: each call is about another child. */
export function anotherChild(): string {
  for (;;) {
    children += 1;
    const body = `999${String(children).padStart(6, '0')}`;
    const sum = [...body].reduce((so, digit, index) => so + Number(digit) * (10 - index), 0);
    const check = (11 - (sum % 11)) % 11;
    if (check === 10) continue;
    byNumber.set(`${body}${check}`, children);
    return `${body}${check}`;
  }
}

const offered =
  /^(options|clinicalSummary|childAsPerson|family|before|people\.(team|gp|familyAdvocate|otherTeams)|question\.questions\.[1-9])/;

/** A whole intake, of a child of its own; what a scenario gives goes on top. */
export function intake(given: Answers): Answers {
  const number = given['child.nhsNumber'] ?? anotherChild();
  const child = byNumber.get(number) ?? 0;
  firstChild ??= child;
  const which = (child - firstChild + 1_000) % 1_000;
  return {
    // A critical friend is told more only by who asks for it: else its pages are not there to be filled in.
    ...(Object.keys(given).some((path) => offered.test(path)) ? { more: 'yes' } : {}),
    'safety.acutelyDeteriorating': 'no',
    'safety.proceedings': 'no',
    'child.initials': 'A.B.',
    // Nothing that tells one child from another is alike: these are no twins.
    'child.dateOfBirth': dateOfDay(dayNumber('2018-05-04') + which),
    'child.localReference': `LOC ${4711 + which}`,
    'child.nhsNumber': number,
    'child.organisation': 'INV-T1',
    'people.suggestedBy': 'team',
    'question.specialty': 'Oncology',
    'question.type': 'treatment-options',
    'question.questions.0': 'Is a third course reasonable, or does it do more harm than good?',
    'question.decision': 'Whether to begin the third course',
    'question.neededBy': inDays(30),
    'question.urgency': 'routine',
    'clinicalSummary.diagnosis': 'Leukaemia, found two years ago; it came back in spring.',
    'clinicalSummary.presentState': 'On the ward, awake, on the second course.',
    'options.0.title': 'A third course of the same treatment',
    'options.0.benefits': 'A chance of remission; the family would feel that everything was tried.',
    'options.0.harms': 'Weeks in hospital, infections, away from school and friends.',
    'options.0.evidence': 'Two small series.',
    'options.1.title': 'Care at home',
    'options.1.benefits': 'Time at home with brothers and sisters.',
    'options.1.harms': 'No chance of remission.',
    'childAsPerson.qualityOfLife': 'Laughs a lot, plays with trains, tires easily.',
    'childAsPerson.normal': 'Walks with help; speaks in short sentences.',
    'childAsPerson.ownWords': 'I want to go home for my birthday.',
    'family.questions': 'What would you do if it were your child?',
    'family.hopesAndWorries': 'They hope for time, and fear pain.',
    'family.toldSoFar': 'That the last course did not work, on Monday.',
    'family.interpreter': 'no',
    'before.mdt': 'yes',
    'before.criticalFriend': 'no',
    'before.ceac': 'no',
    'before.seniorClinician': 'Dr Example',
    'before.parallelPlan': 'yes',
    ...given,
  };
}

/** A conversation in which the family agrees; questions go on top. */
export const familyConversation: Answers = {
  'conversation.clinician': 'The named consultant',
  'conversation.spokenOn': inDays(0),
  'conversation.parentalResponsibility': 'Both parents',
  'conversation.explained': 'What a second opinion is, who gives it, and how long it takes.',
  'conversation.guideGiven': 'yes',
  'conversation.advocateOffered': 'yes',
  'conversation.view': 'wants',
  'conversation.sharing': 'agreed',
};

/** Nothing to declare. */
export const noConflicts: Answers = {
  registrationNumber: '7654321',
  'conflicts.sameEmployer': 'no',
  'conflicts.sameHospital': 'no',
  'conflicts.pastTraineeOrPartner': 'no',
  'conflicts.alreadyDiscussed': 'no',
  'conflicts.financial': 'no',
  'conflicts.personal': 'no',
  canMeetDate: 'yes',
};

/** An opinion that answers so many questions. */
export function opinion(given: Answers): Answers {
  return {
    'opinion.answers.0': 'Reasonable, if the child wants it.',
    'opinion.answers.1': 'Yes.',
    'opinion.sawChild': 'no',
    'opinion.metFamily': 'yes',
    'opinion.recordsRead': 'Letters, imaging and the MDT record.',
    'opinion.options.0.title': 'The proposed plan',
    'opinion.options.0.benefits': 'A chance of more time.',
    'opinion.options.0.harms': 'Days in hospital.',
    'opinion.limits': 'I did not examine the child.',
    'opinion.supportsPlan': 'partly',
    ...given,
  };
}
