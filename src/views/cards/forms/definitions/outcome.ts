import { resolutionStep } from '../../../../domain/asked/recorded';
import { familyWaits } from '../../../../domain/process/open/family-side';
import { openDoubts } from '../../../../domain/process/open/plan-tests';
import { knowsOfHold, lookingRoles } from '../../../../domain/process/people/who-sees';
import { openStepsOf } from '../choices/entry-choices';
import type { FormContext, Page } from '../field';
import { form, type Makers, onePage } from '../make-fields';
import { today } from './known';

/** From the opinion to the record: acknowledge, share, outcome, resolution, closing (process page §4a). */

/** That it is held is offered to whoever may know of holds, whether or not there is one (process page I8). */
function waysOfSharing({ state, facts, viewer, now }: FormContext): readonly string[] {
  const knows = state !== undefined && knowsOfHold(lookingRoles(state, facts, viewer, now));
  return ['shared', 'declined-by-family', ...(knows ? ['held'] : [])];
}

const outcomes = ['agrees', 'partly', 'differs', 'inconclusive'];

const isHeld = (state: FormContext['state']): boolean => state !== undefined && familyWaits(state);

/** Who, when and how is asked only of a sharing that took place. */
function sharingPages(make: Makers, context: FormContext): readonly Page[] {
  return [
    make.page('shared', [make.choice('how', 'sharing-how', waysOfSharing(context))]),
    ...(context.values['how'] === 'shared'
      ? [
          make.page('sharing', [
            make.line('who'),
            make.date('sharedOn'),
            make.paragraph('manner'),
            make.yesNo('advocatePresent'),
          ]),
        ]
      : []),
    make.page('response', [
      make.long('response', { required: false }),
      make.long('childsView', { required: false }),
    ]),
  ];
}

/** What testers doubt, as they wrote it, and the consultant's answer to it (process page §4b, test of the plan). */
function doubtPage(make: Makers, state: FormContext['state']): readonly Page[] {
  const doubts = state === undefined ? [] : openDoubts(state);
  if (doubts.length === 0) return [];
  return [make.page('doubt', [make.long('doubtsAnswered')], { quoted: doubts.join('\n\n') })];
}

export const outcomeForms = [
  onePage(
    'acknowledge',
    (make, { state }) => {
      if (state?.kind !== 'critical-friend') return [make.date('readOn')];
      return [
        make.date('readOn'),
        make.paragraph('whatWillBeDone'),
        make.paragraph('whyNotFollowed', { required: false }),
      ];
    },
    { initial: (context) => ({ readOn: today(context) }) },
  ),
  form('record-sharing', sharingPages, { initial: (context) => ({ sharedOn: today(context) }) }),
  form('record-outcome', (make, { state }) => [
    make.page('outcome', [
      make.choice('outcome', 'outcome', outcomes),
      // While nothing may reach the family, nobody can have asked them.
      make.choice('familyAgrees', 'family-agrees', isHeld(state) ? ['not-asked'] : ['yes', 'no']),
      make.choice('childAgrees', 'child-agrees', ['yes', 'no', 'not-able']),
      make.yesNo('teamAgrees'),
    ]),
    ...doubtPage(make, state),
    make.page('plan', [make.long('plan'), make.long('bestInterests')]),
  ]),
  onePage('take-step', (make) => [
    make.choice('step', 'resolution-step', resolutionStep.options),
    make.date('dueOn'),
    make.paragraph('familyTold'),
  ]),
  onePage('resolve', (make, { state }) => [
    make.entry('step', () => openStepsOf(state)),
    make.long('result'),
    make.paragraph('bestInterests'),
    make.date('reviewOn'),
  ]),
  onePage(
    'confirm-record',
    (make, { state }) => [
      make.date('exportedOn'),
      make.choice('gpCopied', 'gp-copied', isHeld(state) ? ['paused', 'not-needed'] : ['yes', 'not-needed']),
    ],
    { initial: (context) => ({ exportedOn: today(context) }) },
  ),
];
