/**
 * Every address of the tab's API, named once. All take and give JSON, but for `plannerCsv` and `events`; all want
 * `Authorization: Bearer <token of Teams' single sign-on>`; all may answer a {@link problem}.
 */
const root = '/api/tab';

/** As restify writes them. */
export const tabRoutes = {
  me: `${root}/me`,
  inbox: `${root}/inbox`,
  worklist: `${root}/worklist`,
  case: `${root}/cases/:ref`,
  form: `${root}/cases/:ref/forms/:name`,
  people: `${root}/people`,
  planner: `${root}/planner`,
  plannerCsv: `${root}/planner.csv`,
  events: `${root}/events`,
  print: `${root}/print`,
} as const;
/** Sent along, whatever its value, while the page is not in view: what is read then was not seen by anybody. */
export const notInView = 'x-not-in-view';

export type TabRoute = keyof typeof tabRoutes;

/**
 * The address of a route, its variable parts and its query filled in.
 * @param parts one for each `:name` of the route
 * @param query what is undefined or empty is left out
 */
export function tabAddress(
  route: TabRoute,
  parts: Readonly<Record<string, string>> = {},
  query: Readonly<Record<string, string | number | undefined>> = {},
): string {
  const path = tabRoutes[route].replaceAll(/:(\w+)/g, (_, name: string) =>
    encodeURIComponent(parts[name] ?? ''),
  );
  const given = Object.entries(query).filter(([, value]) => value !== undefined && value !== '');
  const search = given.map(([name, value]) => `${name}=${encodeURIComponent(String(value))}`).join('&');
  return search === '' ? path : `${path}?${search}`;
}
