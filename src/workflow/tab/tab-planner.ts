import type { PersonId } from '../../domain/case/ids';
import { findOrganisation } from '../../domain/directory/lookup';
import type { StandingRole } from '../../domain/directory/schema';
import type { Facts } from '../../domain/process/open/facts';
import { planner } from '../../views/tab/planner';
import { letIn } from '../entry/let-in';
import { notFound, notLetIntoTab } from './refused';
import type { TabShell } from './shell';

/** What is kept of every case is read for it. */
const countsWeight = 5;

const planners: readonly StandingRole[] = ['service-planner', 'coordinator', 'clinical-lead'];

/** Counts for whoever plans or answers for a service: of their own organisations, never of a case (process page §9). */
export async function tabPlanner(shell: TabShell, person: PersonId) {
  const found = await letIn(shell, person, { weight: countsWeight });
  if (typeof found === 'string') return notLetIntoTab(found);
  const { facts, now } = found;
  const codes = plannedFor(facts, person);
  if (codes.length === 0) return notFound;
  const organisations = new Map(
    codes.map((code) => [code, findOrganisation(facts.directory, code)?.name ?? code] as const),
  );
  const { stubs } = await shell.stubs.stubs();
  return planner({ cases: stubs, organisations, now });
}

/** Codes of the organisations whose counts this person may see. */
export function plannedFor({ directory }: Facts, person: PersonId): readonly string[] {
  const standing = directory.byId.get(person)?.standing ?? [];
  const codes = standing
    .filter(({ role }) => planners.includes(role))
    .map(({ organisation }) => findOrganisation(directory, organisation)?.code ?? organisation);
  return [...new Set(codes)];
}
