import type { Line, Section } from './lines';

/** UTF-8 bytes that a page's own content may take; header and buttons come on top, and the whole stays under 28 KB. */
const pageBudget = 23_000;
/** What the frame around a line, and around a section, takes in a card. */
const perLine = 66;
const perRun = 92;
const perSection = 240;

const bytes = (text: string) => Buffer.byteLength(JSON.stringify(text), 'utf8');

function costOf(line: Line): number {
  return perLine + line.runs.reduce((sum, run) => sum + perRun + bytes(run.text), 0);
}

/** A heading and what is under it, which no page parts; every other line by itself. */
function blocksOf(lines: readonly Line[]): readonly (readonly Line[])[] {
  const blocks: Line[][] = [];
  for (const line of lines) {
    const above = blocks.at(-1)?.at(-1);
    if (above !== undefined && isHeading(above)) blocks.at(-1)?.push(line);
    else blocks.push([line]);
  }
  return blocks;
}

/** A name of our own above what was typed (see `titled`). */
const isHeading = ({ runs }: Line) => runs.length === 1 && runs[0]?.weight === 'Bolder';

/**
 * Lays sections out on pages that fit, whole texts and in order. A section that goes on says so in its title.
 * A heading stays with what it is over. A single line over the budget gets a page of its own (the longest text there is takes 18 KB). There is always a page.
 */
export function intoPages(
  sections: readonly Section[],
  budget = pageBudget,
): readonly (readonly Section[])[] {
  const pages: Section[][] = [[]];
  let left = budget;
  for (const section of sections) {
    let title = section.title;
    let lines: Line[] = [];
    const close = () => {
      if (lines.length > 0) pages.at(-1)?.push({ ...section, title, lines });
      lines = [];
    };
    left -= perSection;
    for (const block of blocksOf(section.lines)) {
      const cost = block.reduce((sum, line) => sum + costOf(line), 0);
      const emptyPage = pages.at(-1)?.length === 0 && lines.length === 0;
      if (cost > left && !emptyPage) {
        close();
        pages.push([]);
        left = budget - perSection;
        if (lines.length === 0 && title === section.title && section.title !== '')
          title = `${section.title} (continued)`;
      }
      lines.push(...block);
      left -= cost;
    }
    close();
  }
  return pages;
}
