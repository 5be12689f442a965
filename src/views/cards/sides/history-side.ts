import type { CaseEvent } from '../../../domain/case/stored/events';
import { knowsOfOther } from '../../../domain/process/people/who-sees';
import { entriesAboutHold, entriesAboutNames } from '../../hold-entries';
import type { Viewpoint } from '../../viewpoint';
import { texts } from '../../words/texts';
import { apart, fact, type Line, type Section, section, subtle, typed } from '../lines';
import { eventDetail } from './event-detail';
import { eventLine } from './event-line';

/** One entry that this viewer may know of. */
export interface ShownEntry {
  readonly event: CaseEvent;
  /** When, who and what, in one line. */
  readonly words: string;
  /** What was said, as it was typed; undefined where nothing was, or where it is not for this viewer. */
  readonly detail: string | undefined;
}

/** What happened, the newest first, as far as this viewer may know it. */
export function shownEntries(view: Viewpoint, events: readonly CaseEvent[]): readonly ShownEntry[] {
  const aboutHold = entriesAboutHold(events);
  const aboutNames = entriesAboutNames(events);
  return [...events].reverse().flatMap((event) => {
    const words = eventLine(view, event);
    if (words === undefined) return [];
    const secret =
      (event.type.startsWith('conflict-') && !view.sees.has('conflicts')) ||
      (aboutNames.has(event.seq) && !view.sees.has('withheld-why')) ||
      namesAnother(view, event);
    return [{ event, words, detail: secret ? undefined : eventDetail(event, aboutHold) }];
  });
}

/** Another request about the child is named to the office alone, unless its requester has a part there (process page §4b). */
function namesAnother({ state, roles }: Viewpoint, event: CaseEvent): boolean {
  return event.type === 'duplicate-joined' && !knowsOfOther(state, roles, event.said.stays);
}

/** The history as lines. */
export function historySide(view: Viewpoint, events: readonly CaseEvent[]): readonly Section[] {
  const lines = shownEntries(view, events).flatMap(({ event, words, detail }): readonly Line[] => [
    apart(fact(`${event.seq}`, words)),
    ...(detail === undefined ? [] : typed(detail)),
  ]);
  return section(texts.sides.history, lines.length === 0 ? [subtle('Nothing to show yet.')] : lines);
}
