import type { PersonId } from '../../domain/case/ids';
import { findOrganisation } from '../../domain/directory/lookup';
import type { StandingRole } from '../../domain/directory/schema';
import type { Facts } from '../../domain/process/open/facts';
import { planner } from '../../views/tab/planner';
import { tooMany } from '../conversation/slow-down';
import { notFound, tooManyInTab } from './refused';
import type { TabShell } from './shell';

const planners: readonly StandingRole[] = ['service-planner', 'coordinator', 'clinical-lead'];

/** Counts for whoever plans or answers for a service: of their own organisations, never of a case (process page §9). */
export async function tabPlanner(shell: TabShell, person: PersonId) {
  const read = await shell.cases.readPress({ person });
  if (tooMany(shell, read.pressesThisMinute)) return tooManyInTab;
  const facts = await shell.directory.at(read.directoryVersion);
  const codes = plannedFor(facts, person);
  if (codes.length === 0) return notFound;
  const organisations = new Map(
    codes.map((code) => [code, findOrganisation(facts.directory, code)?.name ?? code] as const),
  );
  const { stubs } = await shell.stubs.stubs();
  return planner({ cases: stubs, organisations, now: shell.clock.now() });
}

/** Codes of the organisations whose counts this person may see. */
export function plannedFor({ directory }: Facts, person: PersonId): readonly string[] {
  const standing = directory.byId.get(person)?.standing ?? [];
  const codes = standing
    .filter(({ role }) => planners.includes(role))
    .map(({ organisation }) => findOrganisation(directory, organisation)?.code ?? organisation);
  return [...new Set(codes)];
}
