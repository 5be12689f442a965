import { urgency } from '../../../../domain/asked/request';
import { informationOf, ownEntriesOf } from '../choices/entry-choices';
import type { FieldErrors, FormContext, Page } from '../field';
import { form, type Makers, onePage } from '../make-fields';
import { slotsOf } from '../reading/answer-slots';
import { flatten } from '../reading/flatten';
import { dateErrors } from './date-check';
import { bindOpinion, opinionPages } from './opinion';
import { childFields, questionPages } from './request-pages';

/** New information, corrections, withdrawal, linked requests, comments (process page §4b). */

const parts = ['child', 'question', 'urgency', 'needed-by'];

/** The part is chosen first; its fields follow on pages of their own, holding what is true now. */
function correctionPages(make: Makers, context: FormContext): readonly Page[] {
  const choose = make.page('part', [make.choice('correction.part', 'correction-part', parts)], {
    leadsOn: true,
  });
  const why = make.page('why', [make.paragraph('why')]);
  switch (context.values['correction.part']) {
    case 'child': {
      const wrong = make.toggle('correction.wrongChild', { required: false });
      return [
        choose,
        make.page('child', childFields(make, context, 'correction.')),
        make.page('wrong-child', [wrong]),
        why,
      ];
    }
    case 'question':
      return [choose, ...questionPages(make, context, 'correction.'), why];
    case 'urgency':
      return [
        choose,
        make.page('urgency', [make.choice('correction.urgency', 'urgency', urgency.options)]),
        why,
      ];
    case 'needed-by':
      return [choose, make.page('needed-by', [make.date('correction.neededBy')]), why];
    default:
      return [choose];
  }
}

/** Of the part that is corrected only: the others' fields hold what is true now, such as a date that is over. */
function correctedDateErrors(context: FormContext): FieldErrors {
  switch (context.values['correction.part']) {
    case 'question':
      return dateErrors(context, 'correction.question.neededBy');
    case 'needed-by':
      return dateErrors(context, 'correction.neededBy');
    default:
      return {};
  }
}

function correctEntryPages(make: Makers, context: FormContext): readonly Page[] {
  const { state, values } = context;
  const entry = make.entry('entry', () => ownEntriesOf(context), { numeric: true });
  // Only its author corrects an opinion, and so only they are shown its words here (process page I6).
  const isOwn = state?.authors[values['entry'] ?? ''] === context.viewer;
  const isOpinion = isOwn && (state?.opinions.some((each) => String(each.seq) === values['entry']) ?? false);
  return [
    make.page('entry', [entry, make.long('correction'), make.paragraph('reason')]),
    ...(isOpinion ? opinionPages(make, context) : []),
  ];
}

export const changeForms = [
  onePage('add-information', (make) => [make.long('information')]),
  onePage(
    'answer-information',
    (make, { state, values }) => [
      make.entry('information', () => informationOf(state)),
      make.choice('effect', 'information-effect', ['changes-nothing', 'changes-something']),
      make.paragraph('whatFollows', {
        required: values['effect'] === 'changes-something',
        onlyIf: { paths: ['effect'], is: ['changes-something'] },
      }),
    ],
    {
      initial: ({ state }) => {
        const [only, ...more] = informationOf(state);
        return only !== undefined && more.length === 0 ? { information: only.value } : {};
      },
    },
  ),
  form('correct', correctionPages, {
    initial: ({ state }) => {
      if (state === undefined) return {};
      const { child, question } = state.request;
      const { urgency: now, neededBy } = question;
      return flatten({ child, question, urgency: now, neededBy }, 'correction');
    },
    check: correctedDateErrors,
  }),
  form('correct-entry', correctEntryPages, {
    initial: ({ state, viewer }) => {
      const last = state?.opinions.at(-1);
      return last !== undefined && state?.authors[String(last.seq)] === viewer
        ? { ...flatten(last.opinion, 'opinion'), ...slotsOf(last.questions) }
        : {};
    },
    bind: bindOpinion,
  }),
  onePage('withdraw', (make) => [
    make.paragraph('reason'),
    make.paragraph('whoWasTold'),
    make.yesNo('familyAgreed'),
  ]),
  onePage(
    'start-linked-request',
    (make) => [
      make.choice('kind', 'kind', ['critical-friend', 'external-second-opinion']),
      make.paragraph('whatIsNew'),
    ],
    {
      initial: ({ state }) => (state?.kind === 'critical-friend' ? { kind: 'external-second-opinion' } : {}),
    },
  ),
  onePage('support-third-opinion', (make) => [make.paragraph('reason')]),
  onePage('join-duplicate', (make) => [make.line('stays', { limit: 20 })], {
    // What was found when this one was sent.
    initial: ({ state }) => {
      const found = state?.matches?.at(-1);
      return found === undefined ? {} : { stays: found.ref };
    },
  }),
  onePage('record-call', (make) => [make.line('whoRang'), make.line('when')]),
  onePage('comment', (make) => [make.paragraph('comment')]),
  onePage('snooze', (make) => [make.date('until')]),
];
