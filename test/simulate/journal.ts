import { appendFileSync, existsSync, mkdirSync, readFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { z } from 'zod';

/** What one batch came to, as it is written down. */
const batchResult = z.object({
  batch: z.number(),
  cases: z.number(),
  /** Cases that are over. */
  ended: z.number(),
  events: z.number(),
  commits: z.number(),
  presses: z.number(),
  ticks: z.number(),
  creates: z.number(),
  updates: z.number(),
  /** Requests to Teams that did not go well. */
  failures: z.number(),
  rows: z.number(),
  unknown: z.number(),
  seconds: z.number(),
  /** How often what was played on purpose really happened. */
  happened: z.record(z.string(), z.number()),
  breaches: z.array(z.object({ ref: z.string(), what: z.string() })),
});
export type BatchResult = z.output<typeof batchResult>;

/** Batches that were played already, a line each: whoever goes on after a stop does not play them again. */
export interface Journal {
  readonly done: ReadonlyMap<number, BatchResult>;
  readonly add: (result: BatchResult) => void;
}

/** Opens the file, or begins it. A last line that was cut off is played again. */
export function openJournal(file: string): Journal {
  mkdirSync(dirname(file), { recursive: true });
  const lines = existsSync(file) ? readFileSync(file, 'utf8').split('\n') : [];
  const whole = lines.slice(0, -1).flatMap((line) => readLine(line) ?? []);
  const done = new Map(whole.map((each) => [each.batch, each]));
  if (lines.at(-1) !== undefined && lines.at(-1) !== '') appendFileSync(file, '\n');
  return {
    done,
    add: (result) => {
      done.set(result.batch, result);
      appendFileSync(file, `${JSON.stringify(result)}\n`);
    },
  };
}

function readLine(line: string): BatchResult | undefined {
  try {
    return batchResult.parse(JSON.parse(line));
  } catch {
    return undefined;
  }
}
