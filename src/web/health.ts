import type { Route } from './route';

/** What `ready` found out: each check's name and how it stands, in a word or two. */
export interface Readiness {
  readonly ok: boolean;
  readonly checks: Readonly<Record<string, string>>;
}

/**
 * The two addresses a platform asks.
 *
 * @param ready asks what the bot depends on; a rejection counts as not ready. Anybody may ask for it, so that one check is
 *   under way at a time, however many ask
 * @returns `GET /healthz` (200 while the process runs) and `GET /readyz` (200 when it can serve, otherwise 503)
 */
export function healthRoutes(ready: () => Promise<Readiness>): readonly Route[] {
  const checked = oneAtATime(ready);
  return [
    {
      method: 'get',
      path: '/healthz',
      takes: 'none',
      handle: async () => ({ status: 200, body: { status: 'alive' } }),
    },
    {
      method: 'get',
      path: '/readyz',
      takes: 'none',
      handle: async ({ log }) => {
        try {
          const { ok, checks } = await checked();
          return { status: ok ? 200 : 503, body: { status: ok ? 'ready' : 'not ready', checks } };
        } catch (err) {
          log.error({ err }, 'the readiness check failed');
          return { status: 503, body: { status: 'not ready', checks: {} } };
        }
      },
    },
  ];
}

/** Whoever asks while a check is under way is answered with what that one finds. */
function oneAtATime<T>(check: () => Promise<T>): () => Promise<T> {
  let underWay: Promise<T> | undefined;
  return () => {
    underWay ??= check().finally(() => {
      underWay = undefined;
    });
    return underWay;
  };
}
