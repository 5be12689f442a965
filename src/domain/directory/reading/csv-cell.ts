/** What a spreadsheet takes for a formula; an apostrophe before it makes it text. */
const formula = /^'*[=+\-@\t\r]/;

/**
 * A cell of a CSV file, as RFC 4180 writes it. What a spreadsheet would take for a formula gets an apostrophe, which
 * {@link fromCsvCell} takes off again: a telephone number with its country code, or somebody's idea of a name.
 */
export function toCsvCell(text: string): string {
  const safe = formula.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/** The same cell as it was before {@link toCsvCell}; one that somebody typed without an apostrophe is as it was typed. */
export function fromCsvCell(cell: string): string {
  return cell.startsWith("'") && formula.test(cell) ? cell.slice(1) : cell;
}
