import type { PersonId } from '../../domain/case/ids';
import { findChoices } from '../conversation/forms/find-choices';
import { notLetIntoTab } from './refused';
import type { TabShell } from './shell';
import { tabPress } from './tab-press';

/** What fits among the choices of one field: those whom the card's own picker finds. */
export async function tabPeople(
  shell: TabShell,
  person: PersonId,
  { dataset, q }: { readonly dataset: string; readonly q: string },
) {
  const { from, place } = tabPress(person, undefined, '');
  const found = await findChoices(shell, { from, place, dataset, queryText: q });
  return typeof found === 'string' ? notLetIntoTab(found) : { people: found.map((each) => ({ ...each })) };
}
