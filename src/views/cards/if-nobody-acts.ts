import { comesNext } from '../../domain/process/step-reminders';
import { nameOf, type Viewpoint } from '../viewpoint';
import { sayInstant } from '../when';
import { fact, type Line } from './lines';

/** What the clock does next and when, for those who watch over delivery: requester, coordinator and leads (process page §6). */
export function ifNobodyActs(view: Viewpoint): readonly Line[] {
  const { state, facts, now, sees } = view;
  const next = sees.has('delivery') ? comesNext(state, facts, now) : undefined;
  if (next === undefined) return [];
  const names = next.people.map((each) => nameOf(view, each)).join(', ');
  const what = next.lapses
    ? `the invitation of ${names} lapses, and the next on the list is asked`
    : `a reminder goes to ${names}`;
  return [fact('If nobody acts', `${sayInstant(next.at)}: ${what}`)];
}
