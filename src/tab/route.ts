/** Where somebody is on the page; kept in the fragment, so that back and forward work and nothing is sent anywhere. */
export type Route =
  | { readonly page: 'inbox' | 'worklist' | 'planner' }
  | { readonly page: 'case'; readonly ref: string; readonly side: string }
  | { readonly page: 'form'; readonly ref: string; readonly name: string };

/** The fragment of a place, with its `#`. */
export function fragmentOf(route: Route): string {
  switch (route.page) {
    case 'case':
      return `#/cases/${encodeURIComponent(route.ref)}${route.side === '' ? '' : `/${route.side}`}`;
    case 'form':
      return `#/cases/${encodeURIComponent(route.ref)}/forms/${encodeURIComponent(route.name)}`;
    default:
      return `#/${route.page}`;
  }
}

/** The place of a fragment; the inbox for one that leads nowhere. */
export function routeOf(fragment: string): Route {
  const [first = '', ref = '', third = '', name = ''] = partsOf(fragment);
  if (first === 'worklist' || first === 'planner') return { page: first };
  if (first !== 'cases' || ref === '') return { page: 'inbox' };
  return third === 'forms' && name !== '' ? { page: 'form', ref, name } : { page: 'case', ref, side: third };
}

function partsOf(fragment: string): readonly string[] {
  try {
    return fragment
      .replace(/^#\/?/, '')
      .split('/')
      .map((each) => decodeURIComponent(each));
  } catch {
    return [];
  }
}

/** The place that a deep link's sub-page names: a page, or a case's reference. */
export function routeOfSubPage(subPage: string): Route {
  if (subPage === 'worklist' || subPage === 'planner' || subPage === 'inbox') return { page: subPage };
  return { page: 'case', ref: subPage, side: '' };
}
