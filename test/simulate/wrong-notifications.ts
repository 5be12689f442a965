import { type CaseState, isTerminal } from '../../src/domain/case/state';
import { mayBeTold } from '../../src/domain/process/notices';
import type { Facts } from '../../src/domain/process/open/facts';
import { outOfQuietHours } from '../../src/domain/rules/working-time';
import type { Change } from '../../src/workflow/ports/case-ports';

/**
 * Notifications that must not notify: for somebody who may not be told, by the clock alone on a case that is over, and in quiet
 * hours unless the case is urgent, whoever made them (process page §6, I5, I8).
 */
export function wrongNotifications(
  { state, events, notices }: Change,
  before: CaseState | undefined,
  facts: Facts,
): readonly string[] {
  const at = events[0]?.at ?? '';
  const version = state.version;
  const notifications = notices.filter((each) => each.notify);
  const shut = notices.find((each) => !mayBeTold(each.person, state, facts, at));
  const found = shut === undefined ? [] : [`I8: ${shut.person} is told (version ${version})`];
  if (notifications.length === 0) return found;
  const reminds = events.some((each) => each.type === 'reminded');
  const byTheClock = reminds && events.every((each) => each.actor.kind === 'system');
  if (byTheClock && before !== undefined && isTerminal(before))
    found.push(`I5: a reminder on a case that is over (${version})`);
  const organisation = facts.directory.organisationByCode.get(state.request.child.organisation);
  const urgent = state.request.question.urgency === 'urgent';
  const night = organisation === undefined ? at : outOfQuietHours(at, organisation);
  const atOnce = notifications.filter((each) => each.heldUntil === undefined || each.heldUntil < night);
  if (night > at && !urgent && atOnce.length > 0) {
    const what = events.map((each) => (each.type === 'reminded' ? each.about.of : each.type)).join(', ');
    found.push(`§6: ${what} notifies in quiet hours at ${at} (version ${version})`);
  }
  return found;
}
