import type { Instant, PersonId } from '../domain/case/ids';
import type { CandidateStanding, CaseState } from '../domain/case/state';
import { mayBeTold } from '../domain/process/notices';
import type { Facts } from '../domain/process/open/facts';
import { rolesOf } from '../domain/process/people/people-on-case';
import { londonDate } from '../domain/rules/london-time';
import { fill } from './cards/forms/form-texts';
import { officePhone } from './viewpoint';
import { texts } from './words/texts';
import { sayDate } from './words/when';

/** Standings that end somebody's part, whatever became of the request. */
const endings = {
  withdrawn: 'takenOff',
  released: 'released',
  'stood-down': 'stoodDown',
  declined: 'declined',
  refused: 'refused',
} as const satisfies Partial<Record<CandidateStanding, keyof typeof texts.partOver>>;

/**
 * What is now true for somebody who had a part in the request and has none any more: why it is over, as far as they may
 * know it, that nothing more is asked of them, and whom to ring. Undefined for everybody else: a stranger, somebody with a
 * part, whoever has left the directory, and the family's side under a hold or after a death, who are all answered as for no
 * such request (process page I7, I8, I10).
 */
export function partOver(state: CaseState, facts: Facts, person: PersonId, now: Instant): string | undefined {
  if (!facts.directory.byId.has(person) || rolesOf(state, facts, person, now).size > 0) return undefined;
  if (!mayBeTold(person, state, facts, now)) return undefined;
  const { deputy } = state;
  if (deputy !== undefined && isDeputyLater(state, person, now))
    return fill(texts.partOver.deputyLater, { from: sayDate(deputy.from), to: sayDate(deputy.to) });
  const why = whyOver(state, person);
  if (why === undefined) return undefined;
  const phone = officePhone({ state, facts });
  const { nothingMore, ring, ringSwitchboard } = texts.partOver;
  return [why, nothingMore, phone === '' ? ringSwitchboard : fill(ring, { phone })].join(' ');
}

/** Whether somebody is set as deputy for days that are still to come: until then they have no part (process page §4b). */
export function isDeputyLater({ deputy }: CaseState, person: PersonId, now: Instant): boolean {
  return deputy?.person === person && londonDate(now) < deputy.from;
}

function whyOver(state: CaseState, person: PersonId): string | undefined {
  const own = state.candidates.findLast((each) => each.person === person && each.invitedAt !== undefined);
  const ended = requestEnded(state);
  if (own !== undefined) {
    // What ends the request takes the reviewer's place, and that of whoever is asked, in the same words.
    const byTheEnd = own.standing === 'withdrawn' || own.standing === 'stood-down';
    if (byTheEnd && ended !== undefined) return ended;
    if (own.standing in endings) return texts.partOver[endings[own.standing as keyof typeof endings]];
    return ended;
  }
  // Not whoever is barred because they were on the team of a request that was joined to this one.
  const had =
    state.members.some((each) => each.person === person) ||
    Object.values(state.authors).includes(person) ||
    state.formerParts?.includes(person) === true;
  return had ? texts.partOver.replaced : undefined;
}

/** How the request ended where that took everybody's place, with the role of whoever ended it. */
function requestEnded({ stage, step, authors, requester }: CaseState): string | undefined {
  if (stage.status === 'upheld') return texts.partOver.upheld;
  if (stage.status === 'closed-joined') return texts.partOver.joined;
  if (stage.status !== 'withdrawn') return undefined;
  const by = authors[String(step)] === requester ? texts.roles.requester : texts.roles['acting-consultant'];
  return fill(texts.partOver.withdrawn, { by });
}
