import type { Viewpoint } from '../../viewpoint';
import { texts } from '../../words/texts';
import { messageCard, nothingCard } from '../message-card';
import type { AdaptiveCard } from '../model/render-template';

/**
 * The reason for a hold: only the answer to "show the reason", once that was logged, and only for those who may see it
 * (process page I8). Everybody else gets a card that says nothing.
 */
export function holdReasonCard({ state, sees }: Pick<Viewpoint, 'state' | 'sees'>): AdaptiveCard {
  if (state.hold === undefined || !sees.has('hold-reason')) return nothingCard();
  return messageCard({ title: texts.messages.holdReason, text: state.hold.reason });
}
