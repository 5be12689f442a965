import { tooOften } from '../../workflow/entry/let-in';
import { isTabRefusal, tooManyInTab } from '../../workflow/tab/refused';
import { tabRoutes } from '../contract/routes';
import { HttpProblem } from '../http-problem';
import type { Route, WebAnswer, WebRequest } from '../route';
import { refuseOtherTypes, tagged } from './answer-with';
import { caseRoutes } from './case-routes';
import type { TabApiParts, TabCaller, TabEndpoint } from './endpoint';
import { eventsRoute } from './events-route';
import { listRoutes } from './list-routes';
import { faultProblem, refusalProblem, tokenProblem } from './problems';

const mostBodyBytes = 400_000;

/** Every route of the tab's API. Nothing is answered to whoever does not prove who they are. */
export function tabApiRoutes(parts: TabApiParts): readonly Route[] {
  const endpoints = [...listRoutes(parts), ...caseRoutes(parts), eventsRoute(parts)];
  return endpoints.map((endpoint) => ({
    method: endpoint.method,
    path: tabRoutes[endpoint.route],
    takes: endpoint.method === 'post' ? 'json' : 'none',
    maxBodyBytes: mostBodyBytes,
    handle: (request) => serve(parts, endpoint, request),
    // Who is signed in is asked, and nothing else: nothing is read, so nothing counts as seen.
    head: (request) =>
      serve(parts, { ...endpoint, answer: async () => ({ status: 200, body: {} }) }, request),
  }));
}

async function serve(
  { signedIn, shell }: TabApiParts,
  { method, answer }: TabEndpoint,
  request: WebRequest,
): Promise<WebAnswer> {
  try {
    const caller = await signedIn(request.headers.authorization);
    if (typeof caller === 'string') throw tokenProblem(caller);
    const found = await answered(answer, method, request, caller).catch(async (error: unknown) => {
      // What cannot be read costs its sender as much as what can.
      if (isUnreadable(error) && (await tooOften(shell, caller.personId))) return tooManyInTab;
      throw error;
    });
    if (isTabRefusal(found)) throw refusalProblem(found);
    return method === 'get' && found.stream === undefined ? tagged(found, request) : found;
  } catch (error) {
    throw faultProblem(error);
  }
}

async function answered(
  answer: TabEndpoint['answer'],
  method: TabEndpoint['method'],
  request: WebRequest,
  caller: TabCaller,
): ReturnType<TabEndpoint['answer']> {
  if (method !== 'post') return answer({ ...request, body: undefined }, caller);
  refuseOtherTypes(request);
  return answer({ ...request, body: await request.json() }, caller);
}

/** Whether a request was refused for what it is, before anybody looked at what it wants. */
function isUnreadable(error: unknown): boolean {
  return error instanceof HttpProblem && error.statusCode < 500;
}
