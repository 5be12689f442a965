import { type Instant, type PersonId, parseCaseRef } from '../../case/ids';
import { type CaseState, isTerminal } from '../../case/state';
import type { CaseEvent, EventBody } from '../../case/stored/events';
import type { Trait } from '../../case/traits';
import type { Facts } from '../../process/open/facts';
import { lookingRoles } from '../../process/people/who-sees';
import { peopleIn } from '../../process/people/whom';
import { traitNames } from '../../process/tables/names';
import { missing, type Refusal } from '../refusals';
import { type Likeness, likenessOf } from './same-child';

function likenessTo(state: CaseState, other: CaseState, { directory }: Facts): Likeness {
  return likenessOf(state.request.child, other.request.child, directory);
}

/** A request and the one that it follows on from are no duplicates of each other. */
function areLinked(one: CaseState, other: CaseState): boolean {
  return one.linkedFrom?.ref === other.ref || other.linkedFrom?.ref === one.ref;
}

/**
 * The next open request that asks the same about the same child, once a request is sent or its child is corrected. Only
 * one that the coordinator of this request may see; the requester learns of it only with a part in it (process page §4b,
 * join duplicate).
 */
export function matchFound(
  events: readonly CaseEvent[],
  state: CaseState,
  others: readonly CaseState[],
  facts: Facts,
  now: Instant,
): EventBody | undefined {
  const asked = events.some(
    (each) =>
      each.type === 'submitted' || (each.type === 'corrected' && each.said.correction.part === 'child'),
  );
  if (!asked) return undefined;
  const sees = (person: PersonId, other: CaseState) => lookingRoles(other, facts, person, now).size > 0;
  const coordinators = peopleIn('coordinator', state, facts, now);
  const like = (other: CaseState) => likenessTo(state, other, facts);
  const found = others.find(
    (other) =>
      other.ref !== state.ref &&
      other.kind === state.kind &&
      !isTerminal(other) &&
      !areLinked(state, other) &&
      like(other).is !== 'no' &&
      !isFound(state, other, like(other)) &&
      coordinators.some((each) => sees(each, other)),
  );
  if (found === undefined) return undefined;
  const { is, differs } = like(found);
  const certain = is === 'certain';
  return {
    type: 'match-found',
    ref: found.ref,
    requesterToo: sees(state.requester, found),
    certain,
    differs: [...differs],
  };
}

/** Found already, and as alike as it is: a correction may make certain what was only perhaps so, or the other way round. */
function isFound({ matches = [] }: CaseState, { ref }: CaseState, { is }: Likeness): boolean {
  return matches.some((each) => each.ref === ref && (each.certain ?? true) === (is === 'certain'));
}

/** Two children with one of these each are two children, however like they are: twins, for example. */
const numbers: readonly Trait[] = ['number', 'dateOfBirth'];

/**
 * The request that stays when a duplicate is joined to it, or why it cannot be that one (process page §4b, join
 * duplicate). Whoever may not see it is told the same as when there is none.
 * @param typed the reference as the coordinator wrote it
 * @param others what was read for it
 */
export function requestThatStays(
  typed: string,
  state: CaseState,
  others: readonly CaseState[],
  by: PersonId | undefined,
  facts: Facts,
  now: Instant,
): CaseState | Refusal {
  const ref = parseCaseRef(typed);
  if (ref === undefined)
    return missing(
      'stays',
      'This is not a reference. Enter it as it is written on the card, such as T2HW-9CDK.',
    );
  if (ref === state.ref)
    return missing('stays', 'This is the reference of this very request. Enter the other one.');
  const stays = others.find((each) => each.ref === ref);
  const seen = stays !== undefined && by !== undefined && lookingRoles(stays, facts, by, now).size > 0;
  if (!seen)
    return missing('stays', 'There is no request with this reference in which you have a part. Check it.');
  if (isTerminal(stays))
    return missing('stays', 'That request is over, so nothing can go on there. Keep this one open.');
  if (stays.kind !== state.kind)
    return missing(
      'stays',
      'That request is of the other kind: it would not ask what this one asks. Both can go on beside each other.',
    );
  if (state.opinions.length > 0)
    return missing(
      'stays',
      'An opinion was given on this request, and it must be shared and filed here. Join the other one into this one.',
    );
  const { is, differs } = likenessTo(state, stays, facts);
  const contradicted = differs.find((each) => numbers.includes(each));
  if (is === 'no' || contradicted !== undefined)
    return missing(
      'stays',
      `That request is about another child${contradicted === undefined ? '' : `: ${traitNames[contradicted]} differs`}. If one of the two was mistyped, please have it corrected first.`,
    );
  return stays;
}
