import type { CaseEvent } from '../../domain/case/events';
import { movesIn } from '../../domain/case/moves';
import type { Status } from '../../domain/case/stage';
import { milestoneAt, wayOf } from '../cards/path-steps';
import { entryParts } from '../cards/sides/event-line';
import { shownEntries } from '../cards/sides/history-side';
import { texts } from '../texts';
import type { Viewpoint } from '../viewpoint';
import { sayInstant } from '../when';

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
 * The stations of the way, for the picture: done, now and to come, as on the card.
 * @param walked from {@link walkedPath}; none where this viewer may not see the history
 */
export function milestones({ state }: Viewpoint, walked: ReturnType<typeof walkedPath>) {
  const found = wayOf(state);
  if (found === undefined) return undefined;
  const { way, at } = found;
  const reached = new Map(
    walked.flatMap(({ status, at: when }) => {
      const station = milestoneAt(status.code as Status);
      return station === undefined ? [] : [[station, when] as const];
    }),
  );
  if (walked[0] !== undefined) reached.set('asked', walked[0].at);
  return way.map((code, index) => ({
    code,
    title: texts.path[code],
    stands: index < at ? ('done' as const) : index === at ? ('now' as const) : ('to-come' as const),
    at: (index <= at ? reached.get(code) : undefined) ?? null,
  }));
}
