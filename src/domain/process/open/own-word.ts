import type { Instant } from '../../case/ids';
import { type CaseState, isTerminal } from '../../case/state';
import { hasRefused, isPresumedAble } from '../../case/young-person';
import { findOrganisation } from '../../directory/lookup';
import type { Facts } from './facts';
import { familyWaits } from './family-side';

/** Whether parental rights end at 16 where this child is treated: in Scotland (process page I12). */
export function rightsEndAtSixteen({ request }: Pick<CaseState, 'request'>, { directory }: Facts): boolean {
  return findOrganisation(directory, request.child.organisation)?.nation === 'scotland';
}

/** Whether nobody holds parental rights any more because the young person is 16, by the date itself (process page I12). */
export function rightsHaveEnded(state: CaseState, facts: Facts, now: Instant): boolean {
  return rightsEndAtSixteen(state, facts) && isPresumedAble(state.request.child.dateOfBirth, now);
}

/**
 * Whether the young person's own agreement has to be asked before anything more is shared outside: they have turned 16 where that
 * counts, and nobody has written down what they say. A conversation that is owed asks for it in any case.
 */
export function ownWordMissing(state: CaseState, facts: Facts, now: Instant): boolean {
  const asked = state.youngPerson !== undefined || state.debts.some(({ kind }) => kind === 'conversation');
  return !asked && mattersStill(state) && rightsHaveEnded(state, facts, now);
}

/** The same as the clock has noted it, for what is reminded of. */
export function ownWordAwaited(state: CaseState): boolean {
  const asked = state.youngPerson !== undefined || state.debts.some(({ kind }) => kind === 'conversation');
  return !asked && mattersStill(state) && state.turnedSixteenAt !== undefined;
}

/** From the conversation with the family until the opinion something is still shared outside; under a hold nobody is asked. */
function mattersStill(state: CaseState): boolean {
  const { kind, conversation, opinions } = state;
  return (
    kind === 'external-second-opinion' &&
    conversation !== undefined &&
    opinions.length === 0 &&
    !familyWaits(state) &&
    !isTerminal(state)
  );
}

/**
 * Whether nothing more may go outside the organisation now (process page §4a, where the young person decides): they have refused, and
 * the clinical lead has not gone on since on another basis; or they have still to be asked.
 */
export function sharingWaits(state: CaseState, facts: Facts, now: Instant): boolean {
  if (state.kind !== 'external-second-opinion') return false;
  const { youngPerson, wentOnWithout } = state;
  const decidedSince =
    wentOnWithout !== undefined && youngPerson !== undefined && wentOnWithout.at >= youngPerson.at;
  return (hasRefused(state, now) && !decidedSince) || ownWordMissing(state, facts, now);
}

/** Whether the clinical lead is asked because a young person who decides has refused: going on then needs a basis. */
export function refusalStands(state: CaseState, now: Instant): boolean {
  const { stage, debts } = state;
  const asked =
    stage.status === 'lead-review'
      ? stage.cause.why === 'young-adult-objects'
      : debts.some(({ kind }) => kind === 'lead-decision');
  return asked && hasRefused(state, now);
}
