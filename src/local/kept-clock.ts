import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { z } from 'zod';
import { createMovableClock, type MovableClock } from './movable-clock';
import type { RealTime } from './real-time';

const kept = z.object({ aheadMs: z.number().nonnegative() });

export interface KeptClockParts {
  /** Where it is written how far ahead of the real time it is, at the first start and at every move. */
  readonly file: string;
  readonly realTime: RealTime;
  /** Where a clock begins that was never started before: no earlier than the instant given, which is the real time. */
  readonly begins: (instant: string) => string;
}

/**
 * A movable clock that is as far ahead of the real time as it was when it last ran: case time never goes back, and the
 * cases kept beside it have seen the later time. A file that is missing or cannot be read counts as a first start.
 */
export function createKeptClock({ file, realTime, begins }: KeptClockParts): MovableClock {
  const clock = createMovableClock(undefined, realTime);
  const keep = () => writeAhead(file, Math.max(0, Date.parse(clock.now()) - realTime()));
  const aheadMs = readAhead(file);
  if (aheadMs === undefined) {
    clock.moveTo(begins(clock.now()));
    keep();
  } else {
    clock.moveTo(new Date(realTime() + aheadMs).toISOString());
  }
  return {
    now: clock.now,
    moveTo: (instant) => {
      const moved = clock.moveTo(instant);
      if (moved.ok) keep();
      return moved;
    },
  };
}

function readAhead(file: string): number | undefined {
  try {
    return kept.parse(JSON.parse(readFileSync(file, 'utf8'))).aheadMs;
  } catch {
    return undefined;
  }
}

/** Written aside and renamed, so that the file is whole at every moment. */
function writeAhead(file: string, aheadMs: number): void {
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(`${file}.new`, `${JSON.stringify({ aheadMs })}\n`);
  renameSync(`${file}.new`, file);
}
