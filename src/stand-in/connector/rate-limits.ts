/** Requests allowed in a window of so many milliseconds. */
interface Window {
  readonly requests: number;
  readonly milliseconds: number;
}

const HOUR = 3_600_000;

export type RateLimits = Readonly<Record<'write' | 'read' | 'tenant', readonly Window[]>>;

/** Teams' published limits per bot and conversation, and per app and tenant. */
export const RATE_LIMITS: RateLimits = {
  write: [
    { requests: 7, milliseconds: 1_000 },
    { requests: 8, milliseconds: 2_000 },
    { requests: 60, milliseconds: 30_000 },
    { requests: 1_800, milliseconds: HOUR },
  ],
  read: [
    { requests: 14, milliseconds: 1_000 },
    { requests: 120, milliseconds: 30_000 },
    { requests: 3_600, milliseconds: HOUR },
  ],
  tenant: [{ requests: 50, milliseconds: 1_000 }],
};

export interface RateLimiter {
  /**
   * Counts one request about one conversation. Out: undefined when allowed, else the whole seconds to wait.
   * A refused request is not counted.
   */
  count(kind: 'write' | 'read', conversationId: string, now: number): number | undefined;
}

function waitFor(times: readonly number[], windows: readonly Window[], now: number): number {
  return Math.max(
    0,
    ...windows.map(({ requests, milliseconds }) => {
      const inside = times.filter((time) => time > now - milliseconds);
      const oldest = inside[inside.length - requests];
      return oldest === undefined ? 0 : oldest + milliseconds - now;
    }),
  );
}

/** Sliding windows, kept in memory; Teams' own where no others are given. `now` is in milliseconds. */
export function createRateLimiter(limits: RateLimits = RATE_LIMITS): RateLimiter {
  const seen = new Map<string, number[]>();
  const timesOf = (key: string, now: number) => (seen.get(key) ?? []).filter((time) => time > now - HOUR);
  return {
    count(kind, conversationId, now) {
      const key = `${kind} ${conversationId}`;
      const own = timesOf(key, now);
      const tenant = timesOf('tenant', now);
      const wait = Math.max(waitFor(own, limits[kind], now), waitFor(tenant, limits.tenant, now));
      if (wait > 0) return Math.ceil(wait / 1000);
      seen.set(key, [...own, now]);
      seen.set('tenant', [...tenant, now]);
      return undefined;
    },
  };
}
