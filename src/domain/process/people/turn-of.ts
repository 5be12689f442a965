import { isFiledAway } from '../../case/filed-away';
import type { Instant, PersonId } from '../../case/ids';
import { type CaseState, reviewerOf } from '../../case/state';
import { onLeave } from '../../directory/lookup';
import type { ActingStandingRole } from '../../directory/schema';
import { startOfDay } from '../../rules/london-time';
import { closableSince, closingWaits } from '../open/closing-waits';
import type { Facts } from '../open/facts';
import { familyWaits } from '../open/family-side';
import { latest } from '../open/matter';
import { openLadders } from '../open/open-ladders';
import type { Role } from '../tables/lifecycle';
import { ladders } from '../tables/obligations';
import type { Part } from '../tables/visibility';
import { asNow } from './by-directory';
import { approverNow, approversOf } from './people-on-case';
import { consultantNow, holderNow, holderOf, isIn } from './standing-roles';
import { peopleIn } from './whom';

export interface Turn {
  readonly role: Role;
  readonly people: readonly PersonId[];
  /** Since when the case waits for them; of several, for whoever was asked first. */
  readonly since: Instant;
  /** Since when it waits for each of them. */
  readonly sinceEach: Readonly<Record<PersonId, Instant>>;
}

/**
 * Whose turn it is on the open gate, and since when (process page §6, owner; I15). Where nobody is left who could act,
 * because a role is free or its holder is not in the directory any more, the coordinator must see to it.
 */
export function turnOf(asWritten: CaseState, facts: Facts, now: Instant): Turn {
  const state = asNow(asWritten, facts, now);
  const turn = ownersTurn(state, facts, now);
  const people = turn.people.filter((each) => isIn(facts, each));
  if (people.length > 0 || isFiledAway(state)) return { ...turn, people };
  const fallback =
    holderNow(state, facts, 'coordinator', now) ??
    holderNow(state, facts, 'clinical-lead', now) ??
    consultantNow(state, facts, now);
  return since('coordinator', fallback, state.gateSince);
}

/**
 * Whose turn it is, as far as somebody who sees these parts may know it: what waits for the safeguarding lead waits, for
 * whoever may not know of a hold, for the consultant, as any other step does (process page I8). Every view and refusal
 * asks this one.
 */
export function turnAsSeen(state: CaseState, facts: Facts, now: Instant, sees: ReadonlySet<Part>): Turn {
  const turn = turnOf(state, facts, now);
  if (turn.role !== 'safeguarding-lead' || sees.has('hold')) return turn;
  return consultants(state.gateSince, asNow(state, facts, now), facts, now);
}

/**
 * Since when something waits for this person: the open step, or what they owe beside it. Undefined where nothing does.
 */
export function waitsSince(
  state: CaseState,
  facts: Facts,
  person: PersonId,
  now: Instant,
): Instant | undefined {
  const owed = openLadders(state)
    .filter(({ name }) => peopleIn(ladders[name].first, state, facts, now).includes(person))
    .map((each) => each.since);
  const own = turnOf(state, facts, now).sinceEach[person];
  return [...owed, ...(own === undefined ? [] : [own])].sort()[0];
}

function since(role: Role, person: PersonId | undefined, from: Instant): Turn {
  return person === undefined
    ? { role, people: [], since: from, sinceEach: {} }
    : { role, people: [person], since: from, sinceEach: { [person]: from } };
}

