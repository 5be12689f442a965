type Work = () => Promise<void>;

/** What is to be done for one person, one after the other. */
export interface OwnQueue {
  add(work: Work): void;
  /** Nothing that waits is done any more. */
  end(): void;
  isOver(): boolean;
}

/** What may wait: more than that nobody is told one by one. */
const mostWaiting = 100;

/**
 * @param overfull told once when too much waits; what waits is then dropped
 * @param failed told of a fault; the queue goes on
 */
export function createOwnQueue({
  overfull,
  failed,
}: {
  readonly overfull: () => void;
  readonly failed: (error: unknown) => void;
}): OwnQueue {
  const waiting: Work[] = [];
  let [isBusy, over] = [false, false];
  const run = async () => {
    isBusy = true;
    for (let work = waiting.shift(); work !== undefined && !over; work = waiting.shift())
      await work().catch(failed);
    isBusy = false;
  };
  return {
    add(work) {
      if (over) return;
      if (waiting.length >= mostWaiting) {
        waiting.length = 0;
        waiting.push(async () => overfull());
      } else waiting.push(work);
      if (!isBusy) void run();
    },
    end() {
      over = true;
      waiting.length = 0;
    },
    isOver: () => over,
  };
}
