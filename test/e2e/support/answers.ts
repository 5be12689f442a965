import type { Answers } from './player';

/** The invented people whom the scenarios use, by the last digits of their id. */
export const invented = (number: number): string => `00000000-0000-4000-8000-000000000${number}`;

/** A day some days from now, `YYYY-MM-DD`. */
export function inDays(days: number, from: string = new Date().toISOString()): string {
  return new Date(Date.parse(from) + days * 86_400_000).toISOString().slice(0, 10);
}

/** A whole intake; what a scenario gives goes on top. */
export function intake(given: Answers): Answers {
  return {
    'safety.acutelyDeteriorating': 'no',
    'safety.proceedings': 'no',
    'child.initials': 'A.B.',
    'child.dateOfBirth': '2018-05-04',
    'child.localReference': 'LOC 4711',
    'child.organisation': 'INV-T1',
    'people.suggestedBy': 'team',
    'question.specialty': 'Oncology',
    'question.type': 'treatment-options',
    'question.questions.0': 'Is a third course reasonable, or does it do more harm than good?',
    'question.decision': 'Whether to begin the third course',
    'question.neededBy': inDays(30),
    'question.urgency': 'routine',
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
