import { question, urgency } from '../../../../domain/asked/request';
import { routesWished } from '../../../../domain/case/stored/request';
import { findOrganisation } from '../../../../domain/directory/lookup';
import { usualScheme } from '../../../../domain/rules/national-number';
import { organisationChoices } from '../choices/organisation-choices';
import type { Field, FormContext, Page } from '../field';
import { choiceTitle } from '../form-texts';
import { listPages } from '../list-pages';
import type { Makers } from '../make-fields';
import { farForUrgent } from './far-for-urgent';

/**
 * The parts of a request (process page §3), as intake, a revision and a correction ask for them. `at` is where the part
 * is in the command, with its last dot: `''` or `correction.`.
 */

const doneOrPlanned = ['yes', 'no', 'planned'];

/** Whether a request of this kind has to answer what a critical friend is only offered (process page §3, weight). */
export type IsWhole = boolean;

export function childFields(make: Makers, context: FormContext, at: string): readonly Field[] {
  const { facts, viewer } = context;
  const own = facts.directory.byId.get(viewer)?.organisation;
  return [
    make.line(`${at}child.initials`, { limit: 8 }),
    make.line(`${at}child.calledBy`, { required: false, limit: 40 }),
    make.date(`${at}child.dateOfBirth`),
    make.line(`${at}child.localReference`),
    make.line(`${at}child.nhsNumber`, { required: false, limit: 20, ...numberHint(context, own, at) }),
    make.entry(`${at}child.organisation`, () => organisationChoices(facts.directory, own)),
  ];
}

/** Which national number is usual where the child is treated; a child may come from another nation. */
function numberHint({ facts, values }: FormContext, own: string | undefined, at: string): { hint?: string } {
  const treating = values[`${at}child.organisation`] ?? own;
  const nation = treating === undefined ? undefined : findOrganisation(facts.directory, treating)?.nation;
  return nation === undefined ? {} : { hint: choiceTitle('number-hint', usualScheme[nation]) };
}

const aboutQuestion = (make: Makers, at: string, whole: IsWhole): readonly Field[] => [
  make.line(`${at}question.specialty`),
  make.choice(`${at}question.type`, 'question-type', question.shape.type.options, { required: whole }),
];

const whenNeeded = (make: Makers, context: FormContext, at: string): readonly Field[] => [
  make.paragraph(`${at}question.decision`),
  make.date(`${at}question.neededBy`),
  make.choice(`${at}question.urgency`, 'urgency', urgency.options, {
    warning: farForUrgent(context, `${at}question.urgency`, `${at}question.neededBy`),
  }),
];

/** Questions from `first` on, counted from 0. */
function listOfQuestions(make: Makers, { values }: FormContext, at: string, first: number): readonly Page[] {
  return listPages(
    {
      most: 5 - first,
      perPage: 3,
      fields: (index) => [
        make.paragraph(`${at}question.questions.${first + index}`, { required: first + index === 0 }),
      ],
      page: (fields, number) =>
        make.page('questions', fields, {
          id: number === 1 ? 'questions' : `questions-${number}`,
          section: first === 0 ? 'question' : 'questions',
        }),
    },
    values,
  );
}

export function questionPages(make: Makers, context: FormContext, at: string): readonly Page[] {
  const first = make.page('question', [...aboutQuestion(make, at, true), ...whenNeeded(make, context, at)]);
  return [first, ...listOfQuestions(make, context, at, 0)];
}

/** The question to a critical friend on one page. */
export function questionPage(make: Makers, context: FormContext): Page {
  return make.page('question', [
    make.paragraph('question.questions.0'),
    ...whenNeeded(make, context, ''),
    ...aboutQuestion(make, '', false),
  ]);
}

/** Room for further questions to a critical friend. */
export function furtherQuestions(make: Makers, context: FormContext): readonly Page[] {
  return listOfQuestions(make, context, '', 1);
}

