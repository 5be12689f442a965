import type { Instant, PersonId } from '../../case/ids';
import type { CaseState } from '../../case/state';
import type { Facts } from '../open/facts';
import type { Matter } from '../open/matter';
import { secondOf } from '../people/standing-roles';
import { peopleIn, peopleOnRung, teamAround } from '../people/whom';
import type { Role } from '../tables/lifecycle';

/**
 * Whom something that falls due reminds, rung by rung (process page §6): for a ladder the columns of its table, for the
 * rest what its line says. From the second rung on an urgent request is rung up as well: the coordinator's card says
 * whom to ring, and the number.
 */
export function peopleOn(
  { what }: Pick<Matter, 'what'>,
  rung: number,
  state: CaseState,
  facts: Facts,
  now: Instant,
): readonly PersonId[] {
  const people = (role: Role) => peopleIn(role, state, facts, now);
  const urgent = state.request.question.urgency === 'urgent';
  switch (what.kind) {
    case 'ladder': {
      const asked = peopleOnRung(what.ladder, rung, state, facts, now);
      return urgent && rung >= 2 ? [...asked, ...office(state, facts, now)] : asked;
    }
    case 'invitation':
      return urgent ? [what.person, ...office(state, facts, now)] : [what.person];
    case 'share':
      if (what.of === 'team') return teamAround(state, facts, now);
      return [
        ...people('reviewer'),
        ...(rung >= 2 ? office(state, facts, now) : []),
        ...(rung >= 3 ? people('clinical-lead') : []),
      ];
    case 'hold': {
      const second = secondOf(state, facts, 'safeguarding-lead', now);
      const lead = people('safeguarding-lead');
      // Nobody is free: the coordinator has to name somebody (process page §2).
      if (lead.length === 0) return office(state, facts, now);
      return [...lead, ...(rung >= 2 && second !== undefined ? [second] : [])];
    }
    case 'leave': {
      if (what.standInAsked) return [state.requester];
      const standIn = people(what.of).filter((each) => each !== what.away);
      return [...(standIn.length === 0 ? office(state, facts, now) : standIn), state.requester];
    }
    case 'snooze-over':
      return [what.person];
    case 'parts':
      return [];
    case 'family-nudge':
      return [...people('acting-consultant'), ...people('advocate')];
    case 'birthday-warning':
    case 'birthday':
    case 'birthday-told':
      return [...people('acting-consultant'), ...people('coordinator')];
  }
}

/** Who rings: the coordinator, and the alternate too while the bot cannot reach the coordinator (process page §6). */
function office(state: CaseState, facts: Facts, now: Instant): readonly PersonId[] {
  const holders = peopleIn('coordinator', state, facts, now);
  if (holders.some((each) => state.undeliverable[each] === undefined)) return holders;
  const second = secondOf(state, facts, 'coordinator', now);
  return second === undefined ? holders : [...new Set([...holders, second])];
}
