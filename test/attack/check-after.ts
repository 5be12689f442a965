import { isDeepStrictEqual } from 'node:util';
import { fold } from '../../src/domain/case/evolve';
import { inventedDirectory } from '../../src/domain/directory/invented/invented-directory';
import type { AttackWorld } from './attack-world';
import type { MarkedCase } from './canaries';

/** Who holds a standing role anywhere, or stands in for somebody: they may act on a case that does not name them. */
const standing: ReadonlySet<string> = new Set(
  inventedDirectory.people.flatMap(({ id, standing: roles, deputy }) => [
    ...(roles.length > 0 ? [id] : []),
    ...(deputy === undefined ? [] : [deputy]),
  ]),
);

/**
 * What became of the cases: each history is whole and leads to its state, and nobody did anything on a case that had not
 * named them before, unless they hold a standing role. Told apart from the product's own reckoning of roles.
 */
export async function checkCases({ stores }: AttackWorld, cases: readonly MarkedCase[]) {
  const breaches: string[] = [];
  let [events, byPeople] = [0, 0];
  for (const { ref } of cases) {
    const [history, state] = [await stores.cases.history(ref), await stores.cases.readCase(ref)];
    if (!isDeepStrictEqual(JSON.parse(JSON.stringify(fold(history))), JSON.parse(JSON.stringify(state))))
      breaches.push(`${ref}: the state is not what its history leads to`);
    let named = '';
    for (const event of history) {
      events += 1;
      const { actor } = event;
      if (actor.kind === 'person') {
        byPeople += 1;
        const known = event.seq === 1 || named.includes(actor.id) || standing.has(actor.id);
        if (!known) breaches.push(`${ref}: ${event.type} by ${actor.id}, whom nothing had named`);
      }
      named += JSON.stringify(event);
    }
  }
  return { breaches, events, byPeople };
}
