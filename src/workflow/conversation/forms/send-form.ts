import type { Refusal } from '../../../domain/decide/refusals';
import { lookingRoles } from '../../../domain/process/people/who-sees';
import { pageAfter } from '../../../views/cards/forms/page-order';
import { readForm, withRefusal } from '../../../views/cards/forms/reading/read-form';
import { readBackOf } from '../../../views/cards/forms/relayed';
import { holdReasonCard } from '../../../views/cards/other-cards/hold-reason-card';
import { lookFrom, type Viewpoint } from '../../../views/viewpoint';
import { texts } from '../../../views/words/texts';
import { type Handled, handleCommand } from '../../handle-command';
import { answerToSaved } from '../../may-be-saved';
import type { PressKey } from '../../ports/case-ports';
import { caseAnswer, freeCard, refusalAnswer } from '../answers';
import { answerUntil, keepDraft, standsOn } from '../drafts/keep-draft';
import { myRequests } from '../my-requests';
import type { ConversationShell } from '../shell';
import type { Answer } from '../turn';
import type { Verb } from '../verbs';
import { changedBy, nextPage, showForm, showStop, stopFor } from './fill-form';
import { type Desk, refusalFor, stepOf, withInputs } from './form-desk';
import { beginLinkedDraft, ensureLinkedDraft } from './linked-request';
import { sentBefore } from './sent-before';

/**
 * Sends a form: read it whole, decide, commit, answer with the case as it now is. A mistake or a refusal changes
 * nothing and keeps what was typed; the same press again changes nothing and is answered with what is now true
 * (process page I9, I10).
 */
export async function sendForm(
  shell: ConversationShell,
  desk: Desk,
  page: string,
  key: PressKey,
): Promise<Answer> {
  const values = withInputs(desk, page);
  const { definition, context } = desk;
  if (stopFor(desk, values) !== undefined) return showStop(shell, desk, page);
  // What was chosen on this page may ask for more pages: they come first.
  if (!definition.preview && pageAfter(definition, context, page, values) !== undefined)
    return nextPage(shell, desk, page);
  const reading = readForm(desk.definition, desk.context, values);
  if (!reading.ok) {
    const { firstPage, errors } = reading;
    await keepDraft(shell, desk, firstPage, changedBy(desk, page), standsOn(desk.press));
    return showForm(shell, desk, { page: firstPage, values, errors });
  }
  const actor = { kind: 'person', id: desk.press.from.personId } as const;
  const { relayFor } = desk;
  const relay = relayFor === undefined ? undefined : { person: relayFor, ...readBackOf(values) };
  const handled = await handleCommand(shell, {
    given: { command: reading.command, actor, step: stepOf(desk.press), relay },
    ref: reading.command.type === 'submit' ? desk.draft?.ref : desk.ref,
    press: key,
    usedDraft: {
      key: desk.key,
      version: desk.draft?.version ?? 0,
      // A request is sent once: what another device has typed meanwhile belongs to it.
      mustBeLast: reading.command.type === 'submit',
    },
    read: desk.read,
  });
  if (handled.kind === 'refused') return refusedForm(shell, desk, page, handled);
  if (handled.kind === 'draft-moved') return draftMoved(shell, desk, page);
  if (handled.kind === 'sent-before') return sentBefore(shell, desk.press, handled, desk.draft);
  if (handled.kind === 'unchanged') {
    const again = () => repeated(shell, { ...desk, state: handled.state ?? desk.state });
    return handled.repeat ? answerToSaved(again) : again();
  }
  try {
    return await done(shell, desk, handled);
  } catch (error) {
    // It is committed: nobody may be told that it was not saved.
    shell.later(() => Promise.reject(error));
    return { kind: 'message', text: texts.done[desk.definition.command] };
  }
}

