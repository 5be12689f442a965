import type { Config } from '../config';
import type { Logger } from '../logger';
import { boundedNoise } from '../noise';
import { createTabTokens, type TabTokenFault, whatToCheck } from '../teams/tab-token';
import type { SignInCode } from '../web/contract/sign-in';
import { oncePerHour } from '../web/once-per-hour';
import type { Route } from '../web/route';
import { signInTroubleRoute } from '../web/sign-in-trouble';
import { tabApiRoutes } from '../web/tab-api/tab-routes';
import { tabPages } from '../web/tab-pages';
import { whoIs } from '../workflow/entry/who-is';
import { createChangeHub } from '../workflow/tab/change-hub';
import type { TabShell } from '../workflow/tab/shell';
import type { ChangeFeed } from '../workflow/tab/tab-ports';

export interface TabParts {
  readonly config: Config;
  readonly logger: Logger;
  /** What hears of changes. */
  readonly feed: ChangeFeed;
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

/** What the operator is told of a page to which Teams gave no token: in the guide, "For the tab". */
function tellSignIns(logger: Logger): (code: SignInCode) => void {
  const noise = boundedNoise();
  return (code) => {
    const times = noise(code);
    if (times !== undefined) logger.warn({ code, times }, 'Teams gave somebody’s tab no token');
  };
}

/** The tab: its page and its API. */
export function composeTab({ config, logger, feed, shell, folder }: TabParts): readonly Route[] {
  const check = createTabTokens(config, undefined, tellOncePerHour(logger));
  const api = tabApiRoutes({
    shell,
    hub: createChangeHub(shell, feed),
    botId: config.app.id,
    signedIn: async (authorization) => {
      const account = await check(authorization);
      return typeof account === 'string' ? account : { ...account, personId: await whoIs(shell, account) };
    },
  });
  const pages = tabPages(folder, config.mode === 'local', config.publicPath);
  return [...pages, ...api, signInTroubleRoute(tellSignIns(logger))];
}
