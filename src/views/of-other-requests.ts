import type { CaseRef } from '../domain/case/ids';
import type { CaseEvent, EventType } from '../domain/case/stored/events';

const types: readonly EventType[] = [
  'match-found',
  'match-decided',
  'likeness-decided',
  'duplicate-taken-in',
  'other-request-noted',
  'others-told',
];

/** Whether an entry speaks of other requests, perhaps of another child: it is in no document about this one. */
export function isOfOtherRequests(event: CaseEvent): boolean {
  return types.includes(event.type) || (event.type === 'reminded' && event.about.other !== undefined);
}

/**
 * The other request, perhaps about the same child, of which this entry tells that there is one; undefined where it tells of
 * none. Few may know of it (process page §4b, join duplicate).
 */
export function foundMatchIn(event: CaseEvent): CaseRef | undefined {
  if (event.type === 'match-found' || event.type === 'likeness-decided') return event.ref;
  return event.type === 'reminded' && !event.about.hold ? event.about.other : undefined;
}
