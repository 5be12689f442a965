import { movesIn } from '../../domain/case/moves';
import type { CaseEvent } from '../../domain/case/stored/events';
import { entryParts } from '../cards/sides/event-line';
import { shownEntries } from '../cards/sides/history-side';
import { milestoneAt, wayOf } from '../cards/way';
import type { Viewpoint } from '../viewpoint';
import { texts } from '../words/texts';
import { sayInstant } from '../words/when';

/** What happened, the newest first, as far as this viewer may know it. */
export function timeline(view: Viewpoint, events: readonly CaseEvent[]) {
  return shownEntries(view, events).map(({ event, detail = '' }) => ({
    number: event.seq,
    at: event.at,
    when: sayInstant(event.at),
    ...entryParts(view, event),
    detail,
  }));
}

/** Every change of status, oldest first, with the ways back. */
export function walkedPath(events: readonly CaseEvent[]) {
  return movesIn(undefined, events).map(({ status, at, entry }) => ({
    status: { code: status, title: texts.statuses[status] },
    at,
    entry,
  }));
}

/**
 * The stations of the way, for the picture: done, now and to come, as on the card. What is done is dated by when it was
 * done, where the case stands by since when it is there.
 * @param walked from {@link walkedPath}; none where this viewer may not see the history
 */
export function milestones({ state }: Viewpoint, walked: ReturnType<typeof walkedPath>) {
  const found = wayOf(state);
  if (found === undefined) return undefined;
  const { way, at } = found;
  const { reached, left } = datesOf(walked);
  const dates = { done: left, now: reached, 'to-come': undefined };
  return way.map((code, index) => {
    const stands = index < at ? ('done' as const) : index === at ? ('now' as const) : ('to-come' as const);
    return { code, title: texts.path[code], stands, at: dates[stands]?.get(code) ?? null };
  });
}

/** When each station was last reached and last left for another one: an end that was undone left none. */
function datesOf(walked: ReturnType<typeof walkedPath>) {
  const reached = new Map<string, string>();
  const left = new Map<string, string>();
  let before: string | undefined;
  for (const { status, at } of walked) {
    const station = milestoneAt(status.code);
    if (station === undefined) continue;
    reached.set(station, at);
    if (before !== undefined && before !== station) left.set(before, at);
    before = station;
  }
  if (walked[0] !== undefined) left.set('asked', walked[0].at);
  return { reached, left };
}
