import type { CommandOf } from '../../asked/commands';
import type { CaseState } from '../../case/state';
import type { EventBody } from '../../case/stored/events';
import { foldIdentifier } from '../../rules/identifiers';
import { londonDate } from '../../rules/london-time';
import type { Context, Handlers, Outcome } from '../context';
import { nextId } from '../context';
import { missing, type Refusal } from '../refusals';

const datePassed = 'Enter a review date that is not over.';

function hold({ type: _, ...said }: CommandOf<'hold'>, { roles, now }: Context): Outcome {
  if (said.reviewOn < londonDate(now)) return missing('reviewOn', datePassed);
  return [{ type: 'held', provisional: !roles.has('safeguarding-lead'), said }];
}

/** What becomes owed when a hold is lifted: the conversation and the sharing that did not take place. */
export function owedAfterHold(state: CaseState): readonly EventBody[] {
  // What was withdrawn or upheld owes the family no conversation about an opinion.
  const { status } = state.stage;
  if (state.kind === 'critical-friend' || status === 'withdrawn' || status === 'upheld') return [];
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
  const pastSharing = ['outcome', 'resolution', 'closing', 'closed'].includes(state.stage.status);
  if (pastSharing && notShared && !owes('sharing')) {
    const id = nextId('d', state, 1 + debts.length);
    debts.push({ type: 'debt-incurred', id, kind: 'sharing', about: 'hold-lifted' });
  }
  return [...debts, ...askedAgain(state, debts)];
}

/**
 * An outcome that was recorded while nobody might ask the family closes nothing once they may be asked (process page I8, I11). Where the
 * sharing is owed, paying it leads back by itself.
 */
function askedAgain(
  { outcome, stage, debts: before }: CaseState,
  debts: readonly EventBody[],
): readonly EventBody[] {
  const settled = stage.status === 'resolution' || stage.status === 'closing';
  const sharing = [...before, ...debts].some((each) => 'kind' in each && each.kind === 'sharing');
  return settled && outcome?.familyAgrees === 'not-asked' && !sharing
    ? [{ type: 'outcome-asked-again' }]
    : [];
}

/** Why these are not the two identifiers of the child of this request; undefined where they are. */
export function wrongIdentifier(
  typed: { readonly initials?: string | undefined; readonly dateOfBirth?: string | undefined },
  { request }: CaseState,
): Refusal | undefined {
  const { initials, dateOfBirth } = request.child;
  if (foldIdentifier(typed.initials ?? '') !== foldIdentifier(initials)) {
    return missing(
      'initials',
      'These are not the initials on this request. Check that it is the right child.',
    );
  }
  return typed.dateOfBirth === dateOfBirth
    ? undefined
    : missing(
        'dateOfBirth',
        'This is not the date of birth on this request. Check that it is the right child.',
      );
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
  | 'record-account-given'
  | 'decide-childs-account'
  | 'record-young-adult-wishes'
  | 'record-death'
  | 'undo-death'
> = {
  'ask-safeguarding-lead': ({ type: _, ...said }) => [{ type: 'safeguarding-lead-asked', said }],

  hold,

  'review-hold': ({ type: _, ...said }, { now }) =>
    said.reviewOn < londonDate(now) ? missing('reviewOn', datePassed) : [{ type: 'hold-reviewed', said }],

  'lift-hold': ({ type: _, ...said }, { state }) => [{ type: 'hold-lifted', said }, ...owedAfterHold(state)],

  'record-family-not-told': ({ type: _, ...said }) => [{ type: 'family-not-told-recorded', said }],

  'show-hold-reason': () => [{ type: 'hold-reason-shown' }],

  'change-parental-responsibility': ({ type: _, ...said }) => [
    { type: 'parental-responsibility-changed', said },
  ],

  'record-account-given': ({ type: _, ...said }) => [{ type: 'account-given', said }],

  'decide-childs-account': ({ type: _, ...said }) => [{ type: 'childs-account-decided', said }],

  'record-young-adult-wishes': ({ type: _, ...said }) => [{ type: 'young-adult-wishes-recorded', said }],

  'record-death': (command, { state }) => wrongIdentifier(command, state) ?? [{ type: 'death-recorded' }],

  'undo-death': ({ type: _, ...said }) => [{ type: 'death-undone', said }],
};
