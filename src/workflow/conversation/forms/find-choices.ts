import { isRefusal } from '../../../domain/decide/refusals';
import { fittingChoices } from '../../../views/cards/forms/choices/fitting-choices';
import type { Choice } from '../../../views/cards/forms/field';
import { readDataset, type SearchedField } from '../../../views/cards/forms/search-dataset';
import type { ConversationShell } from '../shell';
import { tooMany } from '../slow-down';
import type { Press } from '../turn';
import { draftKeyOf, layOut, pagesOf, refusalFor } from './form-desk';

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
): Promise<readonly { readonly title: string; readonly value: string }[] | 'too-many'> {
  const asked = readDataset(dataset);
  if (asked === undefined || queryText.trim() === '' || !place.isPrivate) return [];
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
  const best = fittingChoices(choices, queryText).slice(0, mostFound);
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
  if (isRefusal(desk) || refusalFor(desk, undefined)) return [];
  const fields = pagesOf(desk).flatMap((page) => page.fields);
  return fields.find((field) => field.path === path)?.choices?.() ?? [];
}
