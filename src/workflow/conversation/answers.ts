import type { CaseState } from '../../domain/case/state';
import { type Refusal, refuse } from '../../domain/decide/refusals';
import type { Facts } from '../../domain/process/open/facts';
import { lookingRoles } from '../../domain/process/people/who-sees';
import type { Notice, Side } from '../../views/cards/case-card';
import type { FormCardInput } from '../../views/cards/forms/showing/form-card';
import { messageCard } from '../../views/cards/message-card';
import { partOverCard, sayOver } from '../../views/cards/other-cards/part-over-card';
import { familiesCard } from '../../views/families/for-families';
import { neutralSummary } from '../../views/neutral-summary';
import { partOver } from '../../views/part-over';
import { texts } from '../../views/words/texts';
import { cardFor } from '../delivery/case-cards';
import { keptAbout } from '../kept-forms';
import { webPages } from '../web-pages';
import type { ConversationShell } from './shell';
import type { Shows } from './shows';
import type { Answer, Press } from './turn';

/** A card that belongs to no case. */
export function freeCard(card: object, shows?: Shows): Answer {
  return { kind: 'card', card, summary: texts.brand, shows };
}

/** What a family can be told before there is any request, with the page to print where people reach one (process page §8). */
export function familiesAnswer({ publicUrl }: Pick<ConversationShell, 'publicUrl'>): Answer {
  const at = publicUrl?.();
  return freeCard(familiesCard(at === undefined ? undefined : `${at}/for-families`));
}

/** A form's card. */
export function formAnswer(card: object, input: FormCardInput): Answer {
  const { ref } = input;
  const summary = ref === undefined ? texts.brand : neutralSummary(ref, 'your-turn');
  return { kind: 'card', card, summary, shows: { kind: 'form', input } };
}

/** What a chat that others may read too is told: nothing about a case is shown there, and no message there is a copy. */
export function groupAnswer(): Answer {
  return freeCard(messageCard({ title: texts.messages.groupTitle, text: texts.messages.group }));
}

type Asker = Pick<Press, 'from' | 'place'> & { readonly replyToId?: string | undefined };

export interface Shown {
  readonly state: CaseState;
  readonly facts: Facts;
  readonly side?: Side | undefined;
  readonly page?: number | undefined;
  /** The side from which they come back. */
  readonly after?: Side | undefined;
  readonly notice?: Notice | undefined;
  /** Whether the press that this answers has changed the case. */
  readonly committed?: boolean | undefined;
}

const sidesWithHistory: readonly Side[] = ['history', 'record'];

/**
 * The case as the person sees it now, in answer to a press or a message. That it was seen, and where, is noted after
 * the reply; a message that shows the case becomes one of its copies.
 */
export async function caseAnswer(
  shell: ConversationShell,
  from: Asker,
  { state, facts, side, page, after, notice, committed = false }: Shown,
): Promise<Answer> {
  const viewer = from.from.personId;
  const now = shell.clock.now();
  const events = side && sidesWithHistory.includes(side) ? await shell.cases.history(state.ref) : undefined;
  const rows = side === 'delivery' ? await shell.ledger.rows(state.ref) : undefined;
  const form = shell.mint.id();
  const message = cardFor({
    state,
    facts,
    viewer,
    now,
    form,
    rows,
    side,
    page,
    after,
    events,
    notice,
    web: webPages(shell),
  });
  const seen = async (activityId: string): Promise<void> => {
    if (lookingRoles(state, facts, viewer, now).size === 0) return;
    const { conversationId, serviceUrl } = from.place;
    await shell.ledger.seen(
      state.ref,
      viewer,
      { activityId, conversationId, serviceUrl },
      state.version,
      now,
    );
  };
  const { replyToId } = from;
  if (replyToId !== undefined) shell.later(() => seen(replyToId));
  const shows: Shows = { kind: 'case', state, notice, committed };
  return { kind: 'card', card: message.card as object, summary: message.summary, onSent: seen, shows };
}

/**
 * A refusal: where the person may look, the case as it now is with the sentence above it; where they had a part that is
 * over, why it is, and what is kept for them; else the sentence alone, which is the same whether or not there is such a
 * case (process page I7, I10).
 */
export async function refusalAnswer(
  shell: ConversationShell,
  press: Asker,
  refusal: Refusal,
  about: { readonly state: CaseState | undefined; readonly facts: Facts },
): Promise<Answer> {
  const { state, facts } = about;
  const may =
    state !== undefined && lookingRoles(state, facts, press.from.personId, shell.clock.now()).size > 0;
  if (!may || refusal.code === 'unknown-case') {
    return (await overAnswer(shell, press, about)) ?? noneAnswer(refusal);
  }
  const answer = await caseAnswer(shell, press, {
    state,
    facts,
    notice: { tone: 'attention', text: refusal.text },
  });
  return answer.kind === 'card' ? { ...answer, shows: { kind: 'refusal', refusal, state } } : answer;
}

function noneAnswer(refusal: Refusal): Answer {
  const card = messageCard({ title: texts.messages.refusedTitle, text: refusal.text, tone: 'attention' });
  return freeCard(card, { kind: 'refusal', refusal, state: undefined });
}

/** What is now true for somebody whose part is over; undefined for everybody else. */
async function overAnswer(
  shell: ConversationShell,
  { from }: Asker,
  { state, facts }: { readonly state: CaseState | undefined; readonly facts: Facts },
): Promise<Answer | undefined> {
  const person = from.personId;
  const why = state && partOver(state, facts, person, shell.clock.now());
  if (state === undefined || why === undefined) return undefined;
  const kept = await keptAbout(shell, person, state.ref);
  const card = partOverCard(texts.messages.refusedTitle, { ref: state.ref, why, kept });
  const refusal = refuse('not-now', sayOver(why, kept));
  return freeCard(card, { kind: 'refusal', refusal, state: undefined });
}
