import { findsRequest } from '../finds-request';
import { byUrgency } from '../worklist-order';
import type { RequestRow } from './request-row';

export interface InboxWishes {
  readonly search?: string | undefined;
  readonly waits?: string | undefined;
  readonly urgency?: string | undefined;
  readonly kind?: string | undefined;
  /** From 1; one that is not there becomes the nearest. */
  readonly page?: number | undefined;
}

const perPage = 25;
const groups = ['me', 'others', 'over'] as const;

/** Rows that fit what is looked for: by reference, initials or specialty, of what this person may see. */
export function fittingRows(rows: readonly RequestRow[], wishes: InboxWishes): readonly RequestRow[] {
  const search = (wishes.search ?? '').trim();
  return rows.filter(
    (row) =>
      (wishes.waits === undefined || row.group === wishes.waits) &&
      (wishes.urgency === undefined || row.urgency.code === wishes.urgency) &&
      (wishes.kind === undefined || row.kind.code === wishes.kind) &&
      (search === '' || findsRequest(row, search)),
  );
}

/** What waits for the person first; in each group the most urgent, then the shortest of time, then the longest waiting; of what is over, the newest. */
export function inboxPage(all: readonly RequestRow[], wishes: InboxWishes) {
  const rows = [...fittingRows(all, wishes)].sort(
    (a, b) =>
      groups.indexOf(a.group) - groups.indexOf(b.group) ||
      (a.group === 'over' ? newestFirst(a, b) : 0) ||
      byUrgency(a.urgency.code, b.urgency.code) ||
      minutesOf(a) - minutesOf(b) ||
      (a.since < b.since ? -1 : Number(a.since > b.since)),
  );
  const pages = Math.max(1, Math.ceil(rows.length / perPage));
  const page = Math.min(Math.max(1, Math.trunc(wishes.page ?? 1)), pages);
  const inAnyGroup = fittingRows(all, { ...wishes, waits: undefined });
  const count = (group: RequestRow['group']) => inAnyGroup.filter((row) => row.group === group).length;
  return {
    rows: rows.slice((page - 1) * perPage, page * perPage),
    page,
    pages,
    total: rows.length,
    counts: { me: count('me'), others: count('others'), over: count('over') },
  };
}

const newestFirst = (a: RequestRow, b: RequestRow) =>
  a.endedAt < b.endedAt ? 1 : -Number(a.endedAt > b.endedAt);

const minutesOf = ({ timeLeft }: RequestRow) => timeLeft?.minutes ?? Number.MAX_SAFE_INTEGER;
