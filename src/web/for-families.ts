import type { Support } from '../domain/directory/support';
import { familiesPage } from '../views/families/for-families';
import { pageHeaders } from './print';
import type { Route } from './route';

/** What families are told about second opinions in general (process page §8). Open to anybody: it is about no child. */
export function forFamiliesRoute(support?: Support): Route {
  const page = familiesPage(support);
  return {
    method: 'get',
    path: '/for-families',
    takes: 'none',
    handle: async () => ({ status: 200, body: page, headers: pageHeaders }),
  };
}
