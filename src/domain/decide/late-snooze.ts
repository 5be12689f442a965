import type { Instant, PersonId } from '../case/ids';
import type { CaseState } from '../case/state';
import type { EventBody } from '../case/stored/events';
import { mattersOn } from '../process/due/pending';
import type { Facts } from '../process/open/facts';
import { rolesOf } from '../process/people/people-on-case';

/**
 * Whoever gets a part after the day their own snooze ended was never reminded of what waits for that part, so nothing of
 * it was put off: that they would be reminded of it is noted as done, and nobody is told (process page §4b, snooze).
 * @param now case time of the change
 */
export function lateSnooze(
  before: CaseState,
  state: CaseState,
  facts: Facts,
  now: Instant,
): EventBody | undefined {
  if (Object.keys(state.snoozed).length === 0) return undefined;
  const missed = snoozesPast(before, facts, now);
  const found = snoozesPast(state, facts, now).find(
    ({ key, person }) =>
      !missed.some((each) => each.key === key) && gainedRole(person, before, state, facts, now),
  );
  if (found === undefined) return undefined;
  const urgent = state.request.question.urgency === 'urgent';
  return { type: 'reminded', obligation: found.key, about: found.about, rung: 1, people: [], urgent };
}

/** What would be made up for now though its time is past, and was not yet. */
function snoozesPast(state: CaseState, facts: Facts, now: Instant) {
  return mattersOn(state, facts).flatMap(({ key, about, what, atRung }) => {
    const at = atRung(1);
    if (what.kind !== 'snooze-over' || state.rungs[key] !== undefined) return [];
    return at !== undefined && at < now ? [{ key, about, person: what.person }] : [];
  });
}

function gainedRole(
  person: PersonId,
  before: CaseState,
  after: CaseState,
  facts: Facts,
  now: Instant,
): boolean {
  const had = rolesOf(before, facts, person, now);
  return [...rolesOf(after, facts, person, now)].some((role) => !had.has(role));
}
