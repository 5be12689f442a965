import type { Kind } from '../../../src/domain/case/stored/request';
import { who } from '../../builders/core/people';

/** A whole request as somebody types it page by page: invented, and as long as people really write. */
export function begunValues(kind: Kind): Readonly<Record<string, string>> {
  return {
    kind,
    'safety.acutelyDeteriorating': 'no',
    'safety.proceedings': 'no',
    'child.initials': 'Q.Z.',
    'child.dateOfBirth': '2018-05-09',
    'child.localReference': 'MRD-00417',
    'child.nhsNumber': '999 172 5008',
    'child.organisation': 'INV-T1-CH',
    'people.namedConsultant': who.oncologist,
    'people.suggestedBy': 'family',
    'people.disagreement':
      'Both parents hope for another course; some of the team doubt that it will help her.',
    'people.team': `${who.nurse},${who.physiotherapist}`,
    'people.familyAdvocate': who.advocate,
    'people.gp': who.gp,
    'question.specialty': 'Oncology',
    'question.type': 'treatment-options',
    'question.decision':
      'Whether to go on to a second line of treatment, or to look after her comfort at home.',
    'question.neededBy': '2027-02-12',
    'question.urgency': 'soon',
    'question.questions.0': 'Which of the two courses would do this child more good?',
    'question.questions.1': 'Is there a trial elsewhere that she could join?',
    'clinicalSummary.diagnosis': 'Acute leukaemia, found in spring of last year; relapsed in October.',
    'clinicalSummary.presentState': 'On the ward, comfortable; eating little.',
    'options.0.title': 'Second line of chemotherapy',
    'options.0.benefits':
      'About one child in four reaches a second remission. Her family see it as the one chance left.',
    'options.0.harms':
      'Six to eight weeks in hospital, mucositis, infections; one in twenty dies of the treatment.',
    'options.0.evidence': 'National guideline of 2025; two case series.',
    'options.1.title': 'Comfort first',
    'options.1.benefits': 'Time at home with her sister and the dog; freedom from drips.',
    'options.1.harms': 'The illness goes on, and her parents may feel that they gave up.',
    'childAsPerson.qualityOfLife': 'Loves the garden and her dog. Laughs easily. Hates needles.',
    'childAsPerson.normal': 'Walks a mile, tires by four, sleeps well.',
    'childAsPerson.ownWords': '“I want to be at home for the puppies.”',
    'family.questions': 'Would they do the same for their own child?',
    'family.hopesAndWorries': 'They hope for school in spring and fear more pain.',
    'family.toldSoFar': 'Told on Monday that the first line has failed.',
    'family.language': 'Welsh at home',
    'family.interpreter': 'no',
    'before.mdt': 'yes',
    'before.criticalFriend': 'no',
    'before.ceac': 'planned',
    'before.parallelPlan': 'yes',
    'route.candidates.0.candidate':
      kind === 'critical-friend' ? who.palliativeConsultant : who.saltmereOncologist,
    'route.candidates.0.proposedBy': 'family',
  };
}
