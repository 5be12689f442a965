import { createClient } from 'redis';
import type { Script } from '../scripts/script';
import type { RedisConnection } from './connection';
import { isUnknownScript, mapRedisError } from './redis-errors';
import { renewalPace } from './renewal-pace';
import { withinTime } from './within-time';
import { watchForWrongServer } from './wrong-server';

export interface RedisOptions {
  /** `redis://` or `rediss://` with host, port and credentials; or what says it, asked whenever a connection is made. */
  readonly url: string | (() => string);
  /** How long a caller waits for an answer, in milliseconds. */
  readonly timeoutMs?: number;
  /** Told of every round trip: the command, or a script's name. */
  readonly onCommand?: (name: string) => void;
  /** Told how long each round trip took, in seconds, and whether Redis answered in time. */
  readonly onAnswer?: (name: string, seconds: number, answered: boolean) => void;
  /** Told of every fault of the connection, which mends itself. */
  readonly onFault?: (error: unknown) => void;
  /** Told when an answer shows that this is not, or no longer, the server to write to; the connection renews itself. */
  readonly onWrongServer?: () => void;
}

export interface RedisClient extends RedisConnection {
  /** Waits until Redis answers. Throws StoreUnavailable when it does not in time (milliseconds). */
  waitUntilUp(patienceMs: number): Promise<void>;
  /**
   * Makes another connection and, once it stands, lets go of this one when its answers have come in. For an address that
   * leads to another server meanwhile. Asked again too soon it does nothing, unless it is known that the server has `moved`:
   * what still goes to the place before is given up then.
   */
  renew(why?: 'moved'): void;
  /** Lets the answers still owed come in, then closes. */
  close(): Promise<void>;
}

/** An address, or what it is now. */
export function placeOf(url: RedisOptions['url']): string {
  return typeof url === 'string' ? url : url();
}

const defaultTimeoutMs = 2_000;
const longestPauseMs = 2_000;

/** Longer pauses from try to try, with jitter, so that a fleet does not return at one moment. In milliseconds. */
function reconnectPause(retries: number): number {
  const ceiling = Math.min(longestPauseMs, 50 * 2 ** Math.min(retries, 10));
  return ceiling / 2 + Math.random() * (ceiling / 2);
}

/** @param stale told when what it goes to is no longer where the server is: this one will not find it */
function makeClient(options: RedisOptions, timeoutMs: number, stale: () => void) {
  const url = placeOf(options.url);
  const client = createClient({
    url,
    RESP: 2,
    // A press is answered in time: nothing waits in this process for Redis to come back.
    disableOfflineQueue: true,
    maintNotifications: 'disabled',
    pingInterval: 10_000,
    // Every wait here has its end already ({@link withinTime}); the library would make a timer and a signal besides.
    commandOptions: { timeout: 0 },
    socket: {
      connectTimeout: timeoutMs,
      reconnectStrategy: (retries) => {
        if (placeOf(options.url) === url) return reconnectPause(retries);
        queueMicrotask(stale);
        return false;
      },
    },
  });
  client.on('error', (error: unknown) => options.onFault?.(error));
  return client;
}

type Client = ReturnType<typeof makeClient>;

class Connection implements RedisClient {
  readonly #options: RedisOptions;
  readonly #timeoutMs: number;
  readonly #isWrongServer = watchForWrongServer(() => performance.now());
  readonly #mayRenew = renewalPace(() => performance.now());
  #client: Client;
  /** The one that is to take its place, until it stands. */
  #next: Client | undefined;
  #closed = false;

  constructor(options: RedisOptions) {
    this.#options = options;
    this.#timeoutMs = options.timeoutMs ?? defaultTimeoutMs;
    this.#client = this.#start();
  }

  #start(): Client {
    const client: Client = this.#make(() => this.#replace(client));
    client.connect().catch((error: unknown) => {
      if (!this.#closed && client === this.#client) this.#options.onFault?.(error);
    });
    return client;
  }

