import type { CaseEvent } from '../../../domain/case/events';
import { entriesAboutHold } from '../../hold-entries';
import { texts } from '../../texts';
import type { Viewpoint } from '../../viewpoint';
import { apart, fact, type Line, type Section, section, subtle, typed } from '../lines';
import { eventDetail } from './event-detail';
import { eventLine } from './event-line';

/** What happened, the newest first, as far as this viewer may know it. */
export function historySide(view: Viewpoint, events: readonly CaseEvent[]): readonly Section[] {
  const aboutHold = entriesAboutHold(events);
  const lines = [...events].reverse().flatMap((event) => entry(view, event, aboutHold));
  return section(texts.sides.history, lines.length === 0 ? [subtle('Nothing to show yet.')] : lines);
}

function entry(view: Viewpoint, event: CaseEvent, aboutHold: ReadonlySet<number>): readonly Line[] {
  const words = eventLine(view, event);
  if (words === undefined) return [];
  const secret = event.type.startsWith('conflict-') && !view.sees.has('conflicts');
  const detail = secret ? undefined : eventDetail(event, aboutHold);
  return [apart(fact(`${event.seq}`, words)), ...(detail === undefined ? [] : typed(detail))];
}
