import type { Running } from '../compose';
import { HttpProblem } from '../web/http-problem';
import type { Route } from '../web/route';
import { type MovableClock, wantedInstant } from './movable-clock';

const patienceMs = 60_000;
/** More stops than ten years of one case need: a clock that is moved must come to an end. */
const mostStops = 100_000;

/**
 * `POST /local/clock` moves case time and answers after all that fell due is committed and delivery is at rest. On the
 * way it stops wherever something falls due, as if the time had passed while the bot ran.
 */
export function clockRoute(clock: MovableClock, running: Pick<Running, 'background' | 'dueSet'>): Route {
  return {
    method: 'post',
    path: '/local/clock',
    takes: 'json',
    handle: async ({ json }) => {
      const wanted = wantedInstant(await json(), clock.now());
      if (wanted === undefined) {
        throw new HttpProblem(400, 'BAD_TIME', 'Say {"now": "2026-12-24T16:40:00Z"} or {"advance": "PT2H"}.');
      }
      if (wanted < clock.now()) throw new HttpProblem(409, 'CLOCK_BACK', 'The clock cannot go back.');
      await moveInStops(clock, running, wanted);
      return { status: 200, body: { now: clock.now() } };
    },
  };
}

async function moveInStops(
  clock: MovableClock,
  { background, dueSet }: Pick<Running, 'background' | 'dueSet'>,
  wanted: string,
): Promise<void> {
  await background.settle(patienceMs);
  for (let stops = 0; stops < mostStops; stops += 1) {
    const due = await dueSet.earliest();
    const stop = due !== undefined && due < wanted ? due : wanted;
    if (stop > clock.now()) clock.moveTo(stop);
    await background.settle(patienceMs);
    if (stop === wanted || clock.now() >= wanted) return;
  }
}
