import { reviewerOf } from '../case/state';
import { ownWordMissing, refusalStands, sharingWaits } from '../process/open/own-word';
import type { Role } from '../process/tables/lifecycle';
import type { Context } from './context';
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

/** Those of the lifecycle's conditions that are about it. */
export const ownWordConditions = {
  'not confirmed yet, and it may be shared outside': (context: Context) =>
    reviewerOf(context.state)?.linkConfirmedAt === undefined
      ? mayShareOutside(context)
      : notNow('You have already confirmed this.'),
  /** The way back to the conversation is the clinical lead's where the young person's refusal is what waits. */
  'a young person who decides has refused': ({ state, now }: Context) =>
    refusalStands(state, now) ? undefined : notNow('No refusal of a young person who decides waits here.'),
};
