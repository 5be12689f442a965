import type { Instant, PersonId } from '../domain/case/ids';
import type { BodyAsked } from '../domain/case/matters';
import type { CaseState } from '../domain/case/state';
import { findOrganisation } from '../domain/directory/lookup';
import { openBody } from '../domain/process/open/bodies-asked';
import type { Facts } from '../domain/process/open/facts';
import { asNow } from '../domain/process/people/by-directory';
import { lookingRoles, visibleParts } from '../domain/process/people/who-sees';
import type { Role } from '../domain/process/tables/lifecycle';
import type { Part } from '../domain/process/tables/visibility';
import { withoutNames } from './withheld-names';

/** A case as one person sees it now: what everything on their card is made from. */
export interface Viewpoint {
  readonly state: CaseState;
  readonly facts: Facts;
  readonly viewer: PersonId;
  readonly now: Instant;
  readonly roles: ReadonlySet<Role>;
  readonly sees: ReadonlySet<Part>;
}

/** Works out roles and visible parts once, on the case as it is by the present directory (process page §2, I7, I8). */
export function lookFrom(asWritten: CaseState, facts: Facts, viewer: PersonId, now: Instant): Viewpoint {
  const state = asNow(asWritten, facts, now);
  const roles = lookingRoles(state, facts, viewer, now);
  const sees = visibleParts(state, facts, viewer, now);
  return { ...withoutNames(state, facts, sees, now), viewer, now, roles, sees };
}

/** Somebody's name: the directory's, else as it was when they acted. */
export function nameOf({ state, facts }: Pick<Viewpoint, 'state' | 'facts'>, person: PersonId): string {
  return facts.directory.byId.get(person)?.name ?? state.names[person] ?? 'somebody who has left';
}

/** Somebody's telephone number; empty where the directory holds none. */
export function phoneOf({ facts }: Pick<Viewpoint, 'facts'>, person: PersonId): string {
  return facts.directory.byId.get(person)?.phone.trim() ?? '';
}

/** The telephone number of the treating organisation's second-opinion office, if the directory holds one. */
export function officePhone({ state, facts }: Pick<Viewpoint, 'state' | 'facts'>): string {
  return findOrganisation(facts.directory, state.request.child.organisation)?.officePhone.trim() ?? '';
}

/**
 * Whether the person is on the case only because they were asked, for their opinion or as a body's clerk whom it recommends: they
 * see how it stands with them, and little else.
 */
export function isOnlyCandidate({ roles }: Viewpoint): boolean {
  return roles.size > 0 && [...roles].every((role) => role === 'candidate' || role === 'body-clerk');
}

/** The body for which this viewer answers, where they are asked for nothing else. */
export function bodyAskedOf(view: Viewpoint): BodyAsked | undefined {
  return isOnlyCandidate(view) && !view.roles.has('candidate') ? openBody(view.state) : undefined;
}