function ownersTurn(state: CaseState, facts: Facts, now: Instant): Turn {
  const { stage, gateSince } = state;
  switch (stage.status) {
    case 'consultant-review': {
      const [owner] = approversOf(state, facts, now);
      return standsIn('approver', owner, approverNow(state, facts, now), gateSince, facts, now);
    }
    case 'returned':
      return since('requester', state.requester, gateSince);
    case 'lead-review':
    case 'conflict-check':
      return standing('clinical-lead', gateSince, state, facts, now);
    case 'inviting':
      return invitedTurn(state) ?? standing('coordinator', state.exhaustedAt ?? gateSince, state, facts, now);
    case 'under-review': {
      const [asked] = state.items.filter((each) => each.where === undefined).map(({ at }) => at);
      if (asked !== undefined) return since('requester', state.requester, asked);
      return since('reviewer', reviewerOf(state)?.person, stage.since);
    }
    case 'closing':
      return closingTurn(state, facts, now);
    case 'preparing':
    case 'upheld':
    case 'withdrawn':
    case 'closed-death':
      return standing('coordinator', gateSince, state, facts, now);
    case 'family-step':
    case 'opinion-given':
    case 'sharing':
    case 'outcome':
    case 'resolution':
      return consultants(gateSince, state, facts, now);
    case 'closed':
      return owedAfterwards(state, facts, now);
    case 'closed-joined':
      return nobodys(state);
  }
}

const nobodys = ({ gateSince }: CaseState): Turn => ({
  role: 'coordinator',
  people: [],
  since: gateSince,
  sinceEach: {},
});

/** What a closed request still owes, without reminders: to the family, under a hold by whoever may lift it (I5, I15). */
function owedAfterwards(state: CaseState, facts: Facts, now: Instant): Turn {
  const { debts, awaitingYoungAdult, hold, gateSince } = state;
  if (awaitingYoungAdult) return consultants(gateSince, state, facts, now);
  if (debts.length === 0) return nobodys(state);
  // Shut because of another request too: this one's safeguarding lead says whose it is, or rings the other's.
  return hold === undefined && !familyWaits(state)
    ? consultants(gateSince, state, facts, now)
    : standing('safeguarding-lead', gateSince, state, facts, now);
}

/** Everybody who is invited now, each since their own invitation; undefined where nobody is. */
function invitedTurn({ candidates, gateSince }: CaseState): Turn | undefined {
  const invited = candidates
    .filter((each) => each.standing === 'invited')
    .map(({ person, invitedAt = gateSince }) => [person, invitedAt] as const);
  const [first] = invited.map(([, at]) => at).sort();
  if (first === undefined) return undefined;
  return {
    role: 'candidate',
    people: invited.map(([person]) => person),
    since: first,
    sinceEach: Object.fromEntries(invited),
  };
}

/** Closing waits for whoever still keeps it open, and then for the coordinator (process page §4a, §4b). */
function closingTurn(state: CaseState, facts: Facts, now: Instant): Turn {
  const [wait] = closingWaits(state);
  if (wait === undefined) return standing('coordinator', closableSince(state), state, facts, now);
  if (wait.role === 'acting-consultant') return consultants(wait.since, state, facts, now);
  if (wait.role === 'reviewer') return since('reviewer', reviewerOf(state)?.person, wait.since);
  const role = wait.role === 'clinical-lead' || wait.role === 'safeguarding-lead' ? wait.role : 'coordinator';
  return standing(role, wait.since, state, facts, now);
}

function consultants(from: Instant, state: CaseState, facts: Facts, now: Instant): Turn {
  const person = consultantNow(state, facts, now);
  return standsIn('acting-consultant', state.actingConsultant, person, from, facts, now);
}

function standing(
  role: ActingStandingRole,
  from: Instant,
  state: CaseState,
  facts: Facts,
  now: Instant,
): Turn {
  const holder = holderOf(state, facts, role, now);
  return standsIn(role, holder, holderNow(state, facts, role, now), from, facts, now);
}

/** It waits for a stand-in no longer than its owner is away. */
function standsIn(
  role: Role,
  owner: PersonId | undefined,
  person: PersonId | undefined,
  from: Instant,
  facts: Facts,
  now: Instant,
): Turn {
  const away = owner === undefined || owner === person ? undefined : facts.directory.byId.get(owner);
  const leave = away && onLeave(away, now);
  return since(role, person, leave === undefined ? from : latest(from, startOfDay(leave.from)));
}
