import type { CommandOf, CommandType } from '../asked/commands';
import type { Instant, PersonId } from '../case/ids';
import type { CaseState } from '../case/state';
import type { EventBody } from '../case/stored/events';
import { excludedOrganisations } from '../case/young-person';
import type { Facts } from '../process/open/facts';
import { appointedDeputies } from '../process/people/standing-roles';
import type { Role } from '../process/tables/lifecycle';
import type { Sides } from './independence';
import { barredBy, linkedWith } from './other-requests/linked-requests';
import type { Refusal } from './refusals';

/** What a decision sees: the case, the facts, the time, and in whose name the command is given. */
export interface Context {
  readonly state: CaseState;
  readonly facts: Facts;
  readonly now: Instant;
  /** Whose command it is: the actor, or the person a coordinator relays for. Undefined for the clock and the post. */
  readonly by: PersonId | undefined;
  readonly roles: ReadonlySet<Role>;
  /** Other requests that were read for the command (see `Given`). */
  readonly others?: readonly CaseState[] | undefined;
  /** Who is invited and was not shown it yet (see `Given`). */
  readonly unsent?: readonly PersonId[] | undefined;
}

/** A decision: what happened, or why not. */
export type Outcome = readonly EventBody[] | Refusal;

export type Handler<C> = (command: C, context: Context) => Outcome;

/** Handlers by command: one entry for each row of the lifecycle but submit. */
export type Handlers<T extends CommandType> = {
  readonly [K in T]: Handler<CommandOf<K>>;
};

/** What an opinion on this case must be independent of. */
export function sidesOf({
  state,
  facts,
  now,
  others = [],
}: Pick<Context, 'state' | 'facts' | 'now' | 'others'>): Sides {
  const linked = linkedWith(state, others).filter((each) => each.ref !== state.ref);
  return {
    kind: state.kind,
    treatingOrganisation: state.request.child.organisation,
    requester: state.requester,
    namedConsultant: state.namedConsultant,
    deputies: appointedDeputies(state, facts, now),
    actingConsultant: state.actingConsultant,
    everOnTheTeam: state.everOnTheTeam,
    barred: [
      ...(state.linkedFrom?.barred ?? []),
      ...(state.barredByJoin ?? []),
      ...barredBy(linked, facts.directory),
    ],
    excluded: excludedOrganisations(state),
  };
}

/** An identifier that is unique within the case: events are numbered, so the next number serves. */
export function nextId(prefix: string, state: CaseState, ahead = 0): string {
  return `${prefix}${state.version + 1 + ahead}`;
}
