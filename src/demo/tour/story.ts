import { people } from './cast';
import type { StoryAnswers } from './tour-step';

/** What the people of the tour write. All of it is invented; the NHS number is from the range kept free for tests. */

export const request: StoryAnswers = {
  'safety.acutelyDeteriorating': 'no',
  'safety.proceedings': 'no',
  'child.initials': 'R.M.',
  'child.dateOfBirth': { bornYearsAgo: 6 },
  'child.localReference': 'MCH 20417',
  'child.nhsNumber': '999 100 0011',
  'child.organisation': 'INV-T1-CH',
  'people.namedConsultant': people.requester,
  'people.suggestedBy': 'family',
  'people.disagreement':
    'The parents fear for his speech. Within the team, two of five would wait another year.',
  'people.familyAdvocate': people.advocate,
  'people.gp': people.gp,
  'question.specialty': 'Neurology',
  'question.type': 'surgery',
  'question.decision': 'Whether to offer epilepsy surgery on the left temporal lobe this spring',
  'question.neededBy': { inDays: 30 },
  'question.urgency': 'routine',
  'question.questions.0':
    'Does the evidence we have point clearly enough to one place where the seizures begin?',
  'question.questions.1': 'What would another year of medicine alone be likely to cost or to spare him?',
  'clinicalSummary.diagnosis':
    'Focal epilepsy since he was three; a small scar in the left temporal lobe. Three medicines have not stopped it.',
  'clinicalSummary.presentState': 'Well between seizures. Takes two medicines, morning and night.',
  'clinicalSummary.allergies': 'None known',
  'clinicalSummary.whereNow': 'At home; seen in clinic every month',
  'options.0.title': 'Surgery on the left temporal lobe',
  'options.0.benefits': 'A good chance of no more seizures; school without falls; fewer medicines.',
  'options.0.harms': 'The risks of an operation. Finding words may become harder. It cannot be undone.',
  'options.0.evidence': 'Two video recordings agree; the scan shows a small scar in the same place.',
  'options.1.title': 'A fourth medicine and another year',
  'options.1.benefits': 'No operation. His speech is left alone while it is still growing.',
  'options.1.harms': 'Seizures go on, most weeks. He may lose more school, and more confidence.',
  'options.1.evidence': 'After three medicines a fourth seldom stops seizures.',
  'childAsPerson.qualityOfLife':
    'Loves dogs and building bridges from blocks. Hates the helmet. Sleeps through most afternoons.',
  'childAsPerson.normal':
    'Talks in long sentences, in two languages. Walks and runs. Two or three seizures a week.',
  'childAsPerson.enjoys': 'Dogs, bridges, and being asked before things happen.',
  'childAsPerson.asked': 'Yes, with drawings, by the play specialist last week.',
  'childAsPerson.ownWords': 'I want the wobbles to stop but I don’t want to forget my words.',
  'family.toldSoFar': 'In clinic last week: that surgery is possible, what it may bring, what it may take.',
  'family.hopesAndWorries':
    'They hope for a childhood without ambulances. They are afraid of choosing wrong for him.',
  'family.knowsSince': 'Since spring, from the epilepsy nurse',
  'family.mattersMost': 'That he stays himself, and that he is safe at night.',
  'family.wouldWish': 'That somebody looked at every way, also at waiting.',
  'family.routeWished': 'no-preference',
  'family.questions': 'Would you wait, if he were yours?',
  'family.faith': 'None given',
  'family.language': 'English and Farsi',
  'before.mdt': 'yes',
  'before.criticalFriend': 'no',
  'before.ceac': 'no',
  'before.parallelPlan': 'yes',
  'before.seniorClinician': 'Dr Siân Prosser-Nkemelu',
  'route.candidates.0.candidate': people.opinionGiver,
  'route.candidates.0.proposedBy': 'family',
  'route.candidates.1.candidate': people.secondChoice,
  'route.candidates.1.proposedBy': 'team',
};

export const approval: StoryAnswers = {
  view: 'A fair question, openly put. An outside view will help both the parents and us.',
};

