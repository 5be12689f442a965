import { opinion } from '../../../../domain/asked/recorded';
import { askedQuestions } from '../../../../domain/case/asked-questions';
import { itemsAskedOf, reviewerQuestionsOf } from '../choices/entry-choices';
import type { Field, FormContext, FormDefinition, Page } from '../field';
import { formText } from '../form-texts';
import { listPages } from '../list-pages';
import { form, type Makers, onePage } from '../make-fields';
import { answerPath, answerSlots, bindAnswers } from '../reading/answer-slots';

/** The reviewer's work (process page §4a, under review). */

/** One page for each question of the request, then basis, options, limits and support for the plan. */
export function opinionPages(make: Makers, context: FormContext): readonly Page[] {
  const basis = make.page('basis', [
    make.yesNo('opinion.sawChild'),
    make.yesNo('opinion.metFamily'),
    make.paragraph('opinion.recordsRead'),
    make.paragraph('opinion.limits'),
  ]);
  const supports = make.choice('opinion.supportsPlan', 'supports-plan', opinion.shape.supportsPlan.options);
  const advice = make.choice('opinion.advice', 'advice', opinion.shape.advice.unwrap().options);
  const isCriticalFriend = context.state?.kind === 'critical-friend';
  const child = make.page('opinion-child', [
    make.long('opinion.qualityOfLife', { required: false }),
    make.long('opinion.elseWorthConsidering', { required: false }),
  ]);
  const plain = make.long('opinion.plainSummary', { required: false });
  const support = make.page('support', [supports, ...(isCriticalFriend ? [advice] : []), plain]);
  return [...answerPages(make, context), basis, ...optionPages(make, context), child, support];
}

const asked = ({ state }: FormContext) => (state === undefined ? [] : askedQuestions(state));

/** Binds each kept answer to the question it was written for; see {@link bindAnswers}. */
export const bindOpinion: FormDefinition['bind'] = (context, then) =>
  bindAnswers(context.values, asked(context), then);

/** One page a question that is asked now, and one for each kept answer to a question that is asked no more. */
function answerPages(make: Makers, context: FormContext): readonly Page[] {
  const { current, gone } = answerSlots(context.values, asked(context));
  return [
    ...current.map((each, index) =>
      make.page('answer', [{ ...make.long(answerPath(each.slot)), place: answerPath(index) }], {
        id: `answer-${each.slot + 1}`,
        section: 'answers',
        title: formText('answerTitle', { n: index + 1, total: current.length }),
        quoted: each.asked?.question,
      }),
    ),
    ...gone.map((each) =>
      make.page('answer-gone', [goneAnswer(make, each.slot)], {
        id: `answer-${each.slot + 1}`,
        section: 'answers-gone',
        quoted: each.asked?.question,
      }),
    ),
  ];
}

const goneAnswer = (make: Makers, slot: number): Field => ({
  ...make.long(answerPath(slot), { required: false }),
  label: formText('goneAnswer'),
  notSent: true,
});

function optionPages(make: Makers, { values }: FormContext): readonly Page[] {
  return listPages(
    {
      most: 4,
      perPage: 1,
      fields: (index) => [
        make.line(`opinion.options.${index}.title`, { required: index === 0 }),
        make.paragraph(`opinion.options.${index}.benefits`, { required: index === 0 }),
        make.paragraph(`opinion.options.${index}.harms`, { required: index === 0 }),
        make.paragraph(`opinion.options.${index}.evidence`, { required: false }),
      ],
      page: (fields, number) =>
        make.page('opinion-options', fields, {
          id: number === 1 ? 'options' : `options-${number}`,
          section: 'options',
        }),
    },
    values,
  );
}

export const opinionForms = [
  onePage('confirm-no-link', (make) => [make.toggle('noLink')]),
  onePage('ask-for-item', (make) => [make.paragraph('item')]),
  onePage(
    'supply-item',
    (make, { state }) => [make.entry('item', () => itemsAskedOf(state)), make.paragraph('where')],
    {
      initial: ({ state }) => {
        const [only, ...more] = itemsAskedOf(state);
        return only !== undefined && more.length === 0 ? { item: only.value } : {};
      },
    },
  ),
  onePage('stand-down', (make) => [make.paragraph('reason')]),
  onePage('release', (make) => [make.paragraph('reason')]),
  form('give-opinion', opinionPages, { preview: true, bind: bindOpinion }),
  onePage('ask-reviewer', (make) => [make.paragraph('question')]),
  onePage('answer-reviewer-question', (make, { state }) => [
    make.entry('question', () => reviewerQuestionsOf(state)),
    make.long('answer'),
  ]),
];
