import type { Instant, PersonId } from '../../case/ids';
import { londonDate, startOfDay } from '../../rules/london-time';
import { outOfQuietHours } from '../../rules/working-time';
import { latest, type Matter, type Setting } from '../open/matter';
import { openLadders } from '../open/open-ladders';
import { approversOf } from '../people/people-on-case';
import { holderOf } from '../people/standing-roles';
import { isGateLadder, ladders } from '../tables/obligations';

/** Who has somebody to stand in for them. Everybody else is waited for. */
const stoodInFor = [
  'approver',
  'acting-consultant',
  'clinical-lead',
  'coordinator',
  'safeguarding-lead',
] as const;
type StoodInFor = (typeof stoodInFor)[number];

interface Turn {
  readonly of: StoodInFor;
  readonly person: PersonId | undefined;
  readonly since: Instant;
  readonly occasion: string;
  /** Whether what waits is a hold. */
  readonly hold?: true;
}

/** Who would act if nobody were away: on whatever a ladder runs for, the open step among it, and on a hold. */
function turns({ state, facts }: Setting): readonly Turn[] {
  const { hold } = state;
  const found = new Map<string, Turn>();
  const add = (of: StoodInFor, since: Instant, gate?: string, hold?: true) => {
    const person =
      of === 'approver'
        ? approversOf(state, facts, since)[0]
        : of === 'acting-consultant'
          ? state.actingConsultant
          : holderOf(state, facts, of, since);
    // However much somebody owes beside the step, their leave is told once.
    const occasion = gate ?? `owed:${of}:${person}`;
    const before = found.get(occasion);
    if (before === undefined || since < before.since)
      found.set(occasion, { of, person, since, occasion, ...(hold && { hold }) });
  };
  for (const { name, key, since } of openLadders(state)) {
    const of = stoodInFor.find((each) => each === ladders[name].first);
    // What a hold asks of the safeguarding lead goes with the hold.
    if (of !== undefined && of !== 'safeguarding-lead') add(of, since, isGateLadder(name) ? key : undefined);
  }
  if (hold !== undefined) add('safeguarding-lead', hold.since, `hold:${hold.since}`, true);
  return [...found.values()];
}

/**
 * Somebody on leave is skipped: their stand-in is asked at once, and the requester told. Leave that begins while
 * something waits for them counts, be it the step or what they owe (process page §6).
 */
export function leaves(setting: Setting): readonly Matter[] {
  const { facts, organisation, clock } = setting;
  return turns(setting).flatMap(({ of, person = '', since, occasion, hold }) =>
    (facts.directory.byId.get(person)?.leave ?? [])
      .filter((each) => each.to >= londonDate(since))
      .map((each): Matter => {
        // Leave of an earlier day was known when the step opened: then the stand-in was notified.
        const standInAsked = each.from < londonDate(since);
        const begins = latest(startOfDay(each.from), since);
        const at = organisation && clock.kind !== 'wall' ? outOfQuietHours(begins, organisation) : begins;
        return {
          key: `leave:${occasion}:${each.from}`,
          about: { of: 'leave', ...(hold && { hold }) },
          what: { kind: 'leave', of, away: person, standInAsked },
          atRung: (rung) => (rung > 1 ? undefined : at),
        };
      }),
  );
}
