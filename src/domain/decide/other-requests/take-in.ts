import type { CommandOf } from '../../asked/commands';
import type { PersonId } from '../../case/ids';
import { type CaseState, everRequester, isTerminal } from '../../case/state';
import type { EventBody } from '../../case/stored/events';
import { isFamilysOwn } from '../../case/stored/request';
import { excludedOrganisations } from '../../case/young-person';
import type { Facts } from '../../process/open/facts';
import { everybodyOn, rolesOf } from '../../process/people/people-on-case';
import { foldWords } from '../../rules/identifiers';
import { type Context, nextId, type Outcome } from '../context';
import { refuse } from '../refusals';
import { heldAsThere } from './other-request';

/**
 * When a duplicate is joined, what it carries goes over to the request that stays (process page §4b, join duplicate), in
 * two commits: the one that stays takes it in first, and only then the other ends. If the process dies in between, both
 * are open, and nothing is lost: the one that stays knows more than it would have to, and the coordinator joins once
 * more. What was taken in already is not taken in twice, and what was added to the other meanwhile is.
 */
export function hasTakenIn({ takenIn = [] }: CaseState, { ref, version }: CaseState): boolean {
  return takenIn.some((each) => each.ref === ref && each.version === version);
}

/** Whoever loses their part with the request that ends, because they have none in the one that stays; told so on its card. */
export function withoutPartIn(stays: CaseState, { state, facts, now }: Context): readonly PersonId[] {
  return everybodyOn(state, facts, now).filter((each) => rolesOf(stays, facts, each, now).size === 0);
}

/** An entry that is numbered once it is known how many go before it. */
type Numbered = (ahead: number) => EventBody;

/**
 * The request that stays takes in what the other carries: that the family asked for it, the family's and the child's own
 * questions, what is owed, the bans of I2 and I3, and a hold, which never ends by joining.
 */
export function takeIn({ ref }: CommandOf<'take-in-duplicate'>, context: Context): Outcome {
  const { state, others = [] } = context;
  const other = others.find((each) => each.ref === ref);
  if (other === undefined || isTerminal(other) || other.kind !== state.kind)
    return refuse('not-now', 'That request is not open any more, or is of the other kind.');
  if (hasTakenIn(state, other)) return [];
  const { familyQuestions: family = [], childQuestions: child = [] } = other.conversation ?? {};
  const joined = other.joinedQuestions ?? { family: [], child: [] };
  const questions = { family: [...family, ...joined.family], child: [...child, ...joined.child] };
  const excluded = excludedOrganisations(other);
  // An opinion that was given answers what was asked by then: what is new is asked of its giver (process page §4b).
  const later = state.opinions.length > 0;
  const taken: EventBody = {
    type: 'duplicate-taken-in',
    ref,
    version: other.version,
    familyAsked: isFamilysOwn(other.request.people.suggestedBy),
    questions: later ? { family: [], child: [] } : questions,
    team: [...other.everOnTheTeam],
    requesters: [...everRequester(other)],
    barred: [...new Set([...(other.linkedFrom?.barred ?? []), ...(other.barredByJoin ?? [])])],
    ...(excluded.length === 0 ? {} : { excluded: [...excluded] }),
  };
  const asked = later ? askedOfReviewer([...questions.family, ...questions.child], state) : [];
  const more = [...debtsOf(other, state), ...asked].map((make, at) => make(at + 1));
  return [taken, ...more, ...holdOf(other, state, context.facts)];
}

function askedOfReviewer(questions: readonly string[], state: CaseState): readonly Numbered[] {
  return questions
    .filter(
      (question) => !state.reviewerQuestions.some((each) => foldWords(each.question) === foldWords(question)),
    )
    .map((question) => (ahead) => ({
      type: 'reviewer-asked',
      id: nextId('q', state, ahead),
      said: { question },
    }));
}

const beforeTheFamily = ['consultant-review', 'returned', 'lead-review', 'family-step'];

/** What is owed there and not here; a conversation only where it was not held and is not still to come as a step. */
function debtsOf(other: CaseState, state: CaseState): readonly Numbered[] {
  const talked = state.conversation !== undefined || beforeTheFamily.includes(state.stage.status);
  return other.debts
    .filter(({ kind, about }) =>
      kind === 'family-told'
        ? !state.debts.some((each) => each.kind === kind && each.about === about)
        : !state.debts.some((each) => each.kind === kind) && !(kind === 'conversation' && talked),
    )
    .map(({ kind, about }) => (ahead) => ({
      type: 'debt-incurred',
      id: nextId('d', state, ahead),
      kind,
      about,
    }));
}

/** A firm hold takes the place of a provisional one; else the one that is here stays as it is. */
function holdOf(other: CaseState, state: CaseState, facts: Facts): readonly EventBody[] {
  if (other.hold === undefined) return [];
  if (state.hold !== undefined && (!state.hold.provisional || other.hold.provisional)) return [];
  return [heldAsThere(other, state, facts)];
}
