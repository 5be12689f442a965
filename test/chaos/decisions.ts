import type { CaseRef } from '../../src/domain/case/ids';
import type { CaseEvent, EventType } from '../../src/domain/case/stored/events';

/** Something that somebody was told is done. */
export interface Decision {
  readonly ref: CaseRef;
  readonly by: string;
  /** The event that it makes. */
  readonly makes: EventType;
  /** Words that stand in no other event of the case; left out: the person does it once on this case. */
  readonly words?: string;
  /** When they were told so, on the machine's clock in milliseconds. */
  readonly at: number;
  /** What the person was shown then. */
  readonly shown: string;
}

/** How often the decision is in the history of its case. */
export function timesIn(events: readonly CaseEvent[], { by, makes, words = '' }: Decision): number {
  return events.filter(
    (each) =>
      each.type === makes &&
      each.actor.kind === 'person' &&
      each.actor.id === by &&
      JSON.stringify(each).includes(words),
  ).length;
}
