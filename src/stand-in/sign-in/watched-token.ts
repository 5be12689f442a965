import type { Traffic } from '../connector/connector-gate';
import type { Faults } from '../connector/faults';
import type { Route } from '../http-server';

/** Puts injected faults and the traffic log round the authority's token route. */
export function watchedToken(route: Route, faults: Faults, record: (traffic: Traffic) => void): Route {
  if (route.method !== 'POST') return route;
  return {
    ...route,
    async handle(request) {
      const struck = faults.strike('token', undefined, 'before');
      const done = struck ?? (await route.handle(request));
      const answer = struck ?? faults.strike('token', undefined, 'after') ?? done;
      const status = typeof answer === 'string' ? answer : answer.status;
      record({ operation: 'token', personId: undefined, status });
      return answer;
    },
  };
}
