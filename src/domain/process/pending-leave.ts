import type { Instant, PersonId } from '../case/ids';
import type { OpenStatus } from '../case/stage';
import { londonDate, startOfDay } from '../rules/london-time';
import { outOfQuietHours } from '../rules/working-time';
import type { Role } from './lifecycle';
import { latest, type Pending, pending, type Setting } from './pending-rung';
import { approversOf, gateKey, holderOf } from './people-on-case';

/** Who acts on a gate and has somebody to stand in for them. */
const actsOn: Partial<Record<OpenStatus, Role>> = {
  'consultant-review': 'approver',
  'opinion-given': 'acting-consultant',
  'family-step': 'acting-consultant',
  sharing: 'acting-consultant',
  outcome: 'acting-consultant',
  resolution: 'acting-consultant',
  'lead-review': 'clinical-lead',
  'conflict-check': 'clinical-lead',
  preparing: 'coordinator',
  closing: 'coordinator',
};

interface Turn {
  readonly of: Role;
  readonly person: PersonId | undefined;
  readonly since: Instant;
  readonly occasion: string;
}

/** Who would act if nobody were away: on the open gate, and on a hold. */
function turns({ state, facts }: Setting): readonly Turn[] {
  const { gateSince, hold } = state;
  const of = actsOn[state.stage.status as OpenStatus];
  const found: Turn[] = [];
  if (of !== undefined) {
    const person =
      of === 'approver'
        ? approversOf(state, facts, gateSince)[0]
        : of === 'clinical-lead' || of === 'coordinator'
          ? holderOf(state, facts, of, gateSince)
          : state.actingConsultant;
    found.push({ of, person, since: gateSince, occasion: gateKey(state) });
  }
  if (hold !== undefined) {
    const person = holderOf(state, facts, 'safeguarding-lead', hold.since);
    found.push({ of: 'safeguarding-lead', person, since: hold.since, occasion: `hold:${hold.since}` });
  }
  return found;
}

/**
 * Somebody on leave is skipped: their stand-in is asked at once, and the requester told. Leave that begins while the
 * step is open counts (process page §6).
 */
export function leaves(setting: Setting): (Pending | undefined)[] {
  const { facts, organisation, clock } = setting;
  return turns(setting).flatMap(({ of, person, since, occasion }) => {
    const leave = (person === undefined ? undefined : facts.directory.byId.get(person)?.leave) ?? [];
    return leave
      .filter((each) => each.to >= londonDate(since))
      .map((each) => {
        // Leave of an earlier day was known when the step opened: then the bell rang for the stand-in.
        const standInAsked = each.from < londonDate(since);
        const what = { kind: 'leave', of, away: person ?? '', standInAsked } as const;
        return pending(setting, `leave:${occasion}:${each.from}`, what, (rung) => {
          if (rung > 1) return undefined;
          const at = latest(startOfDay(each.from), since);
          return organisation && clock.kind !== 'wall' ? outOfQuietHours(at, organisation) : at;
        });
      });
  });
}
