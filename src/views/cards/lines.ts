import { clip } from '../words/clip';

/** What is on a card, before it is laid out. Every text ends up in a TextRun, where nothing is Markdown. */

export interface Run {
  readonly text: string;
  readonly weight: 'Default' | 'Bolder';
  readonly size: 'Default' | 'Small' | 'Medium' | 'Large';
  readonly color: 'Default' | 'Good' | 'Attention' | 'Accent';
  readonly isSubtle: boolean;
}
export interface Line {
  readonly runs: readonly Run[];
  readonly spacing: 'None' | 'Small' | 'Default';
}
export type Tone = 'default' | 'emphasis' | 'accent' | 'good' | 'attention' | 'warning';
export interface Section {
  /** One of our own texts; empty for none. */
  readonly title: string;
  /** The one heading of a card that says what to do, or how it stands. */
  readonly leads?: true;
  readonly tone: Tone;
  readonly lines: readonly Line[];
}

const run = (text: string, more: Partial<Run> = {}): Run => ({
  text,
  weight: 'Default',
  size: 'Default',
  color: 'Default',
  isSubtle: false,
  ...more,
});

/** Plain words. */
export const plain = (text: string): Line => ({ runs: [run(text)], spacing: 'Small' });
/** Words that stand out. */
export const bold = (text: string, size: Run['size'] = 'Default'): Line => ({
  runs: [run(text, { weight: 'Bolder', size })],
  spacing: 'Small',
});
/** Words that stand back. */
export const subtle = (text: string): Line => ({
  runs: [run(text, { isSubtle: true, size: 'Small' })],
  spacing: 'Small',
});
/** A name for something and its value, on one line. */
export const fact = (name: string, value: string): Line => ({
  runs: [run(`${name}: `, { weight: 'Bolder' }), run(value)],
  spacing: 'Small',
});

/** A line set apart from those before it, such as the first of a group. */
export const apart = (line: Line): Line => ({ ...line, spacing: 'Default' });

/** More lines than these would fill a card with frames instead of words; the rest stays together. */
const mostLines = 30;

/** What somebody typed, a line for each of theirs; empty lines become space. */
export function typed(text: string, limit = Number.POSITIVE_INFINITY): readonly Line[] {
  const all = clip(text, limit)
    .split(/\r\n|\r|\n/)
    .filter((each) => each.trim() !== '');
  const kept =
    all.length <= mostLines ? all : [...all.slice(0, mostLines - 1), all.slice(mostLines - 1).join('\n')];
  return kept.map((each) => ({ runs: [run(each)], spacing: 'Small' }));
}

/** A name of our own above what somebody typed; nothing where nothing was typed. */
export function titled(name: string, text: string | undefined, limit?: number): readonly Line[] {
  if (text === undefined || text.trim() === '') return [];
  const [first, ...rest] = typed(text, limit);
  const below = first === undefined ? [] : [{ ...first, spacing: 'None' as const }];
  return [{ runs: [run(name, { weight: 'Bolder' })], spacing: 'Default' }, ...below, ...rest];
}

/** A section, or nothing when it would be empty. */
export function section(title: string, lines: readonly Line[], tone: Tone = 'default'): readonly Section[] {
  return lines.length === 0 ? [] : [{ title, tone, lines }];
}