  #make(stale: () => void): Client {
    return makeClient(this.#options, this.#timeoutMs, stale);
  }

  /**
   * The library bounds only the wait to be written, not the wait for the answer, and a connection whose far end is
   * gone without a word never says so. One that answers late is therefore thrown away.
   */
  #replace(silent: Client): void {
    if (this.#closed || silent !== this.#client) return;
    if (silent.isOpen) silent.destroy();
    this.#client = this.#start();
  }

  renew(why?: 'moved'): void {
    if (this.#closed) return;
    if (why === 'moved') this.#giveUpNext();
    else if (this.#next !== undefined || !this.#mayRenew()) return;
    const next: Client = this.#make(() => this.#replace(next));
    this.#next = next;
    withinTime(next.connect(), this.#timeoutMs)
      .then(async () => {
        if (this.#closed || next !== this.#next) return next.destroy();
        const old = this.#client;
        this.#client = next;
        await this.#letGo(old);
      })
      .catch((error: unknown) => {
        if (next.isOpen) next.destroy();
        if (!this.#closed) this.#options.onFault?.(error);
      })
      .finally(() => {
        if (next === this.#next) this.#next = undefined;
      });
  }

  #giveUpNext(): void {
    if (this.#next?.isOpen) this.#next.destroy();
    this.#next = undefined;
  }

  /** The server has answered; what it answered may show that it is the wrong one. */
  #refused(error: unknown, place: string): Error {
    if (this.#isWrongServer(error)) {
      this.renew();
      this.#options.onWrongServer?.();
    }
    return mapRedisError(error, place);
  }

  /** Lets the answers still owed come in, then closes. */
  async #letGo(client: Client): Promise<void> {
    if (!client.isReady) {
      if (client.isOpen) client.destroy();
      return;
    }
    await withinTime(client.close(), this.#timeoutMs, () => client.destroy()).catch((error: unknown) =>
      this.#options.onFault?.(error),
    );
  }

  async #send(name: string, args: readonly string[]): Promise<unknown> {
    const client = this.#client;
    this.#options.onCommand?.(name);
    const asked = performance.now();
    let answered = false;
    const answer: Promise<unknown> = client.sendCommand(args).finally(() => {
      answered = client.isReady;
    });
    try {
      return await withinTime(answer, this.#timeoutMs, () => this.#replace(client));
    } finally {
      this.#options.onAnswer?.(name, (performance.now() - asked) / 1_000, answered);
    }
  }

  async command(args: readonly string[]): Promise<unknown> {
    const name = args[0] ?? '';
    try {
      return await this.#send(name, args);
    } catch (error) {
      throw this.#refused(error, name);
    }
  }

  async run(script: Script, keys: readonly string[], args: readonly string[]): Promise<unknown> {
    const rest = [String(keys.length), ...keys, ...args];
    try {
      return await this.#send(script.name, ['EVALSHA', script.sha, ...rest]);
    } catch (error) {
      if (!isUnknownScript(error)) throw this.#refused(error, script.name);
    }
    try {
      return await this.#send(script.name, ['EVAL', script.lua, ...rest]);
    } catch (error) {
      throw this.#refused(error, script.name);
    }
  }

  async waitUntilUp(patienceMs: number): Promise<void> {
    const giveUpAt = Date.now() + patienceMs;
    for (;;) {
      try {
        await this.command(['PING']);
        return;
      } catch (error) {
        if (Date.now() >= giveUpAt) throw error;
      }
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
  }

  async close(): Promise<void> {
    if (this.#closed) return;
    this.#closed = true;
    this.#giveUpNext();
    await this.#letGo(this.#client);
  }
}

/**
 * Opens a connection to Redis; it is made in the background and made again whenever it breaks.
 * Until it stands every command fails with StoreUnavailable at once.
 */
export function openRedis(options: RedisOptions): RedisClient {
  return new Connection(options);
}
