import { isFamilysOwn } from '../../../../domain/case/stored/request';
import { refusalStands } from '../../../../domain/process/open/own-word';
import type { FormContext } from '../field';
import { form, onePage } from '../make-fields';
import { flatten } from '../reading/flatten';
import { dateErrors } from './date-check';
import { missingErrors } from './intake-check';
import {
  beforePages,
  childAsPersonPages,
  familyPages,
  optionPages,
  proposedFirst,
  questionPages,
  summaryPages,
} from './request-pages';

/** Review by the consultant and the clinical lead, and the requester's answer (process page §4a). */

/** Whether the request is of the kind that answers everything (process page §3, weight). */
const isWhole = ({ state }: FormContext): boolean => state?.kind !== 'critical-friend';

const reasonOnly = ['stand-by', 'object', 'ask-family-again'] as const;

export const reviewForms = [
  onePage('approve', (make) => [make.paragraph('view')]),
  onePage('ask-for-changes', (make) => [make.paragraph('missing')]),
  ...reasonOnly.map((command) => onePage(command, (make) => [make.paragraph('reason')])),
  onePage('proceed', (make, { state, now }) => [
    make.paragraph('reason'),
    ...(state !== undefined && refusalStands(state, now)
      ? [make.paragraph('lawfulBasis'), make.line('advisedBy'), make.date('youngPersonToldOn')]
      : []),
  ]),
  onePage('uphold', (make, { state }) => [
    make.paragraph('reason'),
    make.paragraph('howFamilyTold', {
      required: isFamilysOwn(state?.request.people.suggestedBy ?? ''),
      conditional: true,
    }),
  ]),
  form(
    'revise',
    (make, context) => [
      make.page('change', [make.paragraph('change')]),
      ...questionPages(make, context, ''),
      ...summaryPages(make, isWhole(context)),
      ...optionPages(make, context, isWhole(context)),
      ...childAsPersonPages(make, isWhole(context)),
      ...familyPages(make, isWhole(context)),
      ...beforePages(make, isWhole(context)),
    ],
    {
      preview: true,
      fixed: () => proposedFirst,
      initial: ({ state }) => {
        if (state === undefined) return {};
        const { question, clinicalSummary, options, noOtherOption, childAsPerson, family, before } =
          state.request;
        const proposedOnTop = [...options].sort(
          (a, b) => Number(b.proposed === 'yes') - Number(a.proposed === 'yes'),
        );
        return flatten(
          { question, clinicalSummary, options: proposedOnTop, noOtherOption, childAsPerson, family, before },
          '',
        );
      },
      check: (context, content) => ({
        ...(isWhole(context) ? missingErrors('external-second-opinion', content) : {}),
        ...dateErrors(context, 'question.neededBy'),
      }),
    },
  ),
];
