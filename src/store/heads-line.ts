import { createHmac } from 'node:crypto';
import { z } from 'zod';

/**
 * One line of the file of heads: `MAC JSON`. The MAC covers the line before it too, so that a line that was altered,
 * taken out or put in shows. A block begins, names each case with its count and head, and ends.
 */
const begin = z.object({
  block: z.literal('begin'),
  day: z.iso.date(),
  /** MAC of the end of the block before, as Redis remembers it; empty for the first. */
  follows: z.string(),
  /** The line before is broken: a process ended while it wrote it. */
  torn: z.boolean(),
});
const caseHead = z.object({ ref: z.string(), count: z.int(), head: z.string() });
const end = z.object({ block: z.literal('end'), day: z.iso.date(), cases: z.int() });
const entry = z.union([begin, end, caseHead]);
export type HeadsEntry = z.infer<typeof entry>;

/** Before the first line. */
export const beforeFirst = '';

const shape = /^([0-9a-f]{64}) (\{.*\})$/;

export interface HeadsLine {
  readonly mac: string;
  /** What it says, and whether the MAC is the one for it after that line. */
  readonly entry: HeadsEntry | undefined;
  readonly signedAfter: (previous: string) => boolean;
}

export interface HeadsPen {
  /** @returns the line without its line break, and its MAC, which the next line needs */
  write(previous: string, entry: HeadsEntry): { readonly line: string; readonly mac: string };
  /** @returns undefined where the text is no whole line */
  read(line: string): HeadsLine | undefined;
}

/** @param chainKey the key that signs the heads themselves */
export function createHeadsPen(chainKey: Buffer): HeadsPen {
  const macOf = (previous: string, body: string): string =>
    createHmac('sha256', chainKey)
      .update(JSON.stringify(['heads', previous, body]))
      .digest('hex');
  return {
    write(previous, written) {
      const body = JSON.stringify(written);
      const mac = macOf(previous, body);
      return { line: `${mac} ${body}`, mac };
    },
    read(line) {
      const [, mac, body] = shape.exec(line) ?? [];
      if (mac === undefined || body === undefined) return undefined;
      return { mac, entry: parsed(body), signedAfter: (previous) => mac === macOf(previous, body) };
    },
  };
}

function parsed(body: string): HeadsEntry | undefined {
  try {
    return entry.safeParse(JSON.parse(body)).data;
  } catch {
    return undefined;
  }
}
