import { realTimeFrom } from '../../src/local/real-time';

/** A Tuesday in the middle of a month, on which people have been at work for half an hour. */
const workingMorning = '2027-02-16T09:30:00.000Z';
/** A Sunday in quiet hours: what is not urgent waits until seven. */
export const sundayNight = '2026-11-29T23:30:00.000Z';

/**
 * Real time for programs that a test starts, and starts again: it begins at the instant given and runs on, whatever the
 * machine's clock says.
 */
export function toldTime(at: string = workingMorning) {
  const now = realTimeFrom(at);
  return {
    /** Milliseconds since 1970. */
    now,
    /** The setting under which a program begins at what it is now. */
    env: () => ({ LOCAL_TIME: new Date(now()).toISOString() }),
  };
}
export type ToldTime = ReturnType<typeof toldTime>;
