import type { PersonId } from '../../domain/case/ids';
import { searchChoices } from '../conversation/search-choices';
import type { TabShell } from './shell';
import { tabPress } from './tab-press';

/** What fits among the choices of one field: the search of the card's own picker. */
export async function tabPeople(
  shell: TabShell,
  person: PersonId,
  { dataset, q }: { readonly dataset: string; readonly q: string },
) {
  const { from, place } = tabPress(person, undefined, '');
  const answer = await searchChoices(shell, { kind: 'people-search', from, place, dataset, queryText: q });
  return { people: answer.kind === 'results' ? answer.results.map((each) => ({ ...each })) : [] };
}
