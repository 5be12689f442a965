import { reviewerOf } from '../case/state';
import { ownWordMissing, refusalStands, sharingWaits } from '../process/open/own-word';
import type { Role } from '../process/tables/lifecycle';
import { ageInYears } from '../rules/age';
import type { Context } from './context';
import { familyRouteShut } from './family-route';
import { type Refusal, refuse } from './refusals';

const notNow = (text: string) => refuse('not-now', text);

/** Who may read for whom it waits; whoever works elsewhere reads only that it does. */
const knowWhy: readonly Role[] = ['requester', 'acting-consultant', 'coordinator', 'clinical-lead', 'system'];

/** Nothing more goes outside without the young person's own agreement, where it counts (process page §4a, I12). */
export function mayShareOutside({ state, facts, now, roles }: Context): Refusal | undefined {
  if (!sharingWaits(state, facts, now)) return undefined;
  if (![...roles].some((role) => knowWhy.includes(role)))
    return notNow('This waits for a decision at the treating hospital. You will be told when it goes on.');
  return notNow(
    ownWordMissing(state, facts, now)
      ? 'The young person is 16, so their own agreement counts. Please have the consultant record what they say before anything more is shared (“Young person’s own word”).'
      : 'The young person does not agree. Nothing more goes outside until the clinical lead has decided.',
  );
}

/** From about this age a child may be able to use a text that is written for about ten (process page §8). */
const accountFrom = 5;
const cannotUse = refuse(
  'not-now',
  'An account written to the child is for children who can use one: from about five on, and not where it is recorded that the child cannot say anything to it.',
);
const canUseAccount = ({ state, now }: Context) =>
  ageInYears(state.request.child.dateOfBirth, now) >= accountFrom && state.youngPerson?.view !== 'cannot-say';

/** Those of the lifecycle's conditions that are about it. */
export const ownWordConditions = {
  'the child can use an account, and the family may be told': (context: Context) =>
    canUseAccount(context) ? familyRouteShut(context) : cannotUse,
  'not confirmed yet, and it may be shared outside': (context: Context) =>
    reviewerOf(context.state)?.linkConfirmedAt === undefined
      ? mayShareOutside(context)
      : notNow('You have already confirmed this.'),
  /** The way back to the conversation is the clinical lead's where the young person's refusal is what waits. */
  'a young person who decides has refused': ({ state, now }: Context) =>
    refusalStands(state, now) ? undefined : notNow('No refusal of a young person who decides waits here.'),
};
