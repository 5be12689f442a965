import type { PersonId } from '../../domain/case/ids';
import { findOrganisation } from '../../domain/directory/lookup';
import { minuteOf } from '../../views/tab/time-left';
import { tooMany } from '../conversation/slow-down';
import { webPages } from '../web-pages';
import { hasWorklist } from './my-cases';
import { notInDirectory, tooManyInTab } from './refused';
import type { TabShell } from './shell';
import { plannedFor } from './tab-planner';

/** Who is signed in, and which pages there are for them. Only people in the directory are let in. */
export async function tabMe(shell: TabShell, person: PersonId, botId: string) {
  const read = await shell.cases.readPress({ person });
  if (tooMany(shell, read.pressesThisMinute)) return tooManyInTab;
  const facts = await shell.directory.at(read.directoryVersion);
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
    now: minuteOf(shell.clock.now()),
  };
}
