import type { ChangeHub } from '../../workflow/tab/change-hub';
import type { TabRefusal } from '../../workflow/tab/refused';
import type { TabShell } from '../../workflow/tab/shell';
import type { tabRoutes } from '../contract/routes';
import type { WebAnswer, WebRequest } from '../route';
import type { TokenProblem } from './problems';

/** Who asks, as their token proves it. */
export interface TabCaller {
  readonly personId: string;
  /** Seconds since 1970. */
  readonly expiresAt: number;
}

export interface TabApiParts {
  readonly shell: TabShell;
  readonly hub: ChangeHub;
  readonly botId: string;
  /** Checks an Authorization header. */
  readonly signedIn: (authorization: string | undefined) => Promise<TabCaller | TokenProblem>;
}

/** What an endpoint is given. A post's body is read once the caller is known. */
export interface TabRequest extends WebRequest {
  readonly body: Readonly<Record<string, unknown>> | undefined;
}

export interface TabEndpoint {
  readonly method: 'get' | 'post';
  readonly route: keyof typeof tabRoutes;
  readonly answer: (request: TabRequest, caller: TabCaller) => Promise<WebAnswer | TabRefusal>;
}
