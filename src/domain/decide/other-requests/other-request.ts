import { decidedOf } from '../../case/evolving/about-child';
import type { CaseRef, Instant } from '../../case/ids';
import type { KnownRequest } from '../../case/known-request';
import { type CaseState, isTerminal } from '../../case/state';
import type { EventBody } from '../../case/stored/events';
import type { Facts } from '../../process/open/facts';
import { linkedRefs } from './linked-requests';
import { likenessOf, rootOf } from './same-child';

/** On which request somebody set the hold that this one is under. */
const heldFrom = ({ hold, ref }: CaseState): CaseRef | undefined => hold && (hold.from ?? ref);

/** On which request somebody recorded the death by which this one ended. */
const diedFrom = ({ stage, ref }: CaseState): CaseRef | undefined =>
  stage.status === 'closed-death' ? (stage.from ?? ref) : undefined;

/** When the record was written by which a request ended with a death. */
const recordedAt = ({ stage, gateSince }: CaseState): Instant =>
  (stage.status === 'closed-death' ? stage.recordedAt : undefined) ?? gateSince;

/**
 * What is true of another request now, as far as it concerns the child; undefined where it is about another child. What
 * the other took over from this one is no news here: else it would come back after it was undone or lifted here.
 */
function knownOf(
  other: CaseState,
  state: CaseState,
  { directory }: Facts,
): Omit<KnownRequest, 'since' | 'verdict'> | undefined {
  const linked = linkedRefs(state).includes(other.ref) || linkedRefs(other).includes(state.ref);
  const { is, differs } = likenessOf(state.request.child, other.request.child, directory);
  if (!linked && is === 'no') return undefined;
  // One of two linked requests may have been corrected to another child since: then somebody has to say.
  const oneChild =
    linked && is !== 'no' && !differs.some((each) => each === 'number' || each === 'dateOfBirth');
  return {
    ref: other.ref,
    organisation: other.request.child.organisation,
    certain: oneChild || is === 'certain',
    held: heldFrom(other) !== undefined && heldFrom(other) !== state.ref,
    died: diedFrom(other) !== undefined && diedFrom(other) !== state.ref,
  };
}

/**
 * What follows here from what is true of another request about the same child (process page §4b). Certain: a hold there
 * holds here at once, on a request of another Trust provisionally and without its reason, until the safeguarding lead of
 * this request reviews or lifts it; a death that was recorded there after this request was sent ends it, and undone there
 * it is undone here. Perhaps: it is noted, and everything to the family's side waits until somebody says whose it is. A
 * hold lifted there lifts none here. A death that was known before this request was sent ends nothing: perhaps that record
 * is the error.
 */
export function otherRequest(other: CaseState, state: CaseState, facts: Facts): readonly EventBody[] {
  const found = toldByIt(other, state, facts);
  return isUndoneThere(other, state, facts) && !found.some(({ type }) => type === 'death-undone')
    ? [...found, undoneAsThere]
    : found;
}

function toldByIt(other: CaseState, state: CaseState, facts: Facts): readonly EventBody[] {
  const before = (state.aboutChild ?? []).find(({ ref }) => ref === other.ref);
  const now = knownOf(other, state, facts);
  if (now === undefined) return before?.held || before?.died ? [gone(before)] : [];
  // On a request that has ended nobody is asked anew whose it is.
  if (isTerminal(state) && before === undefined && !now.certain) return [];
  const same = before !== undefined && before.held === now.held && before.died === now.died;
  if ((same && before.certain === now.certain) || (before === undefined && !now.held && !now.died)) return [];
  return [{ type: 'other-request-noted', ...now }, ...followsFrom(other, now, before, state, facts)];
}

const gone = ({ ref, organisation, certain }: KnownRequest): EventBody => ({
  type: 'other-request-noted',
  ref,
  organisation,
  certain,
  held: false,
  died: false,
});

function followsFrom(
  other: CaseState,
  now: Omit<KnownRequest, 'since' | 'verdict'>,
  before: KnownRequest | undefined,
  state: CaseState,
  facts: Facts,
): readonly EventBody[] {
  // What was said of two requests answers a “perhaps”: what has become certain since acts all the same.
  const said = now.certain && before?.certain !== true ? undefined : decidedOf(state, other.ref);
  if (said === 'another') return [];
  const acts = now.certain || said === 'same';
  const { stage } = state;
  if (stage.status === 'closed-death' && stage.because === other.ref && !now.died) return [undoneAsThere];
  if (!acts || isTerminal(state)) return [];
  if (now.died && before?.died !== true && other.gateSince > state.openedAt) return [diedAsThere(other)];
  const newlyHeld = now.held && !(before?.held === true && before.certain);
  return newlyHeld && state.hold === undefined ? [heldAsThere(other, state, facts)] : [];
}

const undoneAsThere = {
  type: 'death-undone',
  said: { reason: 'The death was recorded in error on another request.' },
} as const satisfies EventBody;

/**
 * Whether the very record of a death by which this request ended was undone on the other one since. Within one Trust or
 * Health Board that undoes all that the one record ended, wherever it was written; elsewhere its own clinical lead or
 * coordinator decides (process page §4b, undo death).
 */
function isUndoneThere(other: CaseState, state: CaseState, { directory }: Facts): boolean {
  const { deathUndone } = other;
  // Recorded there again since, the child is dead whatever was undone before.
  if (deathUndone === undefined || diedFrom(other) !== undefined) return false;
  if (deathUndone.from !== diedFrom(state) || deathUndone.recordedAt !== recordedAt(state)) return false;
  const [here, there] = [state, other].map((each) => rootOf(each.request.child.organisation, directory));
  return here === there;
}

/** The death as it is recorded here. */
function diedAsThere(other: CaseState): EventBody {
  return {
    type: 'death-recorded',
    because: other.ref,
    from: diedFrom(other) ?? other.ref,
    recordedAt: recordedAt(other),
  };
}

/**
 * The hold as it is set here. Within one Trust it is the same one; to another its reason does not go: whoever may know it
 * there is asked there, and its own safeguarding lead reviews it (process page §4b, I8).
 */
export function heldAsThere(
  { ref, hold, request }: Pick<CaseState, 'ref' | 'hold' | 'request'>,
  state: CaseState,
  { directory }: Facts,
): EventBody {
  const own =
    rootOf(request.child.organisation, directory) === rootOf(state.request.child.organisation, directory);
  const from = hold?.from ?? ref;
  if (own && hold !== undefined) {
    const { provisional, reason, authority, reviewOn } = hold;
    return { type: 'held', provisional, from, said: { reason, authority, reviewOn } };
  }
  return {
    type: 'held',
    provisional: true,
    from,
    said: {
      reason: 'There is a hold on another request about the same child.',
      authority: 'The safeguarding lead of the other request.',
      reviewOn: hold?.reviewOn ?? '',
    },
  };
}
