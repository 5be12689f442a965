import type { Config } from '../config';
import type { Logger } from '../logger';
import { createChangeFeed } from '../redis/change-feed';
import type { Keys } from '../redis/keys';
import { createTabTokens, type TabTokenFault, whatToCheck } from '../teams/tab-token';
import { oncePerHour } from '../web/once-per-hour';
import type { Route } from '../web/route';
import { tabApiRoutes } from '../web/tab-api/tab-routes';
import { tabPages } from '../web/tab-pages';
import { createChangeHub } from '../workflow/tab/change-hub';
import type { TabShell } from '../workflow/tab/shell';

export interface TabParts {
  readonly config: Config;
  readonly logger: Logger;
  readonly redisUrl: string;
  readonly keys: Keys;
  readonly shell: TabShell;
  /** Where the built page is; left out, or without a page: only the API is served. */
  readonly folder: string | undefined;
}

/** Anybody may send what is no token: each fault is told once in an hour, and nothing of the token ever is. */
function tellOncePerHour(logger: Logger): (fault: TabTokenFault) => void {
  const isNew = oncePerHour(Date.now);
  return (fault) => {
    if (isNew(fault)) logger.warn({ fault, check: whatToCheck[fault] }, 'a sign-in to the tab was refused');
  };
}

/** The tab: its page, its API, and what hears of changes on a connection of its own. */
export function composeTab({ config, logger, redisUrl, keys, shell, folder }: TabParts): {
  readonly routes: readonly Route[];
  readonly close: () => Promise<void>;
} {
  const feed = createChangeFeed({
    url: redisUrl,
    keys,
    onFault: (err) => logger.warn({ err }, 'redis connection fault'),
  });
  const api = tabApiRoutes({
    shell,
    hub: createChangeHub(shell, feed),
    botId: config.app.id,
    signedIn: createTabTokens(config, undefined, tellOncePerHour(logger)),
  });
  return { routes: [...tabPages(folder), ...api], close: () => feed.close() };
}
