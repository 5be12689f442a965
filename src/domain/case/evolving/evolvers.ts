import type { EventOf, EventType } from '../events';
import type { CaseState } from '../state';

/** One pure step per event type: from the case as it was to the case as it is. */
export type Evolvers<T extends EventType> = {
  readonly [K in T]: (state: CaseState, event: EventOf<K>) => CaseState;
};
