import type { Section } from '../cards/lines';
import { section } from '../cards/lines';
import { routingLines } from '../cards/overview';
import { nextPart } from '../cards/waiting/next-part';
import { waitsForMe } from '../cards/waiting/waits-for-me';
import { isOnlyCandidate, type Viewpoint } from '../viewpoint';

/** So much of it that the answers still stand on a phone's first screen; the whole is on the page below. */
const brief = { chars: 110, items: 1 };
const mostLines = 2;

/** What the step that waits for this viewer is about, in short: nobody answers what they have not read (process page I7). */
export function gistOf(view: Viewpoint): readonly Section[] {
  if (!waitsForMe(view)) return [];
  if (isOnlyCandidate(view)) return section('What you are asked', routingLines(view));
  const [first] = nextPart(view, brief);
  return first === undefined ? [] : [{ ...first, tone: 'default', lines: first.lines.slice(0, mostLines) }];
}
