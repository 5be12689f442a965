import { z } from 'zod';
import { StoreUnavailable } from '../../workflow/ports/case-ports';
import { openRedis, type RedisClient } from './client';

export interface SentinelsOptions {
  /** Addresses of the sentinels, as `REDIS_URL` has them; without a port it is 26379. */
  readonly sentinels: readonly string[];
  /** `REDIS_URL`: how to reach the primary; in place of its host stands the name by which the sentinels know it. */
  readonly url: string;
  /** Told of every fault of a sentinel, whose connection mends itself. */
  readonly onFault?: (error: unknown) => void;
}

/** Sentinels that watch one primary and its replicas, and say which is the primary now. */
export interface Sentinels {
  /** Where the primary was last known to be, with user and password as the given address has them. */
  url(): string;
  /**
   * Asks them until one knows the primary.
   * Throws StoreUnavailable where none does in time (milliseconds).
   */
  find(patienceMs: number): Promise<void>;
  /** Asks them once a second from now on, and tells when the primary is another one. */
  watch(moved: () => void): void;
  close(): Promise<void>;
}

/** A sentinel answers from memory: one that takes longer is away. In milliseconds. */
const answerWithinMs = 1_000;
const askEveryMs = 1_000;

const usualPort = '26379';
const place = z.tuple([z.string(), z.string()]).nullable();
const flat = z.array(z.string());

interface Said {
  readonly host: string;
  readonly port: string;
  /** Grows with every failover. */
  readonly epoch: number;
}

/**
 * What one sentinel says of the primary; undefined where it does not know one by this name, or does not answer.
 * In the midst of a failover it names the next one before it counts it.
 */
async function ask(sentinel: RedisClient, name: string): Promise<Said | undefined> {
  try {
    const [told, known] = await Promise.all([
      sentinel.command(['SENTINEL', 'GET-MASTER-ADDR-BY-NAME', name]),
      sentinel.command(['SENTINEL', 'MASTER', name]),
    ]);
    const at = place.parse(told);
    if (at === null) return undefined;
    const fields = flat.parse(known);
    const field = (called: string) => fields[fields.indexOf(called) + 1] ?? '';
    const [host, port] = at;
    const isNext = field('ip') !== host || field('port') !== port;
    return { host, port, epoch: Number(field('config-epoch')) + (isNext ? 1 : 0) };
  } catch {
    return undefined;
  }
}

/**
 * Asks sentinels where the primary is. All are asked each time, and whoever knows of the latest failover counts: one that
 * was cut off from the others still names the primary before.
 */
export function openSentinels({ sentinels, url, onFault }: SentinelsOptions): Sentinels {
  const name = decodeURIComponent(new URL(url).hostname);
  const clients = sentinels.map((each) =>
    openRedis({ url: withPort(each), timeoutMs: answerWithinMs, ...(onFault && { onFault }) }),
  );
  let at: string | undefined;
  let epoch = -1;
  let timer: NodeJS.Timeout | undefined;
  let asking: Promise<void> | undefined;

  /** @returns whether the primary is another one than before */
  async function look(): Promise<boolean> {
    const said = await Promise.all(clients.map((each) => ask(each, name)));
    const latest = said.reduce((one, other) => ((other?.epoch ?? -1) > (one?.epoch ?? -1) ? other : one));
    if (latest === undefined) return false;
    // Whoever knows of the latest failover may be away just now. Sentinels that were set up anew count from the start
    // again: then most of them say so.
    const most = said.filter((each) => each !== undefined).length > said.length / 2;
    if (latest.epoch < epoch && !most) return false;
    const now = urlOf(url, latest);
    const isMoved = at !== undefined && at !== now;
    at = now;
    epoch = latest.epoch;
    return isMoved;
  }

  return {
    url: () => at ?? url,
    async find(patienceMs) {
      const giveUpAt = Date.now() + patienceMs;
      for (;;) {
        await look();
        if (at !== undefined) return;
        if (Date.now() >= giveUpAt) {
          throw new StoreUnavailable(
            `no sentinel of REDIS_SENTINELS knows a primary by the name “${name}”: it is in REDIS_URL in place of the host`,
          );
        }
        await new Promise((resolve) => setTimeout(resolve, 50));
      }
    },
    watch(moved) {
      timer = setInterval(() => {
        asking ??= look()
          .then((isMoved) => {
            if (isMoved) moved();
          })
          .finally(() => {
            asking = undefined;
          });
      }, askEveryMs);
      timer.unref();
    },
    async close() {
      clearInterval(timer);
      await asking;
      await Promise.all(clients.map((each) => each.close()));
    },
  };
}

function withPort(sentinel: string): string {
  const at = new URL(sentinel);
  if (at.port === '') at.port = usualPort;
  return at.href;
}

/** The address with host and port of whoever is the primary. */
function urlOf(url: string, { host, port }: Said): string {
  const at = new URL(url);
  at.host = host.includes(':') ? `[${host}]:${port}` : `${host}:${port}`;
  return at.href;
}
