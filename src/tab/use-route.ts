import { useEffect, useState } from 'preact/hooks';
import { fragmentOf, type Route, routeOf } from './route';

/** The place shown now, followed. */
export function useRoute(): Route {
  const [route, setRoute] = useState(() => routeOf(window.location.hash));
  useEffect(() => {
    const follow = () => setRoute(routeOf(window.location.hash));
    window.addEventListener('hashchange', follow);
    // Between the first look and now it may have changed unheard.
    follow();
    return () => window.removeEventListener('hashchange', follow);
  }, []);
  return route;
}

/** Goes there; `replace` leaves no step behind for the back button. */
export function go(route: Route, how: 'push' | 'replace' = 'push'): void {
  const fragment = fragmentOf(route);
  if (how === 'push') window.location.hash = fragment;
  else window.location.replace(fragment);
}
