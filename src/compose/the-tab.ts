import type { Config } from '../config';
import type { Logger } from '../logger';
import { createChangeFeed } from '../redis/change-feed';
import type { Keys } from '../redis/keys';
import { createTabTokens } from '../teams/tab-token';
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
    signedIn: createTabTokens(config),
  });
  return { routes: [...tabPages(folder), ...api], close: () => feed.close() };
}
