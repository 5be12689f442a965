import type { FieldErrors, Stop, Values } from '../../../views/cards/forms/field';
import { queriesIn } from '../../../views/cards/forms/finding';
import { fill, formText } from '../../../views/cards/forms/form-texts';
import { pageAfter, pageBefore } from '../../../views/cards/forms/page-order';
import { checkPage } from '../../../views/cards/forms/reading/read-form';
import { type FormCardInput, formCard } from '../../../views/cards/forms/showing/form-card';
import { previewCard, previewPartOf } from '../../../views/cards/forms/showing/preview-card';
import { stopCard, stopPage } from '../../../views/cards/forms/showing/stop-card';
import { ourLines, wordsCard } from '../../../views/cards/message-card';
import { askButtons } from '../../../views/cards/other-cards/help-card';
import { begunButton } from '../../../views/cards/other-cards/request-rows';
import { texts } from '../../../views/words/texts';
import type { DraftKey } from '../../ports/case-ports';
import { caseAnswer, formAnswer, freeCard } from '../answers';
import { keepDraft, standsOn } from '../drafts/keep-draft';
import type { ConversationShell } from '../shell';
import type { Answer } from '../turn';
import { type Desk, pagesOf, stepOf, withInputs } from './form-desk';

export interface ShownForm {
  readonly page: string;
  readonly values: Values;
  readonly errors?: FieldErrors | undefined;
  readonly notice?: string | undefined;
}

/** The form's card: a page, or the preview. */
export function showForm(
  shell: ConversationShell,
  desk: Desk,
  { page, values, errors, notice }: ShownForm,
): Answer {
  const { definition, context, ref } = desk;
  const formId = shell.mint.id();
  const relayNotice =
    desk.relayFor === undefined ? undefined : formText('relayNotice', { name: nameOf(desk) });
  const said = notice ?? relayNotice;
  const input = {
    definition,
    context,
    page,
    values,
    errors,
    notice: said,
    formId,
    step: formStep(desk),
    ref,
    queries: queriesIn(desk.press.inputs),
  };
  return formAnswer(cardOf(input), input);
}

function cardOf(input: FormCardInput): object {
  const { definition, context, page, values } = input;
  const stop = page === stopPage ? definition.stop({ ...context, values }) : undefined;
  if (stop !== undefined) return stopCard(input, definition, stop);
  const isPreview = definition.preview && previewPartOf(page) !== undefined;
  return isPreview ? previewCard(input) : formCard(input);
}

/** The stop that these answers lead to, whatever page was asked for (process page I14). */
export function stopFor({ definition, context }: Desk, values: Values): Stop | undefined {
  return definition.stop({ ...context, values });
}

/** Keeps what was typed, and shows what has to be done elsewhere in the place of the page that was to come. */
export async function showStop(shell: ConversationShell, desk: Desk, page: string): Promise<Answer> {
  await keepDraft(shell, desk, stopPage, changedBy(desk, page), standsOn(desk.press));
  return showForm(shell, desk, { page: stopPage, values: withInputs(desk, page) });
}

function nameOf({ facts, relayFor = '' }: Desk): string {
  return facts.directory.byId.get(relayFor)?.name ?? '';
}

/** A form belongs to the step that its first card showed: sending it later tells whether that step is over (I10). */
function formStep(desk: Desk): number | undefined {
  return stepOf(desk.press) ?? desk.state?.step;
}

/**
 * Opens a form where it was left, else at the page given or its first one; from then on it is saved at every step.
 */
export async function openForm(shell: ConversationShell, desk: Desk, first?: string): Promise<Answer> {
  const { draft, context } = desk;
  const asked = draft?.page || first || (pagesOf(desk)[0]?.id ?? '');
  const page = stopFor(desk, context.values) === undefined ? asked : stopPage;
  await keepDraft(shell, desk, page, context.values, standsOn(desk.press));
  return showForm(shell, desk, { page, values: context.values });
}

/** Forward: the page is checked, and stays with messages beside its fields where something is missing. */
export async function nextPage(shell: ConversationShell, desk: Desk, page: string): Promise<Answer> {
  const values = withInputs(desk, page);
  if (stopFor(desk, values) !== undefined) return showStop(shell, desk, page);
  const preview = previewPartOf(page);
  const errors = preview === undefined ? checkPage(desk.definition, desk.context, page, values) : {};
  const forward =
    preview === undefined ? pageAfter(desk.definition, desk.context, page, values) : `preview-${preview + 1}`;
  const shown = Object.keys(errors).length > 0 ? page : (forward ?? page);
  await keepDraft(shell, desk, shown, changedBy(desk, page), standsOn(desk.press));
  return showForm(shell, desk, { page: shown, values, errors });
}

