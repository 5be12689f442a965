import type { Button } from '../buttons';
import { inRows } from '../buttons';
import type { Line, Section } from '../lines';

/** Lines, sections and buttons as templates want them: every key filled. */

export const lineModels = (lines: readonly Line[]) =>
  lines.map(({ runs, spacing }) => ({ spacing, runs: runs.map((run) => ({ ...run })) }));

export const sectionModel = ({ title, leads, tone, lines }: Section) => ({
  title,
  titleColor: tone === 'attention' ? 'Attention' : 'Accent',
  titleSize: leads ? 'Medium' : 'Default',
  hasTitle: title !== '',
  tone,
  lines: lineModels(lines),
});

export const buttonModel = ({ title, verb, style, data }: Button) => ({ title, verb, style, data });

export const rowModels = (buttons: readonly Button[]) =>
  inRows(buttons).map((row) => ({ buttons: row.map(buttonModel) }));
