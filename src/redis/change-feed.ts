import { createClient } from 'redis';
import type { CaseChange, ChangeFeed } from '../workflow/tab/tab-ports';
import { placeOf, type RedisOptions } from './connection/client';
import { errorReply } from './connection/redis-errors';
import { withinTime } from './connection/within-time';
import type { Keys } from './keys';

export interface ChangeFeedOptions {
  /** As for the other connections. */
  readonly url: RedisOptions['url'];
  readonly keys: Keys;
  readonly onFault?: ((error: unknown) => void) | undefined;
}

export interface RedisChangeFeed extends ChangeFeed {
  /** What Redis said to the subscription where it refused it; undefined where it did not, or was not asked yet. */
  refusal(): string | undefined;
  /** Resolves when Redis has answered the subscription once, one way or the other, or at the latest after two seconds. */
  answered(): Promise<void>;
  /** Listens on a new connection, and lets go of this one when that stands; as for the other connections. */
  renew(why?: 'moved'): void;
  /** A connection that is just being made is let come up, two seconds at most: cut off meanwhile it would stay open. */
  close(): Promise<void>;
}

const longestPauseMs = 2_000;

/** @param stale told when what it goes to is no longer where the server is: this one will not find it */
function makeClient(url: RedisOptions['url'], isClosed: () => boolean, stale: () => void) {
  const place = placeOf(url);
  return createClient({
    url: place,
    RESP: 2,
    maintNotifications: 'disabled',
    pingInterval: 10_000,
    socket: {
      connectTimeout: longestPauseMs,
      reconnectStrategy: (retries) => {
        if (isClosed()) return false;
        if (placeOf(url) === place) return Math.min(longestPauseMs, 50 * 2 ** Math.min(retries, 10));
        queueMicrotask(stale);
        return false;
      },
    },
  });
}

type Client = ReturnType<typeof makeClient>;

class Feed implements RedisChangeFeed {
  readonly #options: ChangeFeedOptions;
  readonly #listeners = new Set<(change: CaseChange | 'again') => void>();
  readonly #firstAnswer: Promise<void>;
  #client: Client;
  #next: Client | undefined;
  #connecting: Promise<void>;
  #refusal: string | undefined;
  #retry: NodeJS.Timeout | undefined;
  #closed = false;

  constructor(options: ChangeFeedOptions) {
    this.#options = options;
    this.#client = this.#make();
    this.#connecting = this.#client.connect().then(() => this.#subscribe(this.#client), this.#faulted);
    this.#firstAnswer = this.#connecting;
  }

  listen(told: (change: CaseChange | 'again') => void): () => void {
    this.#listeners.add(told);
    return () => void this.#listeners.delete(told);
  }

  refusal(): string | undefined {
    return this.#refusal;
  }

  async answered(): Promise<void> {
    await withinTime(this.#firstAnswer, longestPauseMs).catch(this.#faulted);
  }

  renew(why?: 'moved'): void {
    if (this.#closed || (this.#next !== undefined && why !== 'moved')) return;
    if (this.#next?.isOpen) this.#next.destroy();
    const next = this.#make();
    this.#next = next;
    this.#connecting = withinTime(next.connect(), longestPauseMs)
      .then(() => (this.#closed || next !== this.#next ? next.destroy() : this.#takeOver(next)))
      .catch((error: unknown) => {
        if (next !== this.#client && next.isOpen) next.destroy();
        this.#faulted(error);
      })
      .finally(() => {
        if (next === this.#next) this.#next = undefined;
      });
  }

  async close(): Promise<void> {
    this.#closed = true;
    this.#listeners.clear();
    clearTimeout(this.#retry);
    if (!this.#client.isReady || this.#next !== undefined) await this.#connecting;
    if (this.#client.isOpen) this.#client.destroy();
  }

  async #takeOver(next: Client): Promise<void> {
    const old = this.#client;
    this.#client = next;
    if (old.isOpen) old.destroy();
    await this.#subscribe(next);
    this.#tell('again');
  }

  #make(): Client {
    const client: Client = makeClient(
      this.#options.url,
      () => this.#closed,
      () => client === this.#client && this.renew(),
    );
    client.on('error', this.#faulted);
    // The library subscribes again by itself before it is ready again.
    client.on('ready', () => client === this.#client && this.#tell('again'));
    return client;
  }

  /** A refusal may be mended while the bot runs: it is asked again, after a pause. */
  async #subscribe(client: Client): Promise<void> {
    try {
      await client.subscribe(this.#options.keys.changes, (text) => this.#hear(text));
      this.#refusal = undefined;
    } catch (error) {
      this.#refusal = errorReply(error);
      this.#faulted(error);
      if (this.#closed || client !== this.#client) return;
      this.#retry = setTimeout(() => void this.#subscribe(client), longestPauseMs);
      this.#retry.unref();
    }
  }

  readonly #faulted = (error: unknown): void => {
    if (!this.#closed) this.#options.onFault?.(error);
  };

  #hear(text: string): void {
    const [, ref, version] = /^([\w-]+)@(\d+)$/.exec(text) ?? [];
    if (ref !== undefined && version !== undefined) this.#tell({ ref, version: Number(version) });
  }

  #tell(change: CaseChange | 'again'): void {
    for (const listener of this.#listeners) listener(change);
  }
}

/**
 * Hears of every commit on a connection of its own, which Redis wants for that. It is made in the background and made
 * again whenever it breaks; what was committed meanwhile is not told, so those who listen are told to read again.
 */
export function createChangeFeed(options: ChangeFeedOptions): RedisChangeFeed {
  return new Feed(options);
}