export const conversation: StoryAnswers = {
  'conversation.clinician': 'Dr Yusuf Karimzadeh',
  'conversation.spokenOn': { inDays: 0 },
  'conversation.parentalResponsibility': 'Both parents',
  'conversation.explained':
    'What a second opinion is, who would give it, what would be shared, and that they can stop at any time.',
  'conversation.guideGiven': 'yes',
  'conversation.advocateOffered': 'yes',
  'conversation.view': 'wants',
  'conversation.sharing': 'agreed',
  'conversation.familyQuestions.0': 'How sure can anybody be that his speech is safe?',
  'conversation.familyQuestions.1': 'If we wait a year, can surgery still be done?',
  'conversation.childQuestions.0': 'Will I still know my dog’s name?',
};

const kept = (index: number, where: string): StoryAnswers => ({
  [`items.${index}.standing`]: 'present',
  [`items.${index}.where`]: where,
});

export const pack: StoryAnswers = {
  ...kept(0, 'Clinic letters folder, last three'),
  ...kept(1, 'Imaging system, epilepsy scan of this autumn'),
  ...kept(2, 'Results system'),
  'items.3.standing': 'waived',
  'items.3.where': 'No tissue was ever taken.',
  ...kept(4, 'Epilepsy clinic, plan of this month'),
  ...kept(5, 'Meeting record, surgery MDT'),
  ...kept(6, 'Letter from the parents, scanned'),
  ...kept(7, 'Signed form in the notes'),
};

export const acceptance: StoryAnswers = {
  canMeetDate: 'yes',
  'conflicts.sameEmployer': 'no',
  'conflicts.sameHospital': 'no',
  'conflicts.pastTraineeOrPartner': 'no',
  'conflicts.alreadyDiscussed': 'no',
  'conflicts.financial': 'no',
  'conflicts.personal': 'no',
};

export const opinion: StoryAnswers = {
  'opinion.answers.0':
    'Yes. Recordings, scan and story agree on the left temporal lobe. I would not ask for wires inside the skull first.',
  'opinion.answers.1':
    'Another year is unlikely to bring freedom from seizures. It would spare the operation, and cost schooling and some learning.',
  'opinion.answers.2':
    'Nobody can be sure. A test of language before surgery tells most of what can be known.',
  'opinion.answers.3':
    'Yes. It can still be done in a year; some of what surgery can win is lost by waiting.',
  'opinion.answers.4': 'Yes, you will. Some words may hide for a while and come back.',
  'opinion.sawChild': 'no',
  'opinion.metFamily': 'yes',
  'opinion.recordsRead': 'Clinic letters, both recordings, the scan, the MDT record and the parents’ letter.',
  'opinion.limits': 'I did not examine him. How his speech will fare can be estimated, not promised.',
  'opinion.options.0.title': 'Surgery on the left temporal lobe, after a test of language',
  'opinion.options.0.benefits': 'About seven in ten children like him have no more disabling seizures.',
  'opinion.options.0.harms': 'Some find words more slowly for a year or more. A few for good.',
  'opinion.options.1.title': 'A fourth medicine and another year',
  'opinion.options.1.benefits': 'No operation now. Surgery would still be possible later.',
  'opinion.options.1.harms': 'Fewer than one in ten become free of seizures.',
  'opinion.supportsPlan': 'yes',
};

export const reading: StoryAnswers = { readOn: { inDays: 0 } };

export const sharing: StoryAnswers = {
  how: 'shared',
  who: 'Dr Yusuf Karimzadeh, both parents, the child',
  sharedOn: { inDays: 0 },
  manner:
    'In the quiet room, an hour, with drawings for the child. The written opinion was given to the parents.',
  advocatePresent: 'yes',
  response: 'Relieved that somebody from outside sees it the same way. They want the language test first.',
  childsView: 'Asked whether the doctor knew about his dog. Then said: then do it.',
};

export const tester: StoryAnswers = { tester: people.deputy };

export const tested: StoryAnswers = {
  note: 'Both ways were weighed with the family, and nothing is done that cannot wait for the language test.',
};

export const outcome: StoryAnswers = {
  outcome: 'agrees',
  familyAgrees: 'yes',
  childAgrees: 'yes',
  teamAgrees: 'yes',
  plan: 'Test of language next month; surgery in spring if it does not speak against it.',
  bestInterests:
    'It gives him the best chance of a childhood without seizures, and protects what he fears to lose.',
};

export const record: StoryAnswers = { exportedOn: { inDays: 0 }, gpCopied: 'yes' };
