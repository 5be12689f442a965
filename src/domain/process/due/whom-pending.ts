import type { Instant, PersonId } from '../../case/ids';
import type { CaseState } from '../../case/state';
import type { Facts } from '../open/facts';
import type { Matter } from '../open/matter';
import { secondOf } from '../people/standing-roles';
import { peopleIn, peopleOnRung, teamAround } from '../people/whom';
import { type Reminded, type Telling, tellings, toldAs } from '../tables/tellings';

/**
 * Whom something that falls due reminds, rung by rung, as the tables say (process page §6). From the second rung on an urgent
 * request is telephoned about as well: the coordinator's card says whom to ring, and the number.
 */
export function peopleOn(
  { what, about }: Pick<Matter, 'what' | 'about'>,
  rung: number,
  state: CaseState,
  facts: Facts,
  now: Instant,
): readonly PersonId[] {
  const urgent = state.request.question.urgency === 'urgent';
  if (what.kind === 'ladder') {
    const asked = peopleOnRung(what.ladder, rung, state, facts, now);
    return urgent && rung >= 2 ? [...asked, ...office(state, facts, now)] : asked;
  }
  // Whose parts these are is said with the change, and of the birthday itself in the morning.
  if (what.kind === 'parts' || what.kind === 'birthday' || what.kind === 'sixteenth') return [];
  // The stand-in was asked when the step opened: the requester reads that the leave has begun.
  if (what.kind === 'leave' && what.standInAsked) return [state.requester];
  const { first, second, third, urgent: inAnyCase }: Telling = tellings[toldAs(about)];
  const people = (named: readonly Reminded[]) =>
    named.flatMap((each) => peopleNamed(each, what, state, facts, now));
  const asked = people(first);
  // Nobody is free: the coordinator has to name somebody (process page §2).
  if (asked.length === 0) return office(state, facts, now);
  return [
    ...asked,
    ...(urgent ? people(inAnyCase) : []),
    ...(rung >= 2 ? people(second) : []),
    ...(rung >= 3 ? people(third) : []),
  ];
}

function peopleNamed(
  named: Reminded,
  what: Matter['what'],
  state: CaseState,
  facts: Facts,
  now: Instant,
): readonly PersonId[] {
  switch (named) {
    case 'person':
      return 'person' in what ? [what.person] : [];
    case 'team':
      return teamAround(state, facts, now);
    case 'coordinator':
      return office(state, facts, now);
    case 'alternate': {
      const first = what.kind === 'name-withheld' ? 'clinical-lead' : 'safeguarding-lead';
      const second = secondOf(state, facts, first, now);
      return second === undefined ? [] : [second];
    }
    case 'stand-in': {
      if (what.kind !== 'leave') return [];
      const standIn = peopleIn(what.of, state, facts, now).filter((each) => each !== what.away);
      return standIn.length === 0 ? office(state, facts, now) : standIn;
    }
    default:
      return peopleIn(named, state, facts, now);
  }
}

/** Who rings: the coordinator, and the alternate too while the bot cannot reach the coordinator (process page §6). */
function office(state: CaseState, facts: Facts, now: Instant): readonly PersonId[] {
  const holders = peopleIn('coordinator', state, facts, now);
  if (holders.some((each) => state.undeliverable[each] === undefined)) return holders;
  const second = secondOf(state, facts, 'coordinator', now);
  return second === undefined ? holders : [...new Set([...holders, second])];
}
