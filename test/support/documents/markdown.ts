/** A Markdown table: a heading, then rows, each as long as the heading. Upright bars in a cell are kept as text. */
export function table(heading: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) =>
    `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`;
  return [line(heading), line(heading.map(() => '---')), ...rows.map(line)].join('\n');
}

/** Names that do not read well letter by letter. */
const spelt: Readonly<Record<string, string>> = {
  gp: 'GP',
  'closed-death': 'closed after a death',
  'closed-joined': 'closed, joined to another',
  'eighteenth-birthday': '18th birthday',
  'sixteenth-birthday': '16th birthday',
};

/** `record-family-conversation` → `record family conversation`. */
export function words(name: string): string {
  return spelt[name] ?? name.replaceAll('-', ' ');
}

/** `familyStep` is what a diagram calls `family-step`. */
export function camel(name: string): string {
  return name.replace(/[ -]+(\w)/g, (_, letter: string) => letter.toUpperCase());
}
