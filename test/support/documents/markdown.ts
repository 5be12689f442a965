/** A Markdown table: a heading, then rows, each as long as the heading. Upright bars in a cell are kept as text. */
export function table(heading: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) =>
    `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`;
  return [line(heading), line(heading.map(() => '---')), ...rows.map(line)].join('\n');
}

/** `record-family-conversation` → `record family conversation`. */
export function words(name: string): string {
  return name.replaceAll('-', ' ');
}

/** `familyStep` is what a diagram calls `family-step`. */
export function camel(name: string): string {
  return name.replace(/[ -]+(\w)/g, (_, letter: string) => letter.toUpperCase());
}
