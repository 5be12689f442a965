import type { CaseState } from '../domain/case/state';
import type { CaseEvent } from '../domain/case/stored/events';
import { type CaseRecord, type CaseSchemas, caseBinding, parseSealed } from './case-record';
import { StoreFault } from './faults';
import type { Sealing } from './sealing';

export interface HistoryTools {
  readonly sealing: Sealing;
  readonly schemas: CaseSchemas;
}

/**
 * Opens a case's events.
 * @param entries as the chain gave them, checked and in order
 * @throws StoreFault when one does not open or cannot be read
 */
export function openEvents(
  { ref, dataKey }: CaseRecord,
  entries: readonly string[],
  { sealing, schemas }: HistoryTools,
): readonly CaseEvent[] {
  return entries.map((sealed, index) => {
    const opened = sealing.open(dataKey, sealed, caseBinding.event(ref, index + 1));
    return parseSealed(schemas.event, schemas.upcastEvent(opened), `${ref} event ${index + 1}`);
  });
}

/**
 * The case as this release makes it of its history.
 * @throws StoreFault `unreadable` where the events lead to nothing
 */
export function foldEvents(
  ref: string,
  events: readonly CaseEvent[],
  { fold }: Pick<CaseSchemas, 'fold'>,
): CaseState {
  try {
    return fold(events);
  } catch (cause) {
    throw new StoreFault('unreadable', `${ref} events`, { cause });
  }
}
