import type { Instant, PersonId } from '../case/ids';
import type { CaseState } from '../case/state';
import { type Pending, pendingOn } from './pending';
import { type Facts, secondOf } from './people-on-case';
import { peopleIn, peopleOnRung, teamAround } from './whom';

/**
 * Whom something that falls due reminds, rung by rung (process page §6): for a ladder the columns of its table, for the
 * rest what its line says. From the second rung on an urgent request is rung up as well: the coordinator's card says
 * whom to ring, and the number.
 */
export function peopleOn(
  { what }: Pending,
  rung: number,
  state: CaseState,
  facts: Facts,
  now: Instant,
): readonly PersonId[] {
  const people = (role: Parameters<typeof peopleIn>[0]) => peopleIn(role, state, facts, now);
  const urgent = state.request.question.urgency === 'urgent';
  switch (what.kind) {
    case 'ladder': {
      const asked = peopleOnRung(what.ladder, rung, state, facts, now);
      return urgent && rung >= 2 ? [...asked, ...people('coordinator')] : asked;
    }
    case 'invitation':
      return urgent ? [what.person, ...people('coordinator')] : [what.person];
    case 'share':
      if (what.of === 'team') return teamAround(state, facts, now);
      return [
        ...people('reviewer'),
        ...(rung >= 2 ? people('coordinator') : []),
        ...(rung >= 3 ? people('clinical-lead') : []),
      ];
    case 'hold': {
      const second = secondOf(state, facts, 'safeguarding-lead', now);
      const lead = people('safeguarding-lead');
      // Nobody is free: the coordinator has to name somebody (process page §2).
      if (lead.length === 0) return people('coordinator');
      return [...lead, ...(rung >= 2 && second !== undefined ? [second] : [])];
    }
    case 'leave': {
      if (what.standInAsked) return [state.requester];
      const standIn = people(what.of).filter((each) => each !== what.away);
      return [...(standIn.length === 0 ? people('coordinator') : standIn), state.requester];
    }
    case 'family-nudge':
      return [...people('acting-consultant'), ...people('advocate')];
    case 'birthday-warning':
    case 'birthday':
    case 'birthday-told':
      return [...people('acting-consultant'), ...people('coordinator')];
  }
}

/** What the clock does next about the open step, if nobody acts before. */
export interface ComesNext {
  readonly at: Instant;
  readonly people: readonly PersonId[];
  /** The invitation of these people lapses then, and the next on the list is asked. */
  readonly lapses: boolean;
}

/** The next reminder about what the case waits for; undefined where the last one was sent (process page §6). */
export function comesNext(state: CaseState, facts: Facts, now: Instant): ComesNext | undefined {
  const [next] = pendingOn(state, facts)
    .filter(({ key, what }) => isAboutTheStep(key) && !(what.kind === 'share' && what.of === 'team'))
    .sort((a, b) => (a.at < b.at ? -1 : 1));
  if (next === undefined) return undefined;
  const { at, rung, what } = next;
  const people = [...new Set(peopleOn(next, rung, state, facts, now))];
  return { at, people, lapses: what.kind === 'invitation' && rung >= 2 };
}

const isAboutTheStep = (key: string) => /^(gate|exhausted|link|invitation|item|share):/.test(key);
