import { anyTime } from './evolving/any-time';
import { bodies } from './evolving/bodies';
import { byItself } from './evolving/by-itself';
import type { Evolvers } from './evolving/evolvers';
import { handingOver } from './evolving/handing-over';
import { invitations } from './evolving/invitations';
import { joining } from './evolving/joining';
import { opened } from './evolving/opening';
import { otherWays } from './evolving/other-ways';
import { testing } from './evolving/testing';
import { wayThrough } from './evolving/way-through';
import type { CaseState } from './state';
import type { CaseEvent, EventType } from './stored/events';

const evolvers: Evolvers<Exclude<EventType, 'submitted'>> = {
  ...wayThrough,
  ...anyTime,
  ...handingOver,
  ...joining,
  ...invitations,
  ...byItself,
  ...testing,
  ...bodies,
  ...otherWays,
};

/**
 * The case after one more event: the state is the fold of the events, and nothing else.
 * Throws when a case does not begin with its submission, or events do not follow one another by number.
 */
export function evolve(state: CaseState | undefined, event: CaseEvent): CaseState {
  if (event.type === 'submitted') {
    if (state !== undefined) throw new Error('A case is submitted once');
    return signed(opened(event), event);
  }
  if (state === undefined) throw new Error('A case begins with its submission');
  if (event.seq !== state.version + 1) throw new Error('Events must follow one another by number');
  const step = evolvers[event.type] as (state: CaseState, event: CaseEvent) => CaseState;
  return signed(step(state, event), event);
}

/** Folds a whole history. Throws on an empty one. */
export function fold(events: readonly CaseEvent[]): CaseState {
  let state: CaseState | undefined;
  for (const event of events) state = evolve(state, event);
  if (state === undefined) throw new Error('A case has at least one event');
  return state;
}

/** Numbers, dates and signs: every event raises the version; people's entries keep their author and name. */
function signed(state: CaseState, event: CaseEvent): CaseState {
  const numbered = { ...state, version: event.seq, lastEventAt: event.at };
  if (event.actor.kind === 'system') return numbered;
  const author = event.relayedFor ?? event.actor;
  return {
    ...numbered,
    authors: { ...state.authors, [String(event.seq)]: author.id },
    names: { ...state.names, [event.actor.id]: event.actor.name, [author.id]: author.name },
  };
}
