import type { CaseState } from '../../domain/case/state';
import { isRefusal, type Refusal, unknownCase } from '../../domain/decide/refusals';
import type { Facts } from '../../domain/process/open/facts';
import { lookingRoles } from '../../domain/process/people/who-sees';
import { glossaryCard } from '../../views/cards/other-cards/glossary-card';
import { helpCard } from '../../views/cards/other-cards/help-card';
import { texts } from '../../views/words/texts';
import { type LetIn, letIn, tooOften } from '../entry/let-in';
import type { PressKey } from '../ports/case-ports';
import { caseAnswer, familiesAnswer, freeCard, groupAnswer, refusalAnswer } from './answers';
import { digestOf } from './digest';
import { TooLongToKeep } from './drafts/draft-limits';
import { keepTyped } from './drafts/keep-draft';
import { keptWork } from './drafts/kept-work';
import { beginRequest } from './forms/begin-request';
import {
  discardDraft,
  discardForm,
  findOnPage,
  nextPage,
  openForm,
  saveForm,
  turnTo,
} from './forms/fill-form';
import { draftKeyOf, layOut, refusalFor, stepOf } from './forms/form-desk';
import { withLinkedDraft } from './forms/linked-request';
import { keepAndRefuse, repeated, sendForm } from './forms/send-form';
import { sentBefore } from './forms/sent-before';
import { myRequests, worklist } from './my-requests';
import { notLetIn, slowDown } from './not-let-in';
import { printAnswer } from './print';
import type { ConversationShell } from './shell';
import type { Answer, Press } from './turn';
import { parseVerb, type Verb } from './verbs';

const unknownVerb: Answer = {
  kind: 'refused',
  status: 400,
  code: 'unknown-action',
  message: 'This button is not known here any more. Please open the card again.',
};

/** The number of no step. */
const noStep = -1;

/** Answers a press: in place, with the card as it now is. A refresh by the client itself never changes anything. */
export async function answerPress(shell: ConversationShell, press: Press): Promise<Answer> {
  const verb = parseVerb(press.verb);
  const free = freely(shell, verb, press);
  if (free !== undefined) return (await tooOften(shell, press.from.personId)) ? slowDown(press) : free;
  // As delivery shows it: of a case that has ended a stub, else the whole card.
  if (press.trigger === 'automatic') return showCase(shell, press, {});
  switch (verb?.kind) {
    case undefined:
    case 'help':
    case 'families':
    case 'glossary':
      return unknownVerb;
    case 'form':
      return keptOrRefused(() => form(shell, press, verb));
    case 'show':
      return showCase(shell, press, verb);
    case 'new':
      return beginRequest(shell, press, verb.requestKind);
    case 'list':
      return verb.list === 'work' ? worklist(shell, press, verb.page) : myRequests(shell, press, verb.page);
    case 'print':
      return printAnswer(shell, press, verb.what);
  }
}

/** What anybody is told, whoever they are and wherever they press; it needs nothing from the store. */
function freely(
  shell: ConversationShell,
  verb: Verb | undefined,
  { place, trigger }: Press,
): Answer | undefined {
  if (trigger === 'manual' && verb?.kind === 'help') return freeCard(helpCard());
  if (trigger === 'manual' && verb?.kind === 'glossary') return freeCard(glossaryCard(verb.term));
  if (trigger === 'manual' && verb?.kind === 'families') return familiesAnswer(shell);
  if (!place.isPrivate) return groupAnswer();
  return trigger === 'manual' && verb === undefined ? unknownVerb : undefined;
}

/** What is too long to be kept is not taken in part: it stays where it was typed, and the person is told. */
async function keptOrRefused(answer: () => Promise<Answer>): Promise<Answer> {
  try {
    return await answer();
  } catch (error) {
    if (!(error instanceof TooLongToKeep)) throw error;
    return { kind: 'refused', status: 409, code: error.code, message: texts.messages.tooLongToKeep };
  }
}

