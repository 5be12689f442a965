import type { Instant, PersonId } from '../../domain/case/ids';
import { type CaseState, isTerminal } from '../../domain/case/state';
import type { CaseEvent } from '../../domain/case/stored/events';
import type { Facts } from '../../domain/process/open/facts';
import { caseCard, type Notice, type Side, type WebPages } from '../../views/cards/case-card';
import { kindOfNotice } from '../../views/cards/kind-of-notice';
import { foldedCard } from '../../views/cards/other-cards/folded-card';
import { type KeptForm, partOverCard } from '../../views/cards/other-cards/part-over-card';
import { shortCard } from '../../views/cards/other-cards/short-card';
import { neutralSummary } from '../../views/neutral-summary';
import { isDeputyLater, partOver } from '../../views/part-over';
import { lookFrom } from '../../views/viewpoint';
import { texts } from '../../views/words/texts';
import type { LedgerRow, OutgoingCard } from '../ports/delivery-ports';

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
  /** The side from which they come back. */
  readonly after?: Side | undefined;
  readonly events?: readonly CaseEvent[] | undefined;
  readonly notice?: Notice | undefined;
  /** Which of the bot's own pages people reach; left out: none. */
  readonly web?: WebPages | undefined;
}

/**
 * The case as a person sees it now, with what a lock screen may show of it. One that has ended is no more than a stub,
 * unless somebody asks to look at it.
 */
export function cardFor(request: CardRequest): OutgoingCard {
  if (isTerminal(request.state) && request.side === undefined) return shortCardFor(request);
  const { form: formId, rows, side, page, after, events, notice, web, ...about } = request;
  const card = caseCard({
    ...about,
    formId,
    ...(rows === undefined ? {} : { rows }),
    ...(side === undefined ? {} : { side }),
    ...(page === undefined ? {} : { page }),
    ...(after === undefined ? {} : { after }),
    ...(events === undefined ? {} : { events }),
    ...(notice === undefined ? {} : { notice }),
    ...(web === undefined ? {} : { web }),
  });
  return { card, summary: summaryOf(about) };
}

/** As little of the case as one can work with: for one that has ended, and where Teams finds the whole too large. */
export function shortCardFor({ form: formId, ...about }: CardRequest): OutgoingCard {
  const { state, facts, viewer, now, notice } = about;
  const card = shortCard({ state, facts, viewer, now, formId, ...(notice === undefined ? {} : { notice }) });
  return { card, summary: summaryOf(about) };
}

function summaryOf({ state, facts, viewer, now }: Omit<CardRequest, 'form'>): string {
  return neutralSummary(state.ref, kindOfNotice(lookFrom(state, facts, viewer, now)));
}

/** In place of an older copy: how far it had come, and that there is a newer card. */
export function movedCard(about: Pick<CardRequest, 'state' | 'facts' | 'viewer' | 'now'>): OutgoingCard {
  return { card: foldedCard(about), summary: neutralSummary(about.state.ref, 'news') };
}

/**
 * In place of the card of somebody who has no part any more: why, as far as they may know it, and what they typed is kept
 * until when (process page I7, I10).
 */
export function closedCard(
  { state, facts, viewer, now }: Pick<CardRequest, 'state' | 'facts' | 'viewer' | 'now'>,
  kept: readonly KeptForm[],
): OutgoingCard {
  const { ref } = state;
  const { goneTitle: over, gone } = texts.messages;
  const isLater = isDeputyLater(state, viewer, now);
  const title = isLater ? texts.partOver.deputyLaterTitle : over;
  const why = partOver(state, facts, viewer, now);
  const card = partOverCard(title, { ref, why: why ?? gone, kept: why === undefined ? [] : kept });
  return { card, summary: neutralSummary(ref, isLater ? 'news' : 'over') };
}
