import type { CaseState } from '../state';
import type { EventOf } from '../stored/events';
import type { Evolvers } from './evolvers';
import { everOnTheTeam, newStep, withoutKey } from './moves';

function handOverAccepted(state: CaseState, event: EventOf<'hand-over-accepted'>): CaseState {
  const request = {
    ...state.request,
    child: { ...state.request.child, organisation: event.organisation },
    people: { ...state.request.people, namedConsultant: event.to },
  };
  const { handOver: _, deputy: __, deputyNoted: ___, ...rest } = state;
  const moves = event.organisation !== state.request.child.organisation;
  const moved: CaseState = {
    ...rest,
    request,
    namedConsultant: event.to,
    actingConsultant: event.to,
    actingAs: 'named-consultant',
    ...(event.deputy === undefined ? {} : { deputyNoted: event.deputy }),
    // A stand-in was named for the office that the request has left.
    standIns: moves ? {} : state.standIns,
  };
  return newStep(everOnTheTeam(moved, event.to), event);
}

/** A hand-over is offered, accepted, declined or taken back (process page §4b). */
export const handingOver: Evolvers<
  'hand-over-proposed' | 'hand-over-accepted' | 'hand-over-declined' | 'hand-over-taken-back'
> = {
  'hand-over-proposed': (state, event) => {
    const by = event.actor.kind === 'person' ? event.actor.id : state.actingConsultant;
    return { ...state, handOver: { to: event.said.to, since: event.at, by } };
  },
  'hand-over-accepted': handOverAccepted,
  'hand-over-declined': (state) => withoutKey(state, 'handOver'),
  'hand-over-taken-back': (state) => withoutKey(state, 'handOver'),
};