async function showCase(
  shell: ConversationShell,
  press: Press,
  { side, page, after }: Partial<Pick<Extract<Verb, { kind: 'show' }>, 'side' | 'page' | 'after'>>,
): Promise<Answer> {
  const found = await letIn(shell, press.from.personId, { ref: press.data.case });
  if (typeof found === 'string') return notLetIn(found, press);
  const { facts } = found;
  const { state } = found.read;
  // Nobody without a part in it can tell a case from a reference that was made up (process page I7).
  if (state === undefined || !mayLook(shell, press, state, facts))
    return refusalAnswer(shell, press, unknownCase, { state, facts });
  return caseAnswer(shell, press, { state, facts, side, page, after });
}

function mayLook(shell: ConversationShell, { from }: Press, state: CaseState, facts: Facts): boolean {
  return lookingRoles(state, facts, from.personId, shell.clock.now()).size > 0;
}

/** There is no such form for this person: most often a request that was sent already. */
async function noDesk(
  shell: ConversationShell,
  press: Press,
  verb: Extract<Verb, { kind: 'form' }>,
  { read, facts }: LetIn,
  refusal: Refusal,
): Promise<Answer> {
  const { state, draft } = read;
  if (verb.command === 'submit' && state !== undefined) {
    const seen = mayLook(shell, press, state, facts);
    // The very press that sent it, or a button to the request that it has become.
    if (seen && (read.duplicate || verb.step === 'open') && draft === undefined)
      return caseAnswer(shell, press, { state, facts });
    if (seen || draft !== undefined) return sentBefore(shell, press, { state, facts }, draft);
  }
  // Who has no way in any more still has the draft to themselves.
  if (verb.step === 'discard' && draft !== undefined)
    return discardDraft(shell, draftKeyOf(press, verb.command));
  if (draft !== undefined && (verb.step === 'open' || verb.step === 'goto')) {
    const kept = await keptWork(shell, press, verb, { state, draft, facts });
    if (kept !== undefined) return kept;
  }
  await keepTyped(shell, press, verb, read, facts);
  return refusalAnswer(shell, press, refusal, { state, facts });
}

async function form(
  shell: ConversationShell,
  press: Press,
  verb: Extract<Verb, { kind: 'form' }>,
): Promise<Answer> {
  const key: PressKey = {
    actor: press.from.personId,
    verb: press.verb,
    form: press.data.form ?? '',
    digest: digestOf(press.inputs),
  };
  const sends = verb.step === 'send';
  const draft = draftKeyOf(press, verb.command);
  const found = await letIn(shell, press.from.personId, {
    ref: press.data.case,
    press: sends ? key : undefined,
    draft,
  });
  if (typeof found === 'string') {
    // What they typed is theirs to throw away, wherever they are now.
    if (verb.step === 'discard' && found === 'not-in-directory') await shell.drafts.discard(draft);
    return notLetIn(found, press);
  }
  const asks = verb.command === 'submit' && verb.step !== 'discard';
  const read = asks
    ? await withLinkedDraft(shell, press.from.personId, press.data.case, found.read)
    : found.read;
  const desk = await layOut(shell, press, verb.command, { ...found, read });
  if (isRefusal(desk)) return noDesk(shell, press, verb, { ...found, read }, desk);
  if (verb.step === 'discard') return discardForm(shell, desk);
  if (sends && read.duplicate) return repeated(shell, desk);
  const pressed = verb.step === 'open' || sends ? stepOf(press) : undefined;
  const barred = refusalFor(desk, pressed);
  if (barred !== undefined) return keepAndRefuse(shell, desk, verb, barred);
  // What is sent says which step it is for (process page I10): without one it is for none that is open.
  const unsaid = sends && pressed === undefined ? refusalFor(desk, noStep) : undefined;
  if (unsaid !== undefined) return keepAndRefuse(shell, desk, verb, unsaid);
  switch (verb.step) {
    case 'open':
      return openForm(shell, desk);
    case 'next':
      return nextPage(shell, desk, verb.page);
    case 'back':
    case 'goto':
      return turnTo(shell, desk, verb.page, verb.step);
    case 'find':
      return findOnPage(shell, desk, verb.page);
    case 'save':
      return saveForm(shell, desk, verb.page);
    case 'send':
      return sendForm(shell, desk, verb.page, key);
  }
}
