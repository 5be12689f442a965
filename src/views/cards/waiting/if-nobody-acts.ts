import type { PersonId } from '../../../domain/case/ids';
import { comesNext, wasReminded } from '../../../domain/process/due/step-reminders';
import { holderNow } from '../../../domain/process/people/standing-roles';
import { turnAsSeen } from '../../../domain/process/people/turn-of';
import { nameOf, officePhone, phoneOf, type Viewpoint } from '../../viewpoint';
import { sayAll } from '../../words/say-all';
import { sayWhen } from '../../words/when';
import { fact, type Line, plain } from '../lines';

/** What the clock does next and when, for those who watch over delivery: requester, coordinator and leads (process page §6). */
export function ifNobodyActs(view: Viewpoint): readonly Line[] {
  const { state, facts, viewer, now, sees } = view;
  if (!sees.has('delivery')) return [];
  const next = comesNext(state, facts, now);
  if (next === undefined)
    return wasReminded(state, facts) ? [plain(`No more reminders come. ${ring(view)}`)] : [];
  const youFirst = [...next.people].sort((one, other) => Number(other === viewer) - Number(one === viewer));
  const names = sayAll(youFirst.map((each) => (each === viewer ? 'you' : nameOf(view, each))));
  const invitation = names === 'you' ? 'your invitation' : `the invitation of ${names}`;
  const what = next.lapses
    ? `${invitation} lapses, and the next on the list is asked`
    : `a reminder goes to ${names}`;
  return [fact('If nobody acts', `${sayWhen(next.at, now)}: ${what}`)];
}

/** Whom to ring now: whoever must act, else the coordinator, else the office. Whoever must act themselves is told so. */
function ring(view: Viewpoint): string {
  const { state, facts, viewer, now, sees } = view;
  const { role, people } = turnAsSeen(state, facts, now, sees);
  if (people.includes(viewer)) return 'This still waits for you.';
  const known = sees.has(role === 'candidate' ? 'invitations' : 'people');
  const coordinator = holderNow(state, facts, 'coordinator', now);
  const whom: readonly (PersonId | undefined)[] = known ? [...people, coordinator] : [coordinator];
  const found = whom.find((each) => each !== undefined && each !== viewer && phoneOf(view, each) !== '');
  if (found !== undefined) return `Please ring ${nameOf(view, found)}: ${phoneOf(view, found)}.`;
  const office = officePhone(view);
  return office === '' ? 'Please ring the switchboard.' : `Please ring the second-opinion office: ${office}.`;
}
