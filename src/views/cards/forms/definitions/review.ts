import { form, onePage } from '../make-fields';
import { flatten } from '../reading/flatten';
import { dateErrors } from './date-check';
import {
  beforePages,
  childAsPersonPages,
  familyPages,
  optionPages,
  proposedFirst,
  questionPages,
} from './request-pages';

/** Review by the consultant and the clinical lead, and the requester's answer (process page §4a). */

const reasonOnly = ['stand-by', 'object', 'proceed'] as const;

export const reviewForms = [
  onePage('approve', (make) => [make.paragraph('view')]),
  onePage('ask-for-changes', (make) => [make.paragraph('missing')]),
  ...reasonOnly.map((command) => onePage(command, (make) => [make.paragraph('reason')])),
  onePage('uphold', (make, { state }) => [
    make.paragraph('reason'),
    make.paragraph('howFamilyTold', {
      required: state?.request.people.suggestedBy === 'family',
      conditional: true,
    }),
  ]),
  form(
    'revise',
    (make, context) => [
      make.page('change', [make.paragraph('change')]),
      ...questionPages(make, context, ''),
      ...optionPages(make, context),
      ...childAsPersonPages(make),
      ...familyPages(make),
      ...beforePages(make),
    ],
    {
      preview: true,
      fixed: () => proposedFirst,
      initial: ({ state }) => {
        if (state === undefined) return {};
        const { question, options, childAsPerson, family, before } = state.request;
        const proposedOnTop = [...options].sort(
          (a, b) => Number(b.proposed === 'yes') - Number(a.proposed === 'yes'),
        );
        return flatten({ question, options: proposedOnTop, childAsPerson, family, before }, '');
      },
      check: (context) => dateErrors(context, 'question.neededBy'),
    },
  ),
];
