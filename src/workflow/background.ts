import { deliver } from './deliver';
import type { DeliveryShell } from './delivery-work';
import { type TickShell, tick } from './tick';

export type BackgroundShell = TickShell & DeliveryShell;

export interface Background {
  readonly start: () => void;
  /** There may be something to deliver: look at once. */
  readonly wake: () => void;
  /** Everything due at this case time is committed and delivery is at rest. Throws when that takes too long. */
  readonly settle: (patienceMs: number) => Promise<void>;
  /** Finishes what is in hand, and stops. */
  readonly stop: () => Promise<void>;
}

interface Pace {
  /** Machine time between two looks when nothing wakes the worker: other processes commit too. */
  readonly everyMs: number;
}

/**
 * The clock and the post of one process: ticks what falls due and delivers what is wanted, one round at a time. Any
 * number of processes may do so on one store; leases keep them apart. A fault of the store costs a round, not the
 * process.
 */
export function createBackground(shell: BackgroundShell, { everyMs }: Pace): Background {
  let timer: NodeJS.Timeout | undefined;
  let running: Promise<number> | undefined;
  let stopped = false;
  let again = false;

  async function round(): Promise<number> {
    const ticked = await tick(shell);
    return ticked + (await deliver(shell));
  }

  function run(): Promise<number> {
    if (running !== undefined) {
      again = true;
      return running;
    }
    again = false;
    running = round()
      .catch((error: unknown) => {
        shell.failed('', error);
        return 0;
      })
      .then((worked) => {
        running = undefined;
        if (!stopped && (worked > 0 || again)) void run();
        return worked;
      });
    return running;
  }

  /** False also when the store cannot say: then it is asked again. */
  async function atRest(): Promise<boolean> {
    const earliest = await shell.due.earliest();
    if (earliest !== undefined && earliest <= shell.clock.now()) return false;
    return (await shell.ledger.inHand()) === 0;
  }

  return {
    start: () => {
      timer = setInterval(() => void run(), everyMs);
    },
    wake: () => {
      if (!stopped) void run();
    },
    settle: async (patienceMs) => {
      const until = Date.now() + patienceMs;
      do {
        await run();
        if (await atRest().catch(() => false)) return;
        await shell.pause(10);
      } while (Date.now() < until);
      throw Object.assign(new Error('Delivery did not come to rest in time'), { code: 'not-at-rest' });
    },
    stop: async () => {
      stopped = true;
      clearInterval(timer);
      await running;
    },
  };
}
