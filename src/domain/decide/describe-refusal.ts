import type { CommandType } from '../asked/commands';
import type { Instant } from '../case/ids';
import { type CaseState, isTerminal } from '../case/state';
import type { Facts } from '../process/open/facts';
import { isNameWithheld } from '../process/open/name-withheld';
import { turnAsSeen, turnOf } from '../process/people/turn-of';
import type { Role, Row } from '../process/tables/lifecycle';
import { roleNames, statusNames } from '../process/tables/names';
import type { Part } from '../process/tables/visibility';

/** Who is told why: they learn no more of the case than their card shows them (process page I7). */
type Audience = { readonly roles: ReadonlySet<Role>; readonly sees: ReadonlySet<Part> } | 'system';

/** Somebody who is only asked must not learn from a refusal how the case stands (process page I7). */
function isOutside(audience: Audience): boolean {
  return (
    audience !== 'system' &&
    [...audience.roles].every((role) => role === 'candidate' || role === 'incoming-consultant')
  );
}

/** Where the case stands and whom it waits for, in a sentence. */
function describeTurn(state: CaseState, facts: Facts, now: Instant, audience: Audience): string {
  const status = statusNames[state.stage.status];
  if (isTerminal(state)) return `This request is ${status}.`;
  const turn =
    audience === 'system' ? turnOf(state, facts, now) : turnAsSeen(state, facts, now, audience.sees);
  const known =
    audience === 'system' || audience.sees.has(turn.role === 'candidate' ? 'invitations' : 'people');
  if (!known) return `The request is now at: ${status}. It waits for the ${roleNames[turn.role]}.`;
  const hidden = audience !== 'system' && !audience.sees.has('withheld-names');
  const names = turn.people
    .filter((each) => !(hidden && isNameWithheld(state, each, now)))
    .map((each) => facts.directory.byId.get(each)?.name ?? state.names[each] ?? 'a colleague');
  if (names.length === 0)
    return `The request is now at: ${status}. It waits for the ${roleNames[turn.role]}.`;
  return `The request is now at: ${status}. It waits for the ${roleNames[turn.role]} (${names.join(', ')}).`;
}

/** Answer to a press on an old card: what is now true, and that nothing was lost (process page I10). */
export function movedOn(state: CaseState, facts: Facts, now: Instant, audience: Audience): string {
  if (isOutside(audience))
    return 'This invitation has changed since your card was shown. Nothing was changed by your press. What you typed is kept.';
  return `This has moved on since your card was shown. Nothing was changed by your press, and what you typed is kept. ${describeTurn(state, facts, now, audience)}`;
}

/** Not at this step: where it stands. */
export function describeNotNow(
  _: CommandType,
  state: CaseState,
  facts: Facts,
  now: Instant,
  audience: Audience,
): string {
  if (isOutside(audience))
    return 'This invitation is no longer open. Nothing more is asked of you. Thank you.';
  return `This cannot be done at this step. ${describeTurn(state, facts, now, audience)}`;
}

/** Somebody else gives this: who. */
export function describeNotYours(
  row: Row,
  state: CaseState,
  facts: Facts,
  now: Instant,
  audience: Audience,
): string {
  const who = row.by.map((role) => roleNames[role]).join(' or the ');
  if (isOutside(audience)) return `Only the ${who} can do this.`;
  return `Only the ${who} can do this. ${describeTurn(state, facts, now, audience)}`;
}
