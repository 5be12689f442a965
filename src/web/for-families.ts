import type { DirectoryIndex } from '../domain/directory/lookup';
import type { Support } from '../domain/directory/support';
import { familiesPage } from '../views/families/for-families';
import { pageHeaders } from './print';
import type { Route } from './route';

/**
 * What families are told about second opinions in general (process page §8). Open to anybody: it is about no child.
 * @param directory the newest that is known here; fails while there is none, and the page then names no organisation
 */
export function forFamiliesRoute(
  support: Support | undefined,
  directory: () => Promise<DirectoryIndex>,
): Route {
  const pages = new WeakMap<DirectoryIndex, string>();
  const without = familiesPage(support);
  const pageFor = (known: DirectoryIndex): string => {
    const page = pages.get(known) ?? familiesPage(support, known);
    pages.set(known, page);
    return page;
  };
  return {
    method: 'get',
    path: '/for-families',
    takes: 'none',
    handle: async () => ({
      status: 200,
      body: await directory().then(pageFor, () => without),
      headers: pageHeaders,
    }),
  };
}
