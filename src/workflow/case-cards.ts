import type { CaseEvent } from '../domain/case/events';
import type { CaseRef, Instant, PersonId } from '../domain/case/ids';
import type { CaseState } from '../domain/case/state';
import type { Facts } from '../domain/process/people-on-case';
import { caseCard, type Notice, type Side } from '../views/cards/case-card';
import { goneCard, stubCard } from '../views/cards/message-card';
import { waitsForMe } from '../views/cards/waits-for-me';
import { neutralSummary } from '../views/neutral-summary';
import { lookFrom } from '../views/viewpoint';
import type { LedgerRow, OutgoingCard } from './delivery-ports';

export interface CardRequest {
  readonly state: CaseState;
  readonly facts: Facts;
  readonly viewer: PersonId;
  readonly now: Instant;
  /** Minted for this rendering. */
  readonly form: string;
  readonly rows?: readonly LedgerRow[] | undefined;
  readonly side?: Side | undefined;
  readonly page?: number | undefined;
  readonly events?: readonly CaseEvent[] | undefined;
  readonly notice?: Notice | undefined;
  /** Whether pages can be opened to print. */
  readonly printing?: boolean | undefined;
}

/** The case as a person sees it now, with what a lock screen may show of it. */
export function cardFor(request: CardRequest): OutgoingCard {
  const { form: formId, rows, side, page, events, notice, printing, ...about } = request;
  const card = caseCard({
    ...about,
    formId,
    ...(rows === undefined ? {} : { rows }),
    ...(side === undefined ? {} : { side }),
    ...(page === undefined ? {} : { page }),
    ...(events === undefined ? {} : { events }),
    ...(notice === undefined ? {} : { notice }),
    ...(printing === undefined ? {} : { printing }),
  });
  const waits = waitsForMe(lookFrom(about.state, about.facts, about.viewer, about.now));
  return { card, summary: neutralSummary(about.state.ref, waits ? 'your-turn' : 'news') };
}

/** In place of an older copy: there is a newer card. */
export function movedCard(ref: CaseRef): OutgoingCard {
  return { card: stubCard(ref), summary: neutralSummary(ref, 'news') };
}

/** In place of the card of somebody who has no part any more. */
export function closedCard(ref: CaseRef): OutgoingCard {
  return { card: goneCard(ref), summary: neutralSummary(ref, 'over') };
}
