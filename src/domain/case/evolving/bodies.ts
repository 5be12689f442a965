import type { BodyAsked } from '../matters';
import type { CaseState } from '../state';
import type { CaseEvent } from '../stored/events';
import type { Evolvers } from './evolvers';

function answered(
  state: CaseState,
  body: string,
  { at }: Pick<CaseEvent, 'at'>,
  what: NonNullable<BodyAsked['answered']>['what'],
): CaseState {
  const bodies = (state.bodies ?? []).map((each) =>
    each.id === body ? { ...each, answered: { at, what } } : each,
  );
  return { ...state, bodies };
}

/** A body is asked whom it recommends, and answers, or does not (process page §4a, ask a body). */
export const bodies: Evolvers<'body-asked' | 'body-answered' | 'body-named-nobody' | 'body-did-not-reply'> = {
  'body-asked': (state, { id, name, said, at }) => ({
    ...state,
    bodies: [...(state.bodies ?? []), { id, body: said.body, name, askedOn: said.askedOn, at }],
  }),
  'body-answered': (state, event) => answered(state, event.body, event, 'names'),
  'body-named-nobody': (state, event) => answered(state, event.body, event, 'none'),
  'body-did-not-reply': (state, event) => answered(state, event.body, event, 'no-reply'),
};
