import type { Instant, PersonId } from '../../case/ids';
import type { CaseState } from '../../case/state';
import { standingHolder } from '../../directory/lookup';
import { type ActingStandingRole, actingStandingRoles } from '../../directory/schema';
import { daysBefore } from '../../rules/age';
import { startOfDay } from '../../rules/london-time';
import { outOfQuietHours } from '../../rules/working-time';
import type { Facts } from '../open/facts';
import type { Matter, Setting } from '../open/matter';
import { toldAt } from '../people/parts-moved';
import { directoryDeputies } from '../people/standing-roles';

/**
 * The next day on which somebody's part in the case begins or ends by itself: a deputy's days, or the leave of whoever is
 * stood in for. From then on they see it, or do not (process page §2, §4b, §6). Undefined where no such day is known.
 */
export function partsByDate({ state, facts, clock, organisation }: Setting): Matter | undefined {
  const { lastEventAt } = state;
  const before = toldAt(state, facts, lastEventAt);
  const day = daysOfChange(state, facts).find((each) => {
    const then = toldAt(state, facts, each);
    return !sameAs(before.people, then.people) || !sameAs(before.waitsFor, then.waitsFor);
  });
  if (day === undefined) return undefined;
  const at = organisation && clock.kind !== 'wall' ? outOfQuietHours(day, organisation) : day;
  return {
    key: `parts:${day}`,
    about: { of: 'parts' },
    what: { kind: 'parts' },
    atRung: (rung) => (rung > 1 ? undefined : at),
  };
}

const sameAs = (one: readonly PersonId[], other: readonly PersonId[]) =>
  one.length === other.length && one.every((each) => other.includes(each));

/** When days begin, after the last event, on which a part may change; the earliest first. */
function daysOfChange(state: CaseState, facts: Facts): readonly Instant[] {
  const { deputy, lastEventAt } = state;
  const spans = [
    ...(deputy === undefined ? [] : [deputy]),
    ...stoodInFor(state, facts).flatMap((person) => facts.directory.byId.get(person)?.leave ?? []),
  ];
  const days = spans.flatMap(({ from, to }) => [startOfDay(from), startOfDay(daysBefore(to, -1))]);
  return [...new Set(days)].filter((each) => each > lastEventAt).sort();
}

/** Whose leave counts for who has which part: the consultants, whoever stands in for them, and the standing roles. */
function stoodInFor(state: CaseState, facts: Facts): readonly PersonId[] {
  const { namedConsultant, actingConsultant, deputy, standIns, request } = state;
  const standing = actingStandingRoles.flatMap((role: ActingStandingRole) => {
    const { holder, alternate } = standingHolder(facts.directory, request.child.organisation, role);
    return [standIns[role], holder?.id, alternate?.id];
  });
  const found = [
    namedConsultant,
    actingConsultant,
    deputy?.person,
    ...directoryDeputies(facts, namedConsultant),
    ...standing,
  ];
  return [...new Set(found.filter((each) => each !== undefined))];
}
