import { type PersonId, parseCaseRef } from '../../domain/case/ids';
import { isRefusal } from '../../domain/decide/refusals';
import { lookingRoles } from '../../domain/process/people/who-sees';
import { stopPage } from '../../views/cards/forms/showing/stop-card';
import { formPage } from '../../views/tab/form-page';
import { stepOfOffer } from '../../views/tab/offered-commands';
import { lookFrom } from '../../views/viewpoint';
import { keptWork } from '../conversation/drafts/kept-work';
import { showForm, stopFor } from '../conversation/forms/fill-form';
import { draftKeyOf, layOut, pagesOf, refusalFor } from '../conversation/forms/form-desk';
import { withLinkedDraft } from '../conversation/forms/linked-request';
import type { Press } from '../conversation/turn';
import { type LetIn, letIn } from '../entry/let-in';
import { nothingThere } from './nothing-there';
import { overInTab } from './over-in-tab';
import { notFound, notLetIntoTab, type TabRefusal } from './refused';
import type { TabShell } from './shell';
import { tabPress } from './tab-press';

/** Stands for a case in the address of a new request's form. */
export const newRequest = 'new';

/**
 * A page of a form, where it was left unless one is asked for; nothing is changed or kept by looking. Only whoever may
 * give the command now is shown any of it: its pages hold parts of the case (process page I7).
 */
export async function tabForm(
  shell: TabShell,
  person: PersonId,
  {
    ref: given,
    name,
    page,
  }: { readonly ref: string; readonly name: string; readonly page?: string | undefined },
) {
  const ref = given === newRequest ? undefined : parseCaseRef(given);
  if (ref === undefined && given !== newRequest) return nothingThere(shell, person);
  const first = tabPress(person, ref, `open:${name}`);
  const found = await letIn(shell, person, { ref, draft: draftKeyOf(first, name) });
  if (typeof found === 'string') return notLetIntoTab(found);
  const { facts, now } = found;
  const read = name === 'submit' ? await withLinkedDraft(shell, person, ref, found.read) : found.read;
  const entered = { read, facts, now };
  const step = read.state && stepOfOffer(lookFrom(read.state, facts, person, now), name);
  const press = tabPress(person, ref, first.verb, { step });
  const desk = await layOut(shell, press, name, entered);
  if (isRefusal(desk)) return refusedFor(shell, entered, press, name, desk.text);
  const refusal = refusalFor(desk, undefined);
  if (refusal !== undefined) return refusedFor(shell, entered, press, name, refusal.text);
  const shown = page ?? (stopFor(desk, desk.context.values) ? stopPage : (desk.draft?.page ?? ''));
  const answer = showForm(shell, desk, {
    page: shown === '' ? (pagesOf(desk)[0]?.id ?? '') : shown,
    values: desk.context.values,
  });
  const input = answer.kind === 'card' && answer.shows?.kind === 'form' ? answer.shows.input : undefined;
  // One that was made for this look alone is not saved yet.
  const saved = desk.draft?.version === 0 ? undefined : desk.draft;
  return input === undefined ? notFound : formPage(input, saved);
}

/** Why it is not open, to whoever may look at the case, or had a part in it; nothing to anybody else. */
async function refusedFor(
  shell: TabShell,
  { read: { state, draft }, facts, now }: LetIn,
  press: Press,
  name: string,
  text: string,
): Promise<TabRefusal> {
  const person = press.from.personId;
  if (state === undefined) return notFound;
  if (lookingRoles(state, facts, person, now).size > 0) return { refusedInTab: 'not-open', text };
  const over = await overInTab(shell, person, state, facts);
  if (over.refusedInTab !== 'over' || draft === undefined) return over;
  const kept = await keptWork(shell, press, { command: name, page: '' }, { state, draft, facts });
  const shown = kept?.kind === 'card' && kept.shows?.kind === 'words' ? kept.shows : undefined;
  return shown === undefined ? over : { ...over, text: `${over.text}\n\n${shown.title}\n\n${shown.text}` };
}
