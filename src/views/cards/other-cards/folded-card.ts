import { isOnlyCandidate, lookFrom } from '../../viewpoint';
import { texts } from '../../words/texts';
import { sayWhen } from '../../words/when';
import type { CaseCardInput } from '../case-card';
import { fill } from '../forms/form-texts';
import { type AdaptiveCard, renderTemplate } from '../model/render-template';

/**
 * In place of an older copy of a case's card, one line that is pressed as a whole: how far the request had come when there
 * was a newer card, and that there is one. It stays as it is, so it says of when it is. Whoever was only asked, or sees
 * nothing, reads no more than that there is a newer card (process page I7, I10).
 */
export function foldedCard(about: Pick<CaseCardInput, 'state' | 'facts' | 'viewer' | 'now'>): AdaptiveCard {
  const { state, facts, viewer, now } = about;
  const { ref, stage, gateSince } = state;
  const { folded, foldedPlain } = texts.messages;
  const view = lookFrom(state, facts, viewer, now);
  const saysMore = view.sees.size > 0 && !isOnlyCandidate(view);
  return renderTemplate('folded', {
    heading: `Request ${ref}`,
    words: saysMore
      ? fill(folded, { ref, status: texts.statuses[stage.status], when: sayWhen(gateSince, now) })
      : fill(foldedPlain, { ref }),
    data: { case: ref },
  });
}
