import type { CaseState } from '../state';
import type { EventOf } from '../stored/events';
import type { Evolvers } from './evolvers';

/** In resolution it counts as a step, whose result is still to be recorded (process page §4a, another way). */
function recorded(state: CaseState, { id, said, at }: EventOf<'other-way-recorded'>): CaseState {
  const { way, takenOn, agreed, came, familyTold } = said;
  const taken = {
    id,
    way,
    takenOn,
    ...(agreed === undefined ? {} : { agreed }),
    ...(came === undefined ? {} : { came }),
    at,
  };
  const so: CaseState = {
    ...state,
    otherWays: [...(state.otherWays ?? []), taken],
    ...(familyTold === 'yes' ? { familyUpdatedAt: at } : {}),
  };
  if (state.stage.status !== 'resolution') return so;
  return { ...so, steps: [...state.steps, { id, step: way, dueOn: takenOn, at }], gateSince: at };
}

/** Ways besides the request's own that were taken (process page §4a, another way). */
export const otherWays: Evolvers<'other-way-recorded'> = { 'other-way-recorded': recorded };
