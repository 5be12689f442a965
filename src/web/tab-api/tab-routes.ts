import { isTabRefusal } from '../../workflow/tab/refused';
import { tabRoutes } from '../contract/routes';
import type { Route, WebAnswer, WebRequest } from '../route';
import { refuseOtherTypes, tagged } from './answer-with';
import { caseRoutes } from './case-routes';
import type { TabApiParts, TabEndpoint } from './endpoint';
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
  { signedIn }: TabApiParts,
  { method, answer }: TabEndpoint,
  request: WebRequest,
): Promise<WebAnswer> {
  try {
    const caller = await signedIn(request.headers.authorization);
    if (typeof caller === 'string') throw tokenProblem(caller);
    if (method === 'post') refuseOtherTypes(request);
    const body = method === 'post' ? await request.json() : undefined;
    const found = await answer({ ...request, body }, caller);
    if (isTabRefusal(found)) throw refusalProblem(found);
    return method === 'get' && found.stream === undefined ? tagged(found, request) : found;
  } catch (error) {
    throw faultProblem(error);
  }
}
