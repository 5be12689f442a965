import type { OperatorShell } from '../../../compose/operator';
import type { CaseRef, PersonId } from '../../../domain/case/ids';
import { isTerminal } from '../../../domain/case/state';
import { indexDirectory } from '../../../domain/directory/lookup';
import type { Directory } from '../../../domain/directory/schema';
import { everybodyOn, rolesOf } from '../../../domain/process/people/people-on-case';
import type { Role } from '../../../domain/process/tables/lifecycle';

/** One case on which somebody is missed, and the roles that they have on it. */
export interface Missed {
  readonly ref: CaseRef;
  readonly roles: ReadonlySet<Role>;
}

/** What an import meets: the open cases, and those on which somebody who is removed has a role. */
export interface TouchedCases {
  readonly open: number;
  readonly byPerson: ReadonlyMap<PersonId, readonly Missed[]>;
  /** Cases that do not open; `history verify` says why. */
  readonly unreadable: number;
}

/**
 * Walks through all cases, one at a time.
 * @param standing the directory by which people have their roles now
 */
export async function touchedCases(
  { survey, cases }: OperatorShell,
  standing: Directory,
  removed: readonly PersonId[],
  now: string,
): Promise<TouchedCases> {
  const facts = { directory: indexDirectory(standing) };
  const byPerson = new Map<PersonId, Missed[]>();
  let [open, unreadable] = [0, 0];
  for await (const ref of survey.refs()) {
    const state = await cases.readCase(ref).catch((error: unknown) => {
      if ((error as { readonly code?: unknown }).code === 'store-unavailable') throw error;
      unreadable += 1;
      return undefined;
    });
    if (state === undefined || isTerminal(state)) continue;
    open += 1;
    const on = everybodyOn(state, facts, now);
    for (const person of removed) {
      if (!on.includes(person)) continue;
      const missed = { ref, roles: rolesOf(state, facts, person, now) };
      const theirs = byPerson.get(person);
      if (theirs === undefined) byPerson.set(person, [missed]);
      else theirs.push(missed);
    }
  }
  return { open, byPerson, unreadable };
}
