import type { CommandType } from '../../domain/asked/commands';
import { relayable } from '../../domain/process/tables/lifecycle';
import { lookFrom, type Viewpoint } from '../viewpoint';
import { fillIn } from '../words/fill-in';
import { shortName } from '../words/short-name';
import { texts } from '../words/texts';
import { type Offer, offersFrom } from './offers';

/** What the coordinator says in their own name: nothing is gained by saying it in somebody else's. */
const ownName: readonly CommandType[] = ['comment', 'snooze', 'record-call', 'add-information'];
const standings = ['invited', 'lapsed', 'reserve', 'reviewer'];

/**
 * What the coordinator may enter for the people who are asked: exactly what each could give themselves, where the rules
 * let it be relayed (process page §7). Nobody relays where they are requester or acting consultant (I3).
 */
export function relayOffers(view: Viewpoint): readonly Offer[] {
  const { roles, state, facts, now } = view;
  if (!roles.has('coordinator') || roles.has('requester') || roles.has('acting-consultant')) return [];
  return state.candidates
    .filter((each) => standings.includes(each.standing))
    .flatMap((candidate) =>
      offersFrom(lookFrom(state, facts, candidate.person, now))
        .filter(({ command }) => relayable.includes(command) && !ownName.includes(command))
        .map((offer) => ({
          ...offer,
          name: `${offer.command}@${candidate.id}`,
          title: titleFor(offer.title, candidate.name, state),
          primary: false,
        })),
    );
}

/** What is done, whole, and then for whom, as much of the name as a phone shows. */
function titleFor(title: string, name: string, { candidates }: Viewpoint['state']): string {
  const taken = fillIn(texts.relay, { title, name: '' }).length;
  const names = candidates.map((each) => each.name);
  return fillIn(texts.relay, { title, name: shortName(name, taken, names) });
}

/**
 * Of these, what the bot itself has no way to ask, since it cannot reach the person: the coordinator is their way in,
 * so these stand in sight.
 */
export function relayInSight({ state, facts }: Viewpoint, relayed: readonly Offer[]): readonly Offer[] {
  const unreachable = state.candidates
    .filter((each) => each.undeliverable || facts.directory.byId.get(each.person)?.reach === 'relay')
    .map((each) => each.id);
  return relayed.filter((offer) => unreachable.some((id) => offer.name.endsWith(`@${id}`))).slice(0, 2);
}
