import { mayBeTold } from '../domain/process/notices';
import { rolesOf } from '../domain/process/people-on-case';
import { cardFor, closedCard } from './case-cards';
import type { OutgoingCard } from './delivery-ports';
import type { Work } from './delivery-work';

export interface Wanted extends OutgoingCard {
  /** Whoever has no part any more gets their old card closed, and never a new one. */
  readonly mayCreate: boolean;
}

/**
 * What the person should see now, role, hold and death looked at once more (process page I7, I8, §4b). Undefined for
 * nothing at all: a stranger without a card, or the family's side under a hold or after a death.
 */
export async function whatToShow({ shell, claim, state, facts, now }: Work): Promise<Wanted | undefined> {
  const { ref, person, copies } = claim.row;
  if (!mayBeTold(person, state, facts, now)) return undefined;
  if (rolesOf(state, facts, person, now).size === 0) {
    return copies.length === 0 ? undefined : { ...closedCard(ref), mayCreate: false };
  }
  const rows = await shell.ledger.rows(ref);
  const card = cardFor({
    state,
    facts,
    viewer: person,
    now,
    form: shell.mint.id(),
    rows,
    printing: shell.publicUrl?.() !== undefined,
  });
  // The coordinator relays for whoever has no account here: there is nowhere to post to (process page §7).
  return { ...card, mayCreate: facts.directory.byId.get(person)?.reach !== 'relay' };
}
