import type { CommandType } from '../../domain/asked/commands';
import { isGrave, isOtherAnswer } from '../cards/answers-of-step';
import { groupFor } from '../cards/buttons';
import { type Offer, offersFrom } from '../cards/offers';
import { relayOffers } from '../cards/relay-offers';
import type { Viewpoint } from '../viewpoint';
import { texts } from '../words/texts';

/**
 * What this person may give now, the primary one first: exactly what the card has buttons for. What answers the step that
 * waits for them is told apart, with whether one of the answers is the only one.
 */
export function offeredCommands(view: Viewpoint, begun: readonly string[]) {
  const offers = offersFrom(view);
  const first = offers.find(({ primary }) => primary)?.command;
  const decides = first !== undefined && offers.some(({ command }) => isOtherAnswer(first, command));
  const own = offers.map((offer) => {
    const group = groupOf(offer.command);
    const isOther = first !== undefined && isOtherAnswer(first, offer.command);
    return shown(offer, begun, group, {
      answers: first !== undefined && (offer.primary || isOther || group.code === 'step'),
      filled: offer.primary && !decides,
    });
  });
  const relay = { code: 'relay', title: texts.moreGroups.relay };
  const aside = { answers: false, filled: false };
  return [...own, ...relayOffers(view).map((offer) => shown(offer, begun, relay, aside))];
}

/** The step that a form belongs to: its offer's, which for an invitation is the invitation's own (process page I10). */
export function stepOfOffer(view: Viewpoint, name: string): number | undefined {
  const offer = [...offersFrom(view), ...relayOffers(view)].find((each) => each.name === name);
  return offer && Number(offer.step);
}

function groupOf(command: CommandType) {
  const code = groupFor(command);
  return { code, title: texts.moreGroups[code] };
}

const shown = (
  { command, name, title, primary, step }: Offer,
  begun: readonly string[],
  group: { readonly code: string; readonly title: string },
  part: { readonly answers: boolean; readonly filled: boolean },
) => ({
  name,
  title,
  primary,
  ...part,
  grave: isGrave(command),
  group,
  step: Number(step),
  begun: begun.includes(name),
  relay: group.code === 'relay',
});
