import type { Claim } from '../ports/delivery-ports';
import type { Throttle } from '../ports/throttle-port';
import { deliverRow } from './deliver';
import type { DeliveryShell } from './delivery-work';

/** Rows in hand at once, and what may be asked of it. */
export interface DeliveryPool {
  /** There may be something to deliver: what there are places for is taken up at once. */
  readonly look: () => void;
  /** Looks, and settles when everything that is in hand by then is done. */
  readonly finishInHand: () => Promise<void>;
  /** Takes up nothing more; settles when what is in hand is done. */
  readonly stop: () => Promise<void>;
}

/** Rows that one process has in hand at once; most of them wait for Teams' answer. */
const places = 20;
/**
 * Rows that one process makes ready at once. A request counts against what Teams allows until its answer is read, and
 * for a second from then on: whoever renders twenty cards before they look at the first answer gives that time away.
 */
const preparedAtOnce = 2;
/** Machine time, so that the row which waits for the next place is ready when it is looked for. */
const justAfterMs = 3;

/**
 * The post of one process: so many rows in hand, and a place that falls free takes the next row at once, so that nobody
 * waits for the slowest; the next is made ready as soon as Teams has been asked for the one before. No more rows are
 * taken up than Teams takes requests from all processes together; what must wait stays where every process finds it. A
 * fault of the store costs one look.
 */
export function createDeliveryPool(shell: DeliveryShell): DeliveryPool {
  const inHand = new Set<Promise<void>>();
  /** Rows in hand that Teams has not been asked for yet: each will want one of the requests that are free now. */
  let unasked = 0;
  let looking: Promise<void> | undefined;
  let again = false;
  let stopped = false;
  let nextPlace: NodeJS.Timeout | undefined;

  async function takeUp(): Promise<void> {
    const free = places - inHand.size;
    if (free <= 0 || unasked >= preparedAtOnce) return;
    const { requests, nextInMs } = await shell.throttle.room();
    if (requests === 0) {
      clearTimeout(nextPlace);
      nextPlace = setTimeout(look, nextInMs + justAfterMs);
    }
    const most = Math.min(free, requests - unasked, preparedAtOnce - unasked);
    if (most <= 0) return;
    for (const claim of await shell.ledger.claim(most, shell.clock.now())) begin(claim);
  }

  function begin(claim: Claim): void {
    unasked += 1;
    let asks = false;
    const heard = () => {
      if (asks) return;
      asks = true;
      unasked -= 1;
      look();
    };
    const throttle = telling(shell.throttle, heard);
    const done: Promise<void> = deliverRow({ ...shell, throttle }, claim).finally(() => {
      heard();
      inHand.delete(done);
      look();
    });
    inHand.add(done);
  }

  function look(): void {
    if (stopped) return;
    if (looking !== undefined) {
      again = true;
      return;
    }
    again = false;
    looking = takeUp()
      .catch((error: unknown) => shell.failed('', error))
      .finally(() => {
        looking = undefined;
        if (again) look();
      });
  }

  async function done(): Promise<void> {
    await looking;
    await Promise.all(inHand);
  }

  return {
    look,
    finishInHand: async () => {
      look();
      await done();
    },
    stop: async () => {
      stopped = true;
      clearTimeout(nextPlace);
      await done();
      clearTimeout(nextPlace);
    },
  };
}

/** The same throttle, which tells when it has been asked. */
function telling(throttle: Throttle, asked: () => void): Throttle {
  return {
    ask: (request) => throttle.ask(request).finally(asked),
    done: (request, id) => throttle.done(request, id),
    took: (request) => throttle.took(request),
    hold: (request, ms) => throttle.hold(request, ms),
    room: () => throttle.room(),
  };
}
