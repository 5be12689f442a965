import type { CasePage } from '../../web/contract/case-page';
import type { Section } from '../../web/contract/parts';

/** The marks with which the card writes the way through, which the page draws. */
const wayMarks = /^[✓●○]/;

/**
 * Parts what the card shows into where the case stands, which the page has a place of its own for, and the rest. It is
 * the card's first section, if its first line is the status; without the way through, where the page draws that.
 */
export function standingIn({ overview, status, path }: Pick<CasePage, 'overview' | 'status' | 'path'>): {
  readonly standing: Section['lines'] | undefined;
  readonly others: readonly Section[];
} {
  const [first, ...others] = overview;
  const text = (line: Section['lines'][number]) => line.runs.map((run) => run.text).join('');
  if (first?.lines[0] === undefined || text(first.lines[0]) !== status.title)
    return { standing: undefined, others: overview };
  const lines = first.lines.filter((line) => path === null || !wayMarks.test(text(line)));
  return { standing: lines, others };
}
