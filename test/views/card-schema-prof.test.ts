import { schemaFindings } from '../support/card-schema';
import { caseCards } from '../support/shown-cards';
import { shownStories } from '../support/shown-stories';
import { libraryEvents, nodesIn } from './forms/card-checks';
test('x', () => {
  let t = Date.now();
  const lap = (w: string) => { console.log(w, Date.now() - t); t = Date.now(); };
  const s = shownStories(); lap('stories');
  for (const x of s) if (x.name.includes('under-review') || x.name.includes('outcome')) console.log(x.name, x.story.events.map((e) => e.type).join(' '));
  const c = s.slice(60, 80).flatMap((y) => Object.keys(y.viewers).flatMap((r) => caseCards(y, r)));
  lap(`cards ${c.length}`);
  const u = new Set(c.map((x) => JSON.stringify(x.card))); lap(`uniq ${u.size}`);
  const bodies = new Set(c.map((x) => JSON.stringify((x.card.body as any[]).slice(1)))); lap(`bodies ${bodies.size}`);
  for (const x of c) schemaFindings(x.card); lap('schema');
  for (const x of c) libraryEvents(x.card); lap('lib');
  for (const x of c) nodesIn(x.card); lap('nodes');
});
