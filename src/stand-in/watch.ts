export interface Watch {
  /** Something changed: everybody who waits looks again. */
  changed(): void;
  /** Waits until the check gives something, asked now and after each change. Rejects after `timeout` milliseconds. */
  until<T>(check: () => T | undefined | false, timeout: number): Promise<T>;
}

/** Lets tests wait for what the bot does after it has answered, without polling. */
export function createWatch(): Watch {
  const waiting = new Set<() => void>();
  return {
    changed() {
      for (const look of [...waiting]) look();
    },
    until<T>(check: () => T | undefined | false, timeout: number): Promise<T> {
      return new Promise((resolve, reject) => {
        const timer = setTimeout(() => {
          waiting.delete(look);
          reject(new Error(`Nothing came within ${timeout} ms of what was waited for: ${check}`));
        }, timeout);
        function end(finish: () => void): void {
          waiting.delete(look);
          clearTimeout(timer);
          finish();
        }
        function look(): void {
          try {
            const found = check();
            if (found !== undefined && found !== false) end(() => resolve(found));
          } catch (error) {
            end(() => reject(error));
          }
        }
        waiting.add(look);
        look();
      });
    },
  };
}
