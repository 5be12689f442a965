import { isRefusal } from '../../../domain/decide/refusals';
import { fittingChoices } from '../../../views/cards/forms/choices/fitting-choices';
import type { Choice } from '../../../views/cards/forms/field';
import { readDataset, type SearchedField } from '../../../views/cards/forms/search-dataset';
import { letIn, type NotLetIn, tooOften } from '../../entry/let-in';
import type { ConversationShell } from '../shell';
import type { Press } from '../turn';
import { draftKeyOf, layOut, pagesOf, refusalFor } from './form-desk';

/** More than anybody's name has: the rest of a longer text is not looked at. */
const mostLetters = 100;
/** A search lays a whole form out, and folds everybody's name. */
const searchWeight = 2;
/** Clients show no more. */
const mostFound = 15;

/** What somebody types into a picker of the tab. */
interface Asked extends Pick<Press, 'from' | 'place'> {
  readonly dataset: string;
  readonly queryText: string;
}

/**
 * The choices of a field that fit part of a name, fifteen at most, so nobody is found who could not be chosen; or that the
 * person asks too often, which is not to be told as nobody. Whoever may not give the command, or has no part in the case,
 * finds nobody (process page I7).
 */
export async function findChoices(
  shell: ConversationShell,
  { from, place, dataset, queryText }: Asked,
): Promise<readonly { readonly title: string; readonly value: string }[] | NotLetIn> {
  const asked = readDataset(dataset);
  const query = queryText.slice(0, mostLetters);
  if (asked === undefined || query.trim() === '' || !place.isPrivate)
    return (await tooOften(shell, from.personId)) ? 'too-many' : [];
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
  if (typeof choices === 'string') return choices;
  const best = fittingChoices(choices, query).slice(0, mostFound);
  return best.map(({ title, value }) => ({ title, value }));
}

async function choicesFor(
  shell: ConversationShell,
  press: Press,
  { ref, form, path }: SearchedField,
): Promise<readonly Choice[] | NotLetIn> {
  const draft = draftKeyOf(press, form);
  const found = await letIn(shell, press.from.personId, { ref, draft, weight: searchWeight });
  if (typeof found === 'string') return found;
  const desk = await layOut(shell, press, form, found);
  if (isRefusal(desk) || refusalFor(desk, undefined)) return [];
  const fields = pagesOf(desk).flatMap((page) => page.fields);
  return fields.find((field) => field.path === path)?.choices?.() ?? [];
}
