import { alerts, owed } from '../../src/views/cards/alerts';
import type { Line } from '../../src/views/cards/lines';
import { offersFrom } from '../../src/views/cards/offers';
import { standingLines } from '../../src/views/cards/overview';
import { matter } from '../../src/views/cards/waiting/next-part';
import { gistOf } from '../../src/views/tab/gist-of';
import { isOnlyCandidate, lookFrom, type Viewpoint } from '../../src/views/viewpoint';
import { texts } from '../../src/views/words/texts';
import { caseOf } from '../builders/core/play';
import { type ShownStory, shownStories } from '../support/stories/shown-stories';

const whole = { chars: 200, items: 3 };
const words = ({ runs }: Line) => runs.map(({ text }) => text).join('');

/** What one viewer reads of how it stands, what they may do, and what they read once they have done it. */
function readBy(view: Viewpoint): readonly string[] {
  const sections = isOnlyCandidate(view) ? [] : [...alerts(view, whole), ...owed(view, whole)];
  const heads = [...matter(view, whole), ...gistOf(view)].map(({ title }) => title);
  return [
    ...(isOnlyCandidate(view) ? [] : standingLines(view).map(words)),
    ...sections.flatMap(({ title, lines }) => [title, ...lines.map(words)]),
    ...[...new Set(heads)].map((title) => `[${title}]`),
    ...offersFrom(view).map(({ command, title }) => `(${title}) → ${texts.done[command]}`),
  ].filter((each) => each !== '' && each !== '[]');
}

function textsOfStory({ name, story, viewers }: ShownStory): string {
  const state = caseOf(story);
  const seen = new Map<string, string[]>();
  for (const [role, person] of Object.entries(viewers)) {
    const view = lookFrom(state, story.facts, person, story.now);
    if (view.sees.size === 0) continue;
    const read = readBy(view)
      .map((each) => `    ${each}`)
      .join('\n');
    seen.set(read, [...(seen.get(read) ?? []), role]);
  }
  const blocks = [...seen].map(([read, roles]) => `  ${roles.join(', ')}\n${read}`);
  return `${name}\n\n${blocks.join('\n\n')}\n\n`;
}

/**
 * What everybody reads of a request in a step: of each kind, for each person what is above, what they may do, and the
 * acknowledgement that follows. People who read the same stand together.
 * @param status the step; left out: every one
 * @returns empty for a step that no request is ever in
 */
export function textsOf(status?: string): string {
  return shownStories()
    .filter((each) => status === undefined || each.status === status)
    .map(textsOfStory)
    .join('');
}
