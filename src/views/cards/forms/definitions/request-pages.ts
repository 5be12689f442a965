import { question, urgency } from '../../../../domain/asked/request';
import { organisationChoices } from '../choices/organisation-choices';
import type { Field, FormContext, Page } from '../field';
import { listPages } from '../list-pages';
import type { Makers } from '../make-fields';

/**
 * The parts of a request (process page §3), as intake, a revision and a correction ask for them. `at` is where the part
 * stands in the command, with its last dot: `''` or `correction.`.
 */

const doneOrPlanned = ['yes', 'no', 'planned'];

export function childFields(make: Makers, { facts, viewer }: FormContext, at: string): readonly Field[] {
  const own = facts.directory.byId.get(viewer)?.organisation;
  return [
    make.line(`${at}child.initials`, { limit: 8 }),
    make.date(`${at}child.dateOfBirth`),
    make.line(`${at}child.localReference`),
    make.line(`${at}child.nhsNumber`, { required: false, limit: 20 }),
    make.entry(`${at}child.organisation`, () => organisationChoices(facts.directory, own)),
  ];
}

export function questionPages(make: Makers, { values }: FormContext, at: string): readonly Page[] {
  const first = make.page('question', [
    make.line(`${at}question.specialty`),
    make.choice(`${at}question.type`, 'question-type', question.shape.type.options),
    make.paragraph(`${at}question.decision`),
    make.date(`${at}question.neededBy`),
    make.choice(`${at}question.urgency`, 'urgency', urgency.options),
  ]);
  const rest = listPages(
    {
      most: 5,
      perPage: 3,
      fields: (index) => [make.paragraph(`${at}question.questions.${index}`, { required: index === 0 })],
      page: (fields, number) =>
        make.page('questions', fields, {
          id: number === 1 ? 'questions' : `questions-${number}`,
          section: 'question',
        }),
    },
    values,
  );
  return [first, ...rest];
}

/** One option a page, the proposed one first. */
export function optionPages(make: Makers, { values }: FormContext): readonly Page[] {
  return listPages(
    {
      most: 4,
      perPage: 1,
      fields: (index) => [
        make.line(`options.${index}.title`, { required: index === 0 }),
        make.paragraph(`options.${index}.benefits`, { required: index === 0 }),
        make.paragraph(`options.${index}.harms`, { required: index === 0 }),
        make.paragraph(`options.${index}.evidence`, { required: false }),
      ],
      page: (fields, number) =>
        number === 1
          ? make.page('option-proposed', fields, { id: 'options', section: 'options' })
          : make.page('option-other', fields, { id: `options-${number}`, section: 'options' }),
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

export function childAsPersonPages(make: Makers): readonly Page[] {
  return [
    make.page('child-as-person', [
      make.long('childAsPerson.qualityOfLife'),
      make.long('childAsPerson.normal'),
    ]),
    make.page('own-words', [make.long('childAsPerson.ownWords', { required: false })], {
      section: 'child-as-person',
    }),
  ];
}

export function familyPages(make: Makers): readonly Page[] {
  return [
    make.page('family', [make.long('family.toldSoFar'), make.long('family.hopesAndWorries')]),
    make.page(
      'family-questions',
      [
        make.long('family.questions', { required: false }),
        make.line('family.faith', { required: false }),
        make.line('family.language', { required: false }),
        make.toggle('family.interpreter', { required: false }),
      ],
      { section: 'family' },
    ),
  ];
}

export function beforePages(make: Makers): readonly Page[] {
  return [
    make.page('before', [
      make.choice('before.mdt', 'done', doneOrPlanned),
      make.choice('before.criticalFriend', 'done', doneOrPlanned),
      make.choice('before.ceac', 'done', doneOrPlanned),
      make.choice('before.parallelPlan', 'done', doneOrPlanned),
    ]),
    make.page(
      'before-limits',
      [
        make.line('before.seniorClinician', { required: false }),
        make.paragraph('before.treatmentLimits', { required: false }),
      ],
      { section: 'before' },
    ),
  ];
}
