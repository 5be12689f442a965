import { createClient } from 'redis';
import type { CaseChange, ChangeFeed } from '../workflow/tab/tab-ports';
import type { Keys } from './keys';

export interface ChangeFeedOptions {
  /** As for the other connections. */
  readonly url: string;
  readonly keys: Keys;
  readonly onFault?: ((error: unknown) => void) | undefined;
}

export interface RedisChangeFeed extends ChangeFeed {
  /** A connection that is just being made is let come up, two seconds at most: cut off meanwhile it would stay open. */
  close(): Promise<void>;
}

const longestPauseMs = 2_000;

/**
 * Hears of every commit on a connection of its own, which Redis wants for that. It is made in the background and made
 * again whenever it breaks; what was committed meanwhile is not told, so those who listen are told to read again.
 */
export function createChangeFeed({ url, keys, onFault }: ChangeFeedOptions): RedisChangeFeed {
  const listeners = new Set<(change: CaseChange | 'again') => void>();
  const tell = (change: CaseChange | 'again') => {
    for (const listener of listeners) listener(change);
  };
  let closed = false;
  const faulted = (error: unknown) => {
    if (!closed) onFault?.(error);
  };
  const client = createClient({
    url,
    RESP: 2,
    maintNotifications: 'disabled',
    pingInterval: 10_000,
    socket: {
      connectTimeout: longestPauseMs,
      reconnectStrategy: (retries) =>
        closed ? false : Math.min(longestPauseMs, 50 * 2 ** Math.min(retries, 10)),
    },
  });
  client.on('error', faulted);
  // The library subscribes again by itself before it is ready again.
  client.on('ready', () => tell('again'));
  const listening = client
    .connect()
    .then(() => client.subscribe(keys.changes, (text) => hear(text, tell)))
    .catch(faulted);
  return {
    listen(told) {
      listeners.add(told);
      return () => void listeners.delete(told);
    },
    async close() {
      closed = true;
      listeners.clear();
      if (!client.isReady) await listening;
      if (client.isOpen) client.destroy();
    },
  };
}

function hear(text: string, tell: (change: CaseChange) => void): void {
  const [, ref, version] = /^([\w-]+)@(\d+)$/.exec(text) ?? [];
  if (ref !== undefined && version !== undefined) tell({ ref, version: Number(version) });
}