/** What is known of the illness, and where the child is now. */
export function summaryPages(make: Makers, whole: IsWhole): readonly Page[] {
  return [
    make.page('clinical-summary', [
      make.long('clinicalSummary.diagnosis', { required: whole }),
      make.long('clinicalSummary.presentState', { required: whole }),
      make.line('clinicalSummary.allergies', { required: false }),
      make.line('clinicalSummary.whereNow', { required: false }),
      make.line('clinicalSummary.awaitedBy', { required: false }),
    ]),
  ];
}

/** One option a page, the proposed one first; the second page asks whether there is really no other. */
export function optionPages(make: Makers, { values }: FormContext, whole: IsWhole): readonly Page[] {
  const parts = ['title', 'benefits', 'harms', 'evidence'];
  const begun = (index: number) =>
    parts.some((part) => (values[`options.${index}.${part}`] ?? '').trim() !== '');
  const alone = ![1, 2, 3].some(begun);
  const noOther = make.paragraph('noOtherOption', { required: whole && alone, conditional: true });
  return listPages(
    {
      most: 4,
      perPage: 1,
      fields: (index) => [
        make.line(`options.${index}.title`, { required: whole && index === 0 }),
        make.paragraph(`options.${index}.benefits`, { required: whole && (index === 0 || begun(index)) }),
        make.paragraph(`options.${index}.harms`, { required: whole && (index === 0 || begun(index)) }),
        make.paragraph(`options.${index}.evidence`, { required: false }),
      ],
      page: (fields, number) =>
        number === 1
          ? make.page('option-proposed', fields, { id: 'options', section: 'options' })
          : make.page('option-other', number === 2 ? [...fields, noOther] : fields, {
              id: `options-${number}`,
              section: 'options',
            }),
    },
    values,
  );
}

/** The first option of the list is the proposed one: people see that from its page and are not asked. */
export const proposedFirst = {
  'options.0.proposed': 'yes',
  'options.1.proposed': 'no',
  'options.2.proposed': 'no',
  'options.3.proposed': 'no',
};

export function childAsPersonPages(make: Makers, whole: IsWhole): readonly Page[] {
  return [
    make.page('child-as-person', [
      make.long('childAsPerson.qualityOfLife', { required: whole }),
      make.long('childAsPerson.normal', { required: whole }),
      make.paragraph('childAsPerson.enjoys', { required: false }),
    ]),
    make.page(
      'own-words',
      [
        make.paragraph('childAsPerson.asked', { required: false }),
        make.long('childAsPerson.ownWords', { required: false }),
      ],
      { section: 'child-as-person' },
    ),
  ];
}

export function familyPages(make: Makers, whole: IsWhole): readonly Page[] {
  const also = { section: 'family' };
  const offered = { required: false };
  return [
    make.page('family', [
      make.long('family.toldSoFar', { required: whole }),
      make.line('family.knowsSince', offered),
      make.long('family.hopesAndWorries', { required: whole }),
    ]),
    make.page(
      'family-own-words',
      [
        make.long('family.mattersMost', offered),
        make.long('family.wouldWish', offered),
        make.long('family.inTheirWords', offered),
        make.date('family.readBackOn', offered),
      ],
      also,
    ),
    make.page(
      'family-questions',
      [
        make.long('family.questions', offered),
        make.choice('family.routeWished', 'route-wished', routesWished, offered),
        make.line('family.faith', offered),
        make.line('family.language', offered),
        make.line('family.formats', offered),
        make.toggle('family.interpreter', offered),
      ],
      also,
    ),
  ];
}

export function beforePages(make: Makers, whole: IsWhole): readonly Page[] {
  const needed = { required: whole };
  return [
    make.page('before', [
      make.choice('before.mdt', 'done', doneOrPlanned, needed),
      make.choice('before.criticalFriend', 'done', doneOrPlanned, needed),
      make.choice('before.ceac', 'done', doneOrPlanned, needed),
      make.choice('before.parallelPlan', 'done', doneOrPlanned, needed),
    ]),
    make.page(
      'before-limits',
      [
        make.paragraph('before.parallelTalk', { required: false }),
        make.line('before.seniorClinician', { required: false }),
        make.paragraph('before.treatmentLimits', { required: false }),
      ],
      { section: 'before' },
    ),
  ];
}
