import { sayDate } from '../words/when';
import { least } from './suppress';

/** Months that are counted together; all spans of a table are of the same length. */
export interface Span {
  /** `2026-10`, or `2026-08..2026-10`. */
  readonly code: string;
  readonly title: string;
  /** `YYYY-MM`, oldest first. */
  readonly months: readonly string[];
}

/** From fine to coarse: how many months a span has, and what the table is called then. */
const lengths = [
  { length: 1, title: 'By month' },
  { length: 3, title: 'By three months' },
  { length: 12, title: 'Over twelve months' },
] as const;

/**
 * The twelve months in the shortest spans of which none has to be held back; where there are none such, all in one. A table
 * in which nearly every number is missing tells nothing.
 * @param months the twelve months counted, oldest first
 * @param countOf how many requests a month has
 */
export function spansShown(months: readonly string[], countOf: (month: string) => number) {
  const fits = (spans: readonly Span[]) =>
    spans.every((span) => span.months.reduce((sum, month) => sum + countOf(month), 0) >= least);
  const all = lengths.map(({ length, title }) => ({ title, spans: spansOf(months, length) }));
  const whole = { title: lengths[2].title, spans: spansOf(months, months.length) };
  return all.find(({ spans }) => fits(spans)) ?? whole;
}

function spansOf(months: readonly string[], length: number): readonly Span[] {
  return Array.from({ length: Math.ceil(months.length / length) }, (_, index) => {
    const own = months.slice(index * length, (index + 1) * length);
    const [first = '', last = ''] = [own[0], own.at(-1)];
    return first === last
      ? { code: first, title: sayMonth(first), months: own }
      : { code: `${first}..${last}`, title: `${sayMonth(first)} to ${sayMonth(last)}`, months: own };
  });
}

const sayMonth = (month: string) => sayDate(`${month}-01`).replace(/^1 /, '');
