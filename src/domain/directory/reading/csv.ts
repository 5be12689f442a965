/** One row of a CSV file with the line of the file it begins on (1 is the first). */
export interface CsvRow {
  readonly line: number;
  readonly cells: readonly string[];
}

export interface CsvReading {
  readonly rows: readonly CsvRow[];
  readonly problems: readonly { readonly line: number; readonly problem: string }[];
}

/**
 * Reads comma-separated text as RFC 4180 has it: quoted cells may hold commas, line breaks and doubled quotes.
 * Lines may end in LF, CR LF or CR; outer spaces of cells are dropped; rows with nothing in them are left out.
 * A quote in the wrong place is a problem with its line, and the row is kept as far as it can be read.
 */
export function readCsv(text: string): CsvReading {
  const rows: CsvRow[] = [];
  const problems: { line: number; problem: string }[] = [];
  let cells: string[] = [];
  let line = 1;
  let rowLine = 1;
  let at = 0;

  const endRow = () => {
    if (cells.some((cell) => cell !== '')) rows.push({ line: rowLine, cells });
    cells = [];
    rowLine = line;
  };

  while (at < text.length) {
    const cell = readCell(text, at);
    if (cell.problem !== undefined) problems.push({ line, problem: cell.problem });
    cells.push(cell.value.trim());
    line += cell.breaks;
    at = cell.end;
    if (text[at] === ',') {
      at += 1;
      if (at === text.length) cells.push('');
    } else {
      at += text.startsWith('\r\n', at) ? 2 : 1;
      line += 1;
      endRow();
    }
  }
  endRow();
  return { rows, problems };
}

interface Cell {
  readonly value: string;
  /** Where the comma, the line break or the end of the text after it stands. */
  readonly end: number;
  /** Line breaks inside the cell. */
  readonly breaks: number;
  readonly problem?: string;
}

const plainCell = /[^,\r\n]*/y;
const quotedCell = /[ \t]*"((?:[^"]|"")*)"[ \t]*/y;

function readCell(text: string, from: number): Cell {
  const plain = matchAt(plainCell, text, from)?.[0] ?? '';
  if (!plain.trimStart().startsWith('"')) {
    const problem = plain.includes('"')
      ? { problem: 'A quote stands inside a cell that does not begin with one.' }
      : {};
    return { value: plain, end: from + plain.length, breaks: 0, ...problem };
  }
  const quoted = matchAt(quotedCell, text, from);
  if (quoted === undefined) {
    const problem = 'A quoted cell is not closed.';
    return { value: plain, end: from + plain.length, breaks: 0, problem };
  }
  const rest = matchAt(plainCell, text, from + quoted[0].length)?.[0] ?? '';
  const value = (quoted[1] ?? '').replaceAll('""', '"');
  const problem = rest === '' ? {} : { problem: 'Text follows the closing quote of a cell.' };
  const breaks = quoted[0].split(/\r\n|\r|\n/).length - 1;
  return { value, end: from + quoted[0].length + rest.length, breaks, ...problem };
}

function matchAt(pattern: RegExp, text: string, at: number): RegExpExecArray | undefined {
  pattern.lastIndex = at;
  return pattern.exec(text) ?? undefined;
}
