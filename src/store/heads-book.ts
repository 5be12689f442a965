import { createReadStream } from 'node:fs';
import { createInterface } from 'node:readline';
import type { CaseRef } from '../domain/case/ids';
import { dateOfDay, dayNumber } from '../domain/rules/london-time';
import type { Finding } from '../workflow/ports/operator-ports';
import { beforeFirst, type HeadsEntry, type HeadsLine, type HeadsPen } from './heads-line';

/** The head of a case as the file saw it on one day. */
export interface SeenHead {
  readonly day: string;
  readonly count: number;
  readonly head: string;
}

/** What the file of heads says, read through once. */
export interface HeadsBook {
  /** By case, oldest first; days on which nothing had changed are left out. */
  readonly seen: ReadonlyMap<CaseRef, readonly SeenHead[]>;
  readonly blocks: number;
  readonly from: string | undefined;
  readonly to: string | undefined;
  readonly gaps: readonly string[];
  /** MACs of the ends of all blocks. */
  readonly ends: ReadonlySet<string>;
}

/**
 * Reads the file of heads line by line. Only lines whose MAC fits are believed.
 * Throws what the file system throws.
 * @param found told of each line that is not as it was written
 */
export async function readHeadsBook(
  path: string,
  pen: HeadsPen,
  found: (finding: Finding) => void,
): Promise<HeadsBook> {
  const reader = new HeadsReader(pen, found);
  const input = createReadStream(path, 'utf8');
  for await (const line of createInterface({ input, crlfDelay: Number.POSITIVE_INFINITY })) reader.take(line);
  return reader.end();
}

class HeadsReader {
  readonly #pen: HeadsPen;
  readonly #found: (finding: Finding) => void;
  readonly #seen = new Map<CaseRef, SeenHead[]>();
  readonly #ends = new Map<string, string>();
  #previous = beforeFirst;
  #line = 0;
  #torn: number | undefined;
  #day = '';

  constructor(pen: HeadsPen, found: (finding: Finding) => void) {
    this.#pen = pen;
    this.#found = found;
  }

  take(text: string): void {
    this.#line += 1;
    const line = this.#pen.read(text);
    if (line === undefined) {
      // It may be the beginning of a line that a process did not live to finish: the next one says so.
      this.#tellTorn();
      this.#torn = this.#line;
      return;
    }
    const entry = this.#believed(line);
    // What follows hangs on the MAC that is here, so that one altered line is one finding.
    this.#previous = line.mac;
    if (entry !== undefined) this.#note(entry, line.mac);
    // An end that is not believed was told of; what follows it is not lost as well.
    else if (isEnd(line.entry)) this.#ends.set(line.mac, line.entry.day);
  }

  end(): HeadsBook {
    // At the very end a line may just be being written.
    const days = [...new Set(this.#ends.values())].sort();
    const [from, to] = [days[0], days.at(-1)];
    const gaps = from === undefined || to === undefined ? [] : daysBetween(from, to);
    return {
      seen: this.#seen,
      blocks: this.#ends.size,
      from,
      to,
      gaps: gaps.filter((day) => !days.includes(day)),
      ends: new Set(this.#ends.keys()),
    };
  }

  #believed(line: HeadsLine): HeadsEntry | undefined {
    const { entry } = line;
    const isBegin = entry !== undefined && 'block' in entry && entry.block === 'begin';
    if (!(isBegin && entry.torn)) this.#tellTorn();
    this.#torn = undefined;
    if (entry !== undefined && line.signedAfter(this.#previous)) return entry;
    this.#found({ kind: 'heads-line', line: this.#line });
    return undefined;
  }

  #tellTorn(): void {
    if (this.#torn !== undefined) this.#found({ kind: 'heads-line', line: this.#torn });
    this.#torn = undefined;
  }

  #note(entry: HeadsEntry, mac: string): void {
    if (!('block' in entry)) {
      const before = this.#seen.get(entry.ref) ?? [];
      const last = before.at(-1);
      if (last?.count === entry.count && last.head === entry.head) return;
      this.#seen.set(entry.ref, [...before, { day: this.#day, count: entry.count, head: entry.head }]);
    } else if (isEnd(entry)) this.#ends.set(mac, entry.day);
    else {
      this.#day = entry.day;
      if (!this.#isFollowed(entry.follows, entry.day)) {
        this.#found({ kind: 'heads-block-lost', day: entry.day });
      }
    }
  }

  /** A process may end between a block's last line and Redis learning of it: then the same day has another block. */
  #isFollowed(follows: string, day: string): boolean {
    if (follows !== '') return this.#ends.has(follows);
    return [...this.#ends.values()].every((each) => each === day);
  }
}

function isEnd(entry: HeadsEntry | undefined): entry is Extract<HeadsEntry, { readonly block: 'end' }> {
  return entry !== undefined && 'block' in entry && entry.block === 'end';
}

function daysBetween(from: string, to: string): readonly string[] {
  const days: string[] = [];
  for (let day = dayNumber(from); day < dayNumber(to); day += 1) days.push(dateOfDay(day));
  return days;
}
