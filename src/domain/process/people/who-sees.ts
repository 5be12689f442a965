import type { CaseRef, Instant, PersonId } from '../../case/ids';
import type { CaseState } from '../../case/state';
import type { Facts } from '../open/facts';
import { familySideShut } from '../open/family-side';
import { matchesFor } from '../open/open-matches';
import type { Role } from '../tables/lifecycle';
import { type Condition, conditions, isShutOutByHold, type Part, visibility } from '../tables/visibility';
import { asNow } from './by-directory';
import { rolesOf } from './people-on-case';

/** The roles through which the person may look, a hold and a death considered. */
export function lookingRoles(
  state: CaseState,
  facts: Facts,
  person: PersonId,
  now: Instant,
): ReadonlySet<Role> {
  const found = rolesOf(state, facts, person, now);
  if (!familySideShut(state)) return found;
  return new Set([...found].filter((role) => !isShutOutByHold(role)));
}

/** Whether these roles may know that there is a hold (process page I8). */
export function knowsOfHold(roles: ReadonlySet<Role>): boolean {
  return [...roles].some((role) => role === 'system' || visibility[role].hold !== undefined);
}

/**
 * The requests about the same child that these roles may know of: the coordinator all, the requester those in which they
 * have a part, the clinical lead those on which they are reminded to decide, nobody else any (process page §4b, join
 * duplicate; §6).
 */
export function matchesSeen(state: CaseState, roles: ReadonlySet<Role>): readonly CaseRef[] {
  const { matches = [] } = state;
  if (roles.has('coordinator')) return matches.map((each) => each.ref);
  const asked = matchesFor(state, roles).flatMap(({ why, ref }) => (why === 'found' ? [ref] : []));
  const own = roles.has('requester') ? matches.filter((each) => each.requesterToo) : [];
  return [...new Set([...own.map((each) => each.ref), ...asked])];
}

/** Whether these roles may know that the other request is about the same child: see {@link matchesSeen}. */
export function knowsOfOther(state: CaseState, roles: ReadonlySet<Role>, other: CaseRef): boolean {
  // The coordinator joins what was not found by itself, too.
  return roles.has('coordinator') || matchesSeen(state, roles).includes(other);
}

/**
 * What the person may see of the case now; empty for a stranger, and for advocate and GP under a hold or after a death.
 */
export function visibleParts(
  state: CaseState,
  facts: Facts,
  person: PersonId,
  now: Instant,
): ReadonlySet<Part> {
  const so = asNow(state, facts, now);
  const seen = new Set<Part>();
  for (const role of lookingRoles(state, facts, person, now)) {
    if (role === 'system') continue;
    for (const [part, condition] of Object.entries(visibility[role]) as [Part, Condition][]) {
      if (conditions[condition](so)) seen.add(part);
    }
  }
  return seen;
}
