import type { CommandType } from '../../domain/asked/commands';
import { groupFor } from '../cards/buttons';
import { type Offer, offersFrom } from '../cards/offers';
import { relayOffers } from '../cards/relay-offers';
import type { Viewpoint } from '../viewpoint';
import { texts } from '../words/texts';

/** What this person may give now, the primary one first: exactly what the card has buttons for. */
export function offeredCommands(view: Viewpoint, begun: readonly string[]) {
  const own = offersFrom(view).map((offer) => shown(offer, begun, groupOf(offer.command)));
  const relay = { code: 'relay', title: texts.moreGroups.relay };
  return [...own, ...relayOffers(view).map((offer) => shown(offer, begun, relay))];
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
  { name, title, primary, step }: Offer,
  begun: readonly string[],
  group: { readonly code: string; readonly title: string },
) => ({
  name,
  title,
  primary,
  group,
  step: Number(step),
  begun: begun.includes(name),
  relay: group.code === 'relay',
});
