import { isRefusal } from '../../domain/case/refusals';
import { foldName, matchRank } from '../../domain/directory/fold-name';
import type { Choice } from '../../views/cards/forms/field';
import { readDataset, type SearchedField } from '../../views/cards/forms/search-dataset';
import { draftKeyOf, layOut, notOpenYet, pagesOf, refusalFor } from './form-desk';
import type { ConversationShell } from './shell';
import { tooMany } from './slow-down';
import type { Answer, PeopleSearch, Press } from './turn';

/** Clients show no more. */
const mostFound = 15;

/**
 * Answers a picker in which somebody types part of a name: the choices of that very field that fit, so nobody is found
 * who could not be chosen. Whoever may not give the command, or has no part in the case, finds nobody (process page I7).
 */
export async function searchChoices(shell: ConversationShell, search: PeopleSearch): Promise<Answer> {
  const found = await findChoices(shell, search);
  // A picker of the chat has no way to say that it was asked too often.
  return { kind: 'results', results: found === 'too-many' ? [] : found };
}

/** What a picker's search finds, fifteen at most; or that the person asks too often, which is not to be told as nobody. */
export async function findChoices(
  shell: ConversationShell,
  { from, place, dataset, queryText }: Omit<PeopleSearch, 'kind'>,
): Promise<readonly { readonly title: string; readonly value: string }[] | 'too-many'> {
  const wanted = foldName(queryText);
  const asked = readDataset(dataset);
  if (asked === undefined || wanted === '' || !place.isPrivate) return [];
  const press: Press = {
    kind: 'press',
    from,
    place,
    trigger: 'manual',
    verb: `open:${asked.form}`,
    data: asked.ref === undefined ? {} : { case: asked.ref },
    inputs: {},
    replyToId: undefined,
  };
  const choices = await choicesFor(shell, press, asked);
  if (choices === 'too-many') return choices;
  const best = fitting(choices, wanted).slice(0, mostFound);
  return best.map(({ title, value }) => ({ title, value }));
}

async function choicesFor(
  shell: ConversationShell,
  press: Press,
  { ref, form, path }: SearchedField,
): Promise<readonly Choice[] | 'too-many'> {
  const draft = draftKeyOf(press, form);
  const read = await shell.cases.readPress({ person: press.from.personId, ref, draft });
  if (tooMany(shell, read.pressesThisMinute)) return 'too-many';
  const desk = await layOut(shell, press, form, read);
  if (isRefusal(desk) || refusalFor(desk, undefined) || notOpenYet(desk)) return [];
  const fields = pagesOf(desk).flatMap((page) => page.fields);
  return fields.find((field) => field.path === path)?.choices?.() ?? [];
}

/** Those whose name begins so first, then those with a word that does, each group most suitable first. */
function fitting(choices: readonly Choice[], wanted: string): readonly Choice[] {
  return choices
    .map((choice) => ({ choice, rank: matchRank(foldName(choice.title), wanted) }))
    .filter((each): each is { choice: Choice; rank: number } => each.rank !== undefined)
    .sort((a, b) => a.rank - b.rank)
    .map(({ choice }) => choice);
}
