import type { Instant } from '../../case/ids';
import { type CaseState, reviewerOf } from '../../case/state';
import type { LadderName } from '../tables/obligations';

/** Answers to new information that are still owed, by reviewer and acting consultant each (process page §4b). */
export function answersOwed(
  state: CaseState,
): readonly { readonly key: string; readonly ladder: LadderName; readonly since: Instant }[] {
  return state.information.flatMap((each) => {
    const found: { key: string; ladder: LadderName; since: Instant }[] = [];
    if (each.consultantAnsweredAt === undefined) {
      found.push({ key: `information:${each.id}:consultant`, ladder: 'owed', since: each.at });
    }
    if (each.reviewerAsked && each.reviewerAnsweredAt === undefined && reviewerOf(state) !== undefined) {
      found.push({ key: `information:${each.id}:reviewer`, ladder: 'reviewer-answer', since: each.at });
    }
    return found;
  });
}
