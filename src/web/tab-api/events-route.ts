import { letIn } from '../../workflow/entry/let-in';
import { notLetIntoTab, tooManyInTab } from '../../workflow/tab/refused';
import { changeEvents } from '../contract/changes';
import type { TabApiParts, TabEndpoint } from './endpoint';

const heartbeatMs = 20_000;
/** Open at once a person and process: a few windows, each on a few devices. */
const mostStreams = 8;
/** A timer holds no more. */
const longestMs = 2 ** 31 - 1;

/** What changes, as it changes: references and versions of one's own cases, until the token runs out. */
export function eventsRoute({ shell, hub }: TabApiParts): TabEndpoint {
  const open = new Map<string, number>();
  const count = (person: string, more: number) => {
    const now = (open.get(person) ?? 0) + more;
    if (now > 0) open.set(person, now);
    else open.delete(person);
  };
  return {
    method: 'get',
    route: 'events',
    answer: async ({ headers }, { personId, expiresAt }) => {
      // Counted before anything is waited for: many at once are as many as one after the other.
      if ((open.get(personId) ?? 0) >= mostStreams) return tooManyInTab;
      count(personId, 1);
      const over = once(() => count(personId, -1));
      const entered = await letIn(shell, personId).catch((error: unknown) => {
        over();
        throw error;
      });
      if (typeof entered === 'string') {
        over();
        return notLetIntoTab(entered);
      }
      const last = headers['last-event-id'];
      return {
        status: 200,
        headers: {
          'content-type': 'text/event-stream; charset=utf-8',
          'cache-control': 'no-store',
          'x-accel-buffering': 'no',
        },
        neverBegun: over,
        stream: (to) => {
          const stop = hub.listen(personId, typeof last === 'string' ? last : undefined, ({ id, change }) => {
            const name = change === 'again' ? changeEvents.again : changeEvents.changed;
            to.write(
              `id: ${id}\nevent: ${name}\ndata: ${JSON.stringify(change === 'again' ? {} : change)}\n\n`,
            );
          });
          const beat = setInterval(() => to.write(':\n\n'), heartbeatMs);
          const left = Math.min(longestMs, Math.max(0, expiresAt * 1000 - Date.now()));
          const end = setTimeout(() => to.end(), left);
          return () => {
            stop();
            clearInterval(beat);
            clearTimeout(end);
            over();
          };
        },
      };
    },
  };
}

function once(work: () => void): () => void {
  let isDone = false;
  return () => {
    if (!isDone) work();
    isDone = true;
  };
}
