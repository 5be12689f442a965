import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { z } from 'zod';
import { createMovableClock, type MovableClock } from './movable-clock';

const kept = z.object({ aheadMs: z.number().nonnegative() });

/**
 * A movable clock that is as far ahead of the real time as it was when it last ran: case time never goes back, and the
 * cases kept beside it have seen the later time. In: the file in which that is written at every move. A file that is
 * missing or cannot be read counts as a clock that was never moved.
 */
export function createKeptClock(file: string): MovableClock {
  const clock = createMovableClock();
  const aheadMs = readAhead(file);
  if (aheadMs > 0) clock.moveTo(new Date(Date.now() + aheadMs).toISOString());
  return {
    now: clock.now,
    moveTo: (instant) => {
      const moved = clock.moveTo(instant);
      if (moved.ok) writeAhead(file, Math.max(0, Date.parse(clock.now()) - Date.now()));
      return moved;
    },
  };
}

function readAhead(file: string): number {
  try {
    return kept.parse(JSON.parse(readFileSync(file, 'utf8'))).aheadMs;
  } catch {
    return 0;
  }
}

/** Written aside and renamed, so that the file is whole at every moment. */
function writeAhead(file: string, aheadMs: number): void {
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(`${file}.new`, `${JSON.stringify({ aheadMs })}\n`);
  renameSync(`${file}.new`, file);
}