async function done(
  shell: ConversationShell,
  desk: Desk,
  handled: Extract<Handled, { kind: 'done' }>,
): Promise<Answer> {
  const { state, facts } = handled;
  const started = handled.events.find((each) => each.type === 'linked-request-started');
  if (started?.type === 'linked-request-started') {
    const { newRef: ref, kind } = started.said;
    await beginLinkedDraft(shell, desk.press.from.personId, state, { ref, kind });
  }
  if (desk.definition.command === 'show-hold-reason') {
    return holdReason(lookFrom(state, facts, desk.press.from.personId, desk.now));
  }
  const answered = lookingRoles(state, facts, desk.press.from.personId, shell.clock.now()).size > 0;
  // Against I1 or I2 an acceptance ends the invitation: whoever accepted is told that, and why (process page §4a, accept).
  const ended = handled.events.find((each) => each.type === 'acceptance-refused');
  const tone = ended === undefined ? 'good' : 'attention';
  const text =
    ended === undefined ? doneText(desk.definition.command, handled) : `${ended.why} ${texts.done.decline}`;
  if (answered)
    return caseAnswer(shell, desk.press, { state, facts, notice: { tone, text }, committed: true });
  return { kind: 'message', text, ...(tone === 'attention' && { tone }) };
}

/** Whoever accepts after somebody else is told so: the place is not theirs (process page §4a, accept). */
function doneText(command: keyof typeof texts.done, { events }: Extract<Handled, { kind: 'done' }>): string {
  const said = texts.done[command];
  const late = events.some((each) => each.type === 'invitation-accepted' && each.as === 'reserve');
  return late ? `${said} ${texts.candidateStandings.reserve}` : said;
}

function holdReason(view: Viewpoint): Answer {
  const text = view.sees.has('hold-reason') ? view.state.hold?.reason : undefined;
  const title = texts.messages.holdReason;
  return freeCard(holdReasonCard(view), text === undefined ? undefined : { kind: 'words', title, text });
}

/** The same press once more: nothing happens, and the person sees what is now true. */
export async function repeated(shell: ConversationShell, desk: Desk): Promise<Answer> {
  const { state, facts, press, definition } = desk;
  if (state === undefined) return myRequests(shell, press);
  // The first time may have come to an end between the commit and the new draft.
  if (definition.command === 'start-linked-request')
    await ensureLinkedDraft(shell, press.from.personId, state);
  return caseAnswer(shell, press, { state, facts });
}

/** Another device saved, sent or discarded it meanwhile: nothing is sent, and both find all that was typed. */
async function draftMoved(shell: ConversationShell, desk: Desk, page: string): Promise<Answer> {
  const values = await keepDraft(shell, desk, page, changedBy(desk, page), standsOn(desk.press));
  return showForm(shell, desk, { page, values, notice: texts.messages.draftMoved });
}

async function refusedForm(
  shell: ConversationShell,
  desk: Desk,
  page: string,
  { refusal, state, facts }: Extract<Handled, { kind: 'refused' }>,
): Promise<Answer> {
  const values = withInputs(desk, page);
  const stays =
    refusal.code === 'missing' || (refusal.code === 'not-allowed' && desk.definition.command === 'submit');
  if (stays && refusalFor(desk, undefined) === undefined) {
    const { errors, firstPage, notice } = withRefusal(desk.definition, desk.context, values, refusal);
    await keepDraft(shell, desk, firstPage, changedBy(desk, page), standsOn(desk.press));
    return showForm(shell, desk, { page: firstPage, values, errors, notice });
  }
  await keepRefused(shell, desk, page);
  return refusalAnswer(shell, desk.press, refusal, { state, facts });
}

/** What was typed is kept; where the form stood open, the answer that says why nothing was done stands for some minutes. */
async function keepRefused(shell: ConversationShell, desk: Desk, page: string): Promise<void> {
  const on = standsOn(desk.press);
  const stood = desk.draft?.openOn === on;
  const until = stood ? answerUntil(shell.clock.now()) : undefined;
  await keepDraft(shell, desk, page, changedBy(desk, page), stood ? on : undefined, until);
}

/** Nothing is written, and what was typed is kept as a draft (process page I10). */
export async function keepAndRefuse(
  shell: ConversationShell,
  desk: Desk,
  { step, page }: Extract<Verb, { kind: 'form' }>,
  refusal: Refusal,
): Promise<Answer> {
  const typed = step !== 'open' && step !== 'goto' && step !== 'discard';
  if (typed) await keepRefused(shell, desk, page);
  return refusalAnswer(shell, desk.press, refusal, desk);
}
