import type { NoticeKind } from '../neutral-summary';
import type { Viewpoint } from '../viewpoint';
import { toRingAbout } from './waiting/unanswered-lines';
import { waitsForMe } from './waiting/waits-for-me';

/**
 * What a notification tells this viewer to do, by the last thing that happened: to ring, because reminders to somebody else
 * went unanswered or because somebody cannot be reached; to act; or nothing (process page §6).
 */
export function kindOfNotice(view: Viewpoint): NoticeKind {
  const { state, viewer, sees } = view;
  const isLast = (at: string) => at === state.lastEventAt;
  if (toRingAbout(view).some(({ remindedAt }) => isLast(remindedAt))) return 'ring-now';
  const unreached = Object.entries(state.undeliverable).some(
    ([person, { since }]) => person !== viewer && isLast(since),
  );
  if (unreached && sees.has('delivery')) return 'undeliverable';
  if (!waitsForMe(view)) return 'news';
  return wasRemindedLast(view) ? 'reminder' : 'your-turn';
}

/**
 * Whether the last thing that happened was a reminder. Not one is what tells the team where it stands, or a stand-in
 * that it is their turn now (process page §6).
 */
function wasRemindedLast({ state: { rungs, lastEventAt } }: Viewpoint): boolean {
  return Object.values(rungs).some(
    ({ about, at }) => at === lastEventAt && !['team-share', 'leave'].includes(about.of),
  );
}
