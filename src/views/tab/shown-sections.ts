import type { Line, Section } from '../cards/lines';

/** A card's sections as plain data for a page: the same words in the same order. */
export const shownSections = (sections: readonly Section[]) =>
  sections.map(({ title, tone, lines }) => ({ title, tone, lines: lines.map(shownLine) }));

const sizes = { Default: 'default', Small: 'small', Medium: 'medium', Large: 'large' } as const;
const colors = { Default: 'default', Good: 'good', Attention: 'attention', Accent: 'accent' } as const;

/** A line of a card as plain data. */
export const shownLine = ({ runs, spacing }: Line) => ({
  apart: spacing === 'Default',
  runs: runs.map(({ text, weight, size, color, isSubtle }) => ({
    text,
    bold: weight === 'Bolder',
    subtle: isSubtle,
    size: sizes[size],
    color: colors[color],
  })),
});
