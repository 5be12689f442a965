import type { PersonId } from '../../domain/case/ids';
import { type DoorShell, letIn } from '../entry/let-in';
import { notFound, notLetIntoTab, type TabRefusal } from './refused';

/** What is no reference and no form is answered, and counted, as one that is not there. */
export async function nothingThere(shell: DoorShell, person: PersonId): Promise<TabRefusal> {
  const found = await letIn(shell, person);
  return typeof found === 'string' ? notLetIntoTab(found) : notFound;
}
