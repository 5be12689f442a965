import { mayBeTold } from '../domain/process/notices';
import { rolesOf } from '../domain/process/people-on-case';
import { shutOutByHold } from '../domain/process/visibility';
import { cardFor, closedCard, shortCardFor } from './case-cards';
import type { OutgoingCard } from './delivery-ports';
import type { Work } from './delivery-work';

export interface Wanted {
  readonly whole: OutgoingCard;
  /** Whoever has no part any more gets their old card closed, and never a new one. */
  readonly mayCreate: boolean;
  /** The same, as short as can be: for when Teams finds the card too large. */
  readonly short: () => OutgoingCard;
}

/**
 * What the person should see now, role, hold and death looked at once more (process page I7, I8, §4b). Undefined for
 * nothing at all: a stranger without a card, or the family's side under a hold or after a death.
 */
export async function whatToShow({ shell, claim, state, facts, now }: Work): Promise<Wanted | undefined> {
  const { ref, person, copies } = claim.row;
  if (!mayBeTold(person, state, facts, now)) return undefined;
  if (rolesOf(state, facts, person, now).size === 0) {
    const closed = closedCard(ref);
    return copies.length === 0 ? undefined : { whole: closed, mayCreate: false, short: () => closed };
  }
  const form = shell.mint.id();
  const printing = shell.publicUrl?.() !== undefined;
  const about = { state, facts, viewer: person, now, form, printing };
  // The coordinator relays for whoever has no account here: there is nowhere to post to (process page §7).
  const mayCreate = facts.directory.byId.get(person)?.reach !== 'relay';
  return { whole: cardFor(about), mayCreate, short: () => shortCardFor(about) };
}

/**
 * Asked right before a message leaves, of those whom a hold or a death shuts out: one that was committed while the
 * worker had the message in hand keeps it back (process page I8, §4b). For everybody else it costs nothing.
 */
export async function mayStillBeTold({ shell, claim, state, facts, now }: Work): Promise<boolean> {
  const { ref, person } = claim.row;
  const roles = [...rolesOf(state, facts, person, now)];
  if (!roles.every((role) => shutOutByHold.includes(role))) return true;
  const latest = await shell.cases.readCase(ref);
  return latest !== undefined && mayBeTold(person, latest, facts, now);
}
