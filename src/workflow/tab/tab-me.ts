import type { PersonId } from '../../domain/case/ids';
import { findOrganisation } from '../../domain/directory/lookup';
import { minuteOf } from '../../views/tab/time-left';
import { letIn } from '../entry/let-in';
import { webPages } from '../web-pages';
import { hasWorklist } from './my-cases';
import { notInDirectory, notLetIntoTab } from './refused';
import type { TabShell } from './shell';
import { plannedFor } from './tab-planner';

/** Who is signed in, and which pages there are for them. Only people in the directory are let in. */
export async function tabMe(shell: TabShell, person: PersonId, botId: string) {
  const entered = await letIn(shell, person);
  if (typeof entered === 'string') return notLetIntoTab(entered);
  const { facts, now } = entered;
  const found = facts.directory.byId.get(person);
  if (found === undefined) return notInDirectory;
  return {
    id: person,
    name: found.name,
    jobTitle: found.jobTitle,
    organisation: findOrganisation(facts.directory, found.organisation)?.name ?? found.organisation,
    pages: { worklist: hasWorklist(facts, person), planner: plannedFor(facts, person).length > 0 },
    printing: webPages(shell).printing,
    botId,
    now: minuteOf(now),
  };
}
