/** Where each value of a JSON text begins, by its path ("people.3.grade"), and the line of the first mistake in its syntax. */
export interface JsonLines {
  readonly lines: ReadonlyMap<string, number>;
  readonly brokenAt?: number;
}

const blank = /[ \t\r\n]*/y;
const text = /"(?:[^"\\]|\\.)*"/y;
const plain = /(?:-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null)/y;
const DEEPEST = 40;

/**
 * Walks a JSON text for line numbers alone; the value itself comes from JSON.parse.
 * Deeper nesting than any directory has counts as a mistake.
 */
export function jsonLines(json: string): JsonLines {
  const walk: Walk = { reader: readerOf(json), lines: new Map() };
  const whole = readValue(walk, '', 0);
  walk.reader.skip();
  const { lines, reader } = walk;
  return whole && reader.atEnd() ? { lines } : { lines, brokenAt: reader.line() };
}

interface Walk {
  readonly reader: Reader;
  readonly lines: Map<string, number>;
}

/** Each of these reads on and says whether it found what JSON allows there. */
function readValue({ reader, lines }: Walk, path: string, depth: number): boolean {
  reader.skip();
  if (depth > DEEPEST) return false;
  lines.set(path, reader.line());
  const walk = { reader, lines };
  if (reader.takeSign('{')) return readMembers(walk, '}', depth, () => readKey(reader, path));
  if (reader.takeSign('[')) return readMembers(walk, ']', depth, (index) => join(path, String(index)));
  return readString(reader) !== undefined || reader.take(plain) !== undefined;
}

function readMembers(
  walk: Walk,
  end: string,
  depth: number,
  pathOf: (index: number) => string | undefined,
): boolean {
  if (walk.reader.takeSign(end)) return true;
  for (let index = 0; ; index += 1) {
    const path = pathOf(index);
    if (path === undefined || !readValue(walk, path, depth + 1)) return false;
    if (walk.reader.takeSign(end)) return true;
    if (!walk.reader.takeSign(',')) return false;
  }
}

function readKey(reader: Reader, path: string): string | undefined {
  reader.skip();
  const name = readString(reader);
  return name !== undefined && reader.takeSign(':') ? join(path, name) : undefined;
}

function readString(reader: Reader): string | undefined {
  const quoted = reader.take(text);
  return quoted === undefined ? undefined : unquote(quoted);
}

/** A place in a text that moves forward and counts lines. */
interface Reader {
  readonly line: () => number;
  readonly atEnd: () => boolean;
  readonly take: (pattern: RegExp) => string | undefined;
  readonly skip: () => void;
  readonly takeSign: (sign: string) => boolean;
}

function readerOf(json: string): Reader {
  let at = 0;
  let line = 1;
  const take = (pattern: RegExp): string | undefined => {
    pattern.lastIndex = at;
    const found = pattern.exec(json)?.[0];
    if (found !== undefined) at += found.length;
    return found;
  };
  const skip = () => {
    line += (take(blank)?.split(/\r\n|\r|\n/).length ?? 1) - 1;
  };
  const takeSign = (sign: string): boolean => {
    skip();
    if (json[at] !== sign) return false;
    at += 1;
    return true;
  };
  return { line: () => line, atEnd: () => at === json.length, take, skip, takeSign };
}

function join(path: string, name: string): string {
  return path === '' ? name : `${path}.${name}`;
}

/** What a quoted JSON string says; undefined where it holds a raw control character or an escape that JSON lacks. */
function unquote(quoted: string): string | undefined {
  try {
    return String(JSON.parse(quoted));
  } catch {
    return undefined;
  }
}
