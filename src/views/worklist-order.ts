import type { Urgency } from '../domain/rules/urgency';

/** What a row's place in a column of the worklist follows from. */
interface Placed {
  readonly late: boolean;
  readonly urgency: Urgency;
  readonly since: string;
}

const urgencies: readonly Urgency[] = ['urgent', 'soon', 'routine'];

/** Sorts the most urgent first. */
export function byUrgency(a: Urgency, b: Urgency): number {
  return urgencies.indexOf(a) - urgencies.indexOf(b);
}

/** Sorts a column of the worklist, in chat and tab: overdue first, then the most urgent, then who has waited longest. */
export function worklistOrder(a: Placed, b: Placed): number {
  return (
    Number(b.late) - Number(a.late) ||
    byUrgency(a.urgency, b.urgency) ||
    (a.since < b.since ? -1 : Number(a.since > b.since))
  );
}