/**
 * Back, or to a page from the preview: nothing is checked, everything is kept. Where the form has stopped, only the page of
 * the question that stopped it is to be had.
 */
export async function turnTo(
  shell: ConversationShell,
  desk: Desk,
  page: string,
  to: 'back' | 'goto',
): Promise<Answer> {
  const values = to === 'back' ? withInputs(desk, page) : desk.context.values;
  const stop = stopFor(desk, values);
  if (stop !== undefined && (to === 'back' || page !== stop.page))
    return showStop(shell, desk, to === 'back' ? page : stopPage);
  const shown = to === 'back' ? pageBefore(desk.definition, desk.context, page, values) : page;
  await keepDraft(shell, desk, shown, to === 'back' ? changedBy(desk, page) : {}, standsOn(desk.press));
  return showForm(shell, desk, { page: shown, values });
}

/**
 * Finds people by what was typed of their names, beside any picker of the page: those who fit stand among its choices, and
 * whoever could not be chosen is not found (process page I7). Nothing is checked, everything is kept.
 */
export async function findOnPage(shell: ConversationShell, desk: Desk, page: string): Promise<Answer> {
  const values = withInputs(desk, page);
  if (stopFor(desk, values) !== undefined) return showStop(shell, desk, page);
  await keepDraft(shell, desk, page, changedBy(desk, page), standsOn(desk.press));
  const nothing = Object.keys(queriesIn(desk.press.inputs)).length === 0;
  return showForm(shell, desk, { page, values, notice: nothing ? formText('findWhat') : undefined });
}

/** Put away, to be gone on with on any device; but nobody is let go who has not yet read that they must not wait. */
export async function saveForm(shell: ConversationShell, desk: Desk, page: string): Promise<Answer> {
  if (page !== stopPage && stopFor(desk, withInputs(desk, page)) !== undefined)
    return showStop(shell, desk, page);
  await keepDraft(shell, desk, page, changedBy(desk, page), undefined);
  const { saved, goOnBy } = texts.messages;
  const { state, facts, press, definition, key } = desk;
  if (state === undefined) return savedCard(key);
  const text = `${saved} ${fill(goOnBy, { button: texts.commands[definition.command] })}`;
  return caseAnswer(shell, press, { state, facts, notice: { tone: 'good', text } });
}

/** The same for whoever has no way into the case any more, and so sees nothing of it. */
export async function discardDraft(shell: ConversationShell, key: DraftKey): Promise<Answer> {
  await shell.drafts.discard(key);
  return discardedCard(key);
}

/** An unsent draft may be discarded by its author. */
export async function discardForm(shell: ConversationShell, desk: Desk): Promise<Answer> {
  await shell.drafts.discard(desk.key);
  const { state, facts, press } = desk;
  if (state === undefined) return discardedCard(desk.key);
  return caseAnswer(shell, press, {
    state,
    facts,
    notice: { tone: 'good', text: texts.messages.discarded },
  });
}

/** A request that is not sent yet has no card of its own to go on from: the way back is here. */
function savedCard({ about, form }: DraftKey): Answer {
  const { saved: title, putAway: text } = texts.messages;
  const card = wordsCard({ title, lines: ourLines([text]), buttons: [begunButton(about, form)] });
  return freeCard(card, { kind: 'words', title, text });
}

/** Whoever threw a new request away by mistake begins again from here. */
function discardedCard({ about, form }: DraftKey): Answer {
  const { discarded: title, discardedMore: text } = texts.messages;
  const buttons = about === 'new' && form === 'submit' ? askButtons() : [];
  return freeCard(wordsCard({ title, lines: ourLines([text]), buttons }), { kind: 'words', title, text });
}

/** Only this page's fields, as they are on the card now. */
export function changedBy(desk: Desk, page: string): Values {
  const values = withInputs(desk, page);
  const found = (among: Values) => pagesOf(desk, among).find((each) => each.id === page);
  const fields = (found(desk.context.values) ?? found(values))?.fields ?? [];
  return Object.fromEntries(fields.map((field) => [field.path, values[field.path] ?? '']));
}
