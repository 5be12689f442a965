/**
 * Milliseconds since 1970 by the real clock, as the local start and the demo take it: whatever runs on case time reads
 * the real time through this and in no other way. Tokens, locks and patience, which other programs on this machine share,
 * stay on the machine's own clock.
 */
export type RealTime = () => number;

/** The machine's own clock. */
export const machineTime: RealTime = () => Date.now();

/**
 * A real time that is another one than the machine's. In: the instant that it is now (`LOCAL_TIME`); from there it runs
 * on as the machine's clock does. Without one it is the machine's.
 */
export function realTimeFrom(at: string | undefined, machine: RealTime = machineTime): RealTime {
  if (at === undefined) return machine;
  const ahead = Date.parse(at) - machine();
  return () => machine() + ahead;
}
