import type { Instant, PersonId } from '../../case/ids';
import { type CaseState, reviewerOf } from '../../case/state';
import { bodyClerk } from '../open/bodies-asked';
import type { Facts } from '../open/facts';
import { familySideShut } from '../open/family-side';
import { testerOf } from '../open/plan-tests';
import type { Role } from '../tables/lifecycle';
import type { LadderName } from '../tables/obligations';
import { ladders } from '../tables/obligations';
import { approverNow } from './people-on-case';
import { consultantNow, deputyOf, holderNow, isAway, isIn, secondOf } from './standing-roles';

/**
 * The people who hold a role now. Somebody who is away is skipped: the deputy for a consultant, the alternate for a
 * standing role (process page §6).
 */
export function peopleIn(role: Role, state: CaseState, facts: Facts, now: Instant): readonly PersonId[] {
  const members = (as: 'advocate' | 'gp' | 'member') =>
    state.members
      .filter(
        (each) =>
          each.until === undefined &&
          (as === 'member' ? each.as === 'mdt' || each.as === 'other' : each.as === as),
      )
      .map((each) => each.person);
  switch (role) {
    case 'requester':
      return [state.requester];
    case 'named-consultant':
      return [state.namedConsultant];
    case 'acting-consultant':
      return [consultantNow(state, facts, now)];
    case 'approver':
      return known(approverNow(state, facts, now));
    case 'deputy':
      return known(deputyOf(state, facts, now));
    case 'incoming-consultant':
      return known(state.handOver?.to);
    case 'candidate':
      return state.candidates.filter((each) => each.standing === 'invited').map((each) => each.person);
    case 'reviewer':
      return known(reviewerOf(state)?.person);
    case 'advocate':
    case 'gp':
    case 'member':
      return members(role);
    case 'body-clerk':
      return known(bodyClerk(state, facts.directory));
    case 'tester':
      return known(testerOf(state)).filter((each) => isIn(facts, each));
    case 'coordinator':
    case 'clinical-lead':
    case 'safeguarding-lead':
      return known(holderNow(state, facts, role, now));
    case 'system':
      return [];
  }
}

const known = (person: PersonId | undefined): readonly PersonId[] => (person === undefined ? [] : [person]);

/**
 * The team around the child that follows the case: requester, consultants, MDT members, GP, and whoever speaks up for
 * child or family. Under a hold GP and advocate hear nothing (process page §1, §6, I8).
 */
export function teamAround(state: CaseState, facts: Facts, now: Instant): readonly PersonId[] {
  const held = familySideShut(state);
  const roles: readonly Role[] = [
    'requester',
    'named-consultant',
    'acting-consultant',
    'member',
    ...(held ? [] : (['gp', 'advocate'] as const)),
  ];
  return [...new Set(roles.flatMap((role) => peopleIn(role, state, facts, now)))];
}

/** Whom a rung of a ladder reminds: first alone, then the second too, then the first and the last column. */
export function peopleOnRung(
  name: LadderName,
  rung: number,
  state: CaseState,
  facts: Facts,
  now: Instant,
): readonly PersonId[] {
  const { first, second, third } = ladders[name];
  const alternateOf = (role: Role) =>
    role === 'clinical-lead' || role === 'safeguarding-lead' || role === 'coordinator'
      ? known(secondOf(state, facts, role, now))
      : [];
  const found = [...peopleIn(first, state, facts, now)];
  if (rung === 2) {
    if (second === 'alternate') found.push(...alternateOf(first));
    else if (second !== 'nobody')
      found.push(...peopleIn(second, state, facts, now).filter((each) => !isAway(facts, each, now)));
  }
  if (rung >= 3)
    found.push(...(third === 'alternate' ? alternateOf(first) : peopleIn(third, state, facts, now)));
  // Nobody holds the role: the coordinator has to name somebody (process page §2).
  if (found.length === 0) found.push(...peopleIn('coordinator', state, facts, now));
  return [...new Set(found)];
}

/**
 * Since when everybody whom the ladder has asked by a rung is out of the bot's reach; undefined where somebody can be
 * reached, and past the third rung, which has nobody more to ask (process page §6). Rung 0 stands for whom the open step
 * itself asked: the same as rung 1.
 */
export function outOfReachSince(
  name: LadderName,
  rung: number,
  state: CaseState,
  facts: Facts,
): Instant | undefined {
  if (rung > 2 || Object.keys(state.undeliverable).length === 0) return undefined;
  const asked = peopleOnRung(name, Math.max(rung, 1), state, facts, state.lastEventAt);
  const since = asked.map((person) => state.undeliverable[person]?.since);
  if (asked.length === 0 || since.includes(undefined)) return undefined;
  return since.sort().at(-1);
}
