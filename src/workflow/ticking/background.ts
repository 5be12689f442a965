import { AsyncResource } from 'node:async_hooks';
import { createDeliveryPool } from '../delivery/delivery-pool';
import type { DeliveryShell } from '../delivery/delivery-work';
import type { Ledger } from '../ports/delivery-ports';
import { tellOfEndingDrafts } from './tell-ending-drafts';
import { type TickShell, tick } from './tick';

export interface BackgroundShell extends TickShell, DeliveryShell {
  readonly ledger: Ledger;
  /** Digest of the durations and calendars that hold; left out: nobody changes them. */
  readonly tables?: string | undefined;
}

export interface Background {
  readonly start: () => void;
  /** There may be something to deliver: look at once. */
  readonly wake: () => void;
  /**
   * Everything due at this case time is committed and delivery is at rest: nothing is ready, in hand, or only put off
   * for a moment. What waits longer for its next try (Teams is away, or asked for patience) is not waited for. Throws
   * when that takes too long.
   */
  readonly settle: (patienceMs: number) => Promise<void>;
  /** Finishes what is in hand, and stops. */
  readonly stop: () => Promise<void>;
}

interface Pace {
  /** Machine time between two looks when nothing wakes the worker: other processes commit too. */
  readonly everyMs: number;
}

/** A wait that a throttle's short windows or a first failed try bring: rest comes after it. */
const shortWaitMs = 2_500;

/**
 * The clock and the post of one process, side by side: the one ticks what falls due, round after round, the other
 * delivers what is wanted, so that neither waits for the other. Any number of processes may do so on one store; leases
 * keep them apart. A fault of the store costs a round, not the process.
 */
export function createBackground(shell: BackgroundShell, { everyMs }: Pace): Background {
  const post = createDeliveryPool(shell);
  /** Does it in the course of nothing: rounds and places go on long after the press by which they were woken. */
  const afresh = AsyncResource.bind((work: () => void) => work());
  let timer: NodeJS.Timeout | undefined;
  let running: Promise<number> | undefined;
  let stopped = false;
  let again = false;

  let firstTick = true;

  async function round(): Promise<number> {
    const ticked = await tick(shell, firstTick ? shell.tables : undefined);
    firstTick = false;
    if (ticked > 0) post.look();
    return ticked + (await tellOfEndingDrafts(shell));
  }

  function wake(): void {
    if (stopped) return;
    afresh(() => {
      void run();
      post.look();
    });
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
    return (await shell.ledger.inHand(shortWaitMs)) === 0;
  }

  return {
    start: () => {
      timer = setInterval(wake, everyMs);
    },
    wake,
    settle: async (patienceMs) => {
      const until = Date.now() + patienceMs;
      // A round that is under way may have looked already for what is due by now.
      await running;
      do {
        await run();
        await post.finishInHand();
        if (await atRest().catch(() => false)) return;
        await shell.pause(10);
      } while (Date.now() < until);
      throw Object.assign(new Error('Delivery did not come to rest in time'), { code: 'not-at-rest' });
    },
    stop: async () => {
      stopped = true;
      clearInterval(timer);
      await Promise.all([post.stop(), running]);
    },
  };
}
