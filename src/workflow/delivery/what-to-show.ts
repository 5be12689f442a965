import { type CaseState, isTerminal } from '../../domain/case/state';
import { mayBeTold } from '../../domain/process/notices';
import { rolesOf } from '../../domain/process/people/people-on-case';
import { isShutOutByHold } from '../../domain/process/tables/visibility';
import { isDeputyLater } from '../../views/part-over';
import { keptAbout } from '../kept-forms';
import type { OutgoingCard } from '../ports/delivery-ports';
import { webPages } from '../web-pages';
import { cardFor, closedCard, shortCardFor } from './case-cards';
import type { Work } from './delivery-work';

export interface Wanted {
  readonly whole: OutgoingCard;
  /** Whoever has no part any more gets their old card closed, and a new one only where they are to be notified of it. */
  readonly mayCreate: boolean;
  /** The same, as short as can be: for when Teams finds the card too large. */
  readonly short: () => OutgoingCard;
}

/**
 * What the person should see now, role, hold and death looked at once more (process page I7, I8, §4b). Undefined for
 * nothing at all: a stranger without a card, or the family's side under a hold or after a death.
 */
export async function whatToShow({ shell, claim, state, facts, now }: Work): Promise<Wanted | undefined> {
  const { ref, person, copies, wantedRing, shownRing } = claim.row;
  if (!mayBeTold(person, state, facts, now)) return undefined;
  if (rolesOf(state, facts, person, now).size === 0) {
    const kept = copies.length === 0 ? [] : await keptAbout(shell, person, ref);
    const closed = closedCard({ state, facts, viewer: person, now }, kept);
    const mayCreate = wantedRing > shownRing;
    // Whoever is set as deputy for later days is told so now.
    const tell = copies.length > 0 || (mayCreate && isDeputyLater(state, person, now));
    return !tell ? undefined : { whole: closed, mayCreate, short: () => closed };
  }
  const form = shell.mint.id();
  const about = { state, facts, viewer: person, now, form, web: webPages(shell) };
  // The coordinator relays for whoever has no account here: there is nowhere to post to (process page §7).
  const mayCreate = facts.directory.byId.get(person)?.reach === 'teams';
  return { whole: cardFor(about), mayCreate, short: () => shortCardFor(about) };
}

/**
 * Asked right before a message is changed, and after it left, of those whom a hold or a death shuts out: one that was
 * committed while the worker had the message in hand keeps it back (process page I8, §4b). For everybody else it costs
 * nothing.
 */
export async function mayStillBeTold({ shell, claim, state, facts, now }: Work): Promise<boolean> {
  const { ref, person } = claim.row;
  const roles = [...rolesOf(state, facts, person, now)];
  if (!roles.every(isShutOutByHold)) return true;
  const latest = await shell.cases.readCase(ref);
  return latest !== undefined && mayBeTold(person, latest, facts, now);
}

/**
 * Asked right before anybody is notified, of everybody: where the case came to its end while the worker had the message in
 * hand, or the person lost their part in it, nothing is asked of them any more (process page I7, §4b: a death stops
 * everything at once). What is shown then follows from the case as it is now.
 */
export async function mayStillRing({ shell, claim, state, facts, now }: Work): Promise<boolean> {
  const { ref, person } = claim.row;
  const latest = await shell.cases.readCase(ref);
  if (latest === undefined || !mayBeTold(person, latest, facts, now)) return false;
  const hasPart = (at: CaseState) => rolesOf(at, facts, person, now).size > 0;
  const lostTheirPart = hasPart(state) && !hasPart(latest);
  return !lostTheirPart && (isTerminal(state) || !isTerminal(latest));
}
