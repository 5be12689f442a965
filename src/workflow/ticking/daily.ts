/** Work that is done once a day, beside the cases. */
export interface Daily {
  /** Looks now, and every so often from then on, whether the day's work is still to be done. */
  readonly start: () => void;
  /** Finishes what is in hand, and stops. */
  readonly stop: () => Promise<void>;
}

/**
 * Calls the work over and over; it knows by itself whether the day has it, and which process does it. One call at a time.
 * @param work must not reject
 * @param everyMs milliseconds of machine time between two looks
 */
export function createDaily(work: () => Promise<void>, everyMs: number): Daily {
  let timer: NodeJS.Timeout | undefined;
  let running: Promise<void> | undefined;
  const look = (): void => {
    running ??= work().finally(() => {
      running = undefined;
    });
  };
  return {
    start: () => {
      look();
      timer = setInterval(look, everyMs);
    },
    stop: async () => {
      clearInterval(timer);
      await running;
    },
  };
}
