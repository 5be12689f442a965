import type { CaseState } from '../state';
import type { EventOf, EventType } from '../stored/events';

/** One pure step per event type: from the case as it was to the case as it is. */
export type Evolvers<T extends EventType> = {
  readonly [K in T]: (state: CaseState, event: EventOf<K>) => CaseState;
};
