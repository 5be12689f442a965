import type { CommandOf } from '../../case/commands';
import type { EventBody } from '../../case/events';
import type { CaseState } from '../../case/state';
import { daysOfNotice, isNearlyAdult } from '../../process/open/nearly-adult';
import { londonDate } from '../../rules/london-time';
import type { Context, Handlers, Outcome } from '../context';
import { nextId } from '../context';
import { missing, refuse } from '../refusals';

const stillChild = refuse(
  'not-now',
  `The patient is a child. A young adult’s wishes can be recorded from ${daysOfNotice} days before the 18th birthday.`,
);
const noHold = refuse('not-now', 'There is no hold on this request.');
const datePassed = 'Please give a review date that is not over.';

function hold({ type: _, ...said }: CommandOf<'hold'>, { state, roles, now }: Context): Outcome {
  if (said.reviewOn < londonDate(now)) return missing('reviewOn', datePassed);
  const provisional = !roles.has('safeguarding-lead');
  if (state.hold !== undefined && (provisional || !state.hold.provisional)) {
    return refuse('not-now', 'A hold stands already. The safeguarding lead can review or lift it.');
  }
  return [{ type: 'held', provisional, said }];
}

/** What becomes owed when a hold is lifted: the conversation and the sharing that did not take place. */
function owedAfterHold(state: CaseState): readonly EventBody[] {
  if (state.kind === 'critical-friend') return [];
  const owes = (kind: 'conversation' | 'sharing') => state.debts.some((each) => each.kind === kind);
  const debts: EventBody[] = [];
  const past = !['consultant-review', 'returned', 'lead-review', 'family-step'].includes(state.stage.status);
  if (past && state.conversation === undefined && !owes('conversation')) {
    debts.push({
      type: 'debt-incurred',
      id: nextId('d', state, 1),
      kind: 'conversation',
      about: 'hold-lifted',
    });
  }
  const notShared = state.sharedWithFamilyAt === undefined && !state.sharingDeclined;
  const pastSharing = ['outcome', 'resolution', 'closing'].includes(state.stage.status);
  if (pastSharing && notShared && !owes('sharing')) {
    const id = nextId('d', state, 1 + debts.length);
    debts.push({ type: 'debt-incurred', id, kind: 'sharing', about: 'hold-lifted' });
  }
  return debts;
}

function recordDeath(command: CommandOf<'record-death'>, { state }: Context): Outcome {
  const { initials, dateOfBirth } = state.request.child;
  const same = (a: string, b: string) =>
    a.replaceAll(/[\s.]/g, '').toLowerCase() === b.replaceAll(/[\s.]/g, '').toLowerCase();
  if (!same(command.initials, initials)) {
    return missing(
      'initials',
      'These are not the initials on this request. Please check that it is the right child.',
    );
  }
  if (command.dateOfBirth !== dateOfBirth) {
    return missing(
      'dateOfBirth',
      'This is not the date of birth on this request. Please check that it is the right child.',
    );
  }
  return [{ type: 'death-recorded' }];
}

/** Holds, parental responsibility, the young adult, a death (process page §4b, I8, I12). */
export const safeguarding: Handlers<
  | 'ask-safeguarding-lead'
  | 'hold'
  | 'review-hold'
  | 'lift-hold'
  | 'record-family-not-told'
  | 'show-hold-reason'
  | 'change-parental-responsibility'
  | 'record-young-adult-wishes'
  | 'record-death'
  | 'undo-death'
> = {
  'ask-safeguarding-lead': ({ type: _, ...said }) => [{ type: 'safeguarding-lead-asked', said }],

  hold,

  'review-hold': ({ type: _, ...said }, { state, now }) => {
    if (state.hold === undefined) return noHold;
    if (said.reviewOn < londonDate(now)) return missing('reviewOn', datePassed);
    return [{ type: 'hold-reviewed', said }];
  },

  'lift-hold': ({ type: _, ...said }, { state }) =>
    state.hold === undefined ? noHold : [{ type: 'hold-lifted', said }, ...owedAfterHold(state)],

  'record-family-not-told': ({ type: _, ...said }, { state }) =>
    state.hold === undefined ? noHold : [{ type: 'family-not-told-recorded', said }],

  'show-hold-reason': (_, { state }) => (state.hold === undefined ? noHold : [{ type: 'hold-reason-shown' }]),

  'change-parental-responsibility': ({ type: _, ...said }) => [
    { type: 'parental-responsibility-changed', said },
  ],

  'record-young-adult-wishes': ({ type: _, ...said }, { state, now }) =>
    isNearlyAdult(state, now) ? [{ type: 'young-adult-wishes-recorded', said }] : stillChild,

  'record-death': recordDeath,

  'undo-death': ({ type: _, ...said }) => [{ type: 'death-undone', said }],
};
