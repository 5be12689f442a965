import type { Level } from './level';
import type { Section } from './lines';

/** Letters of the usual size that a phone shows in one line of a card. */
const lettersInLine = 38;
/** Lines that a phone shows above the first answer: 700 CSS pixels, less the card's own heading. */
const linesInSight = 26;
/** What a section takes beside its lines, in lines: the room around it, and its heading. */
const frame = 1;

/** What the answers may push down no further: a text that is longer than this is whole in the pack and in the tab. */
const shorter: readonly Level[] = [
  { chars: 240, items: 3 },
  { chars: 160, items: 2 },
  { chars: 100, items: 1 },
  { chars: 60, items: 1 },
];

/**
 * As much as leaves the answers below it in sight on a phone (390 CSS pixels wide, 700 of them high): made again with less
 * of each text until it fits, and at the least in its shortest form.
 */
export function inSight(level: Level, made: (level: Level) => readonly Section[]): readonly Section[] {
  const levels = [level, ...shorter.map((each) => least(each, level))];
  let sections: readonly Section[] = [];
  for (const each of levels) {
    sections = made(each);
    if (linesOf(sections) <= linesInSight) break;
  }
  return sections;
}

const least = (one: Level, other: Level): Level => ({
  chars: Math.min(one.chars, other.chars),
  items: Math.min(one.items, other.items),
});

function linesOf(sections: readonly Section[]): number {
  return sections.reduce((sum, { title, lines }) => {
    const own = lines.reduce((most, { runs }) => most + rowsOf(runs.map(({ text }) => text).join('')), 0);
    return sum + frame + (title === '' ? 0 : rowsOf(title)) + own;
  }, 0);
}

/** Every line has some room above it: a third of a line. */
const rowsOf = (text: string) => Math.ceil(text.length / lettersInLine) + 0.3;
