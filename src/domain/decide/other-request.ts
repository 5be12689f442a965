import type { EventBody } from '../case/events';
import type { KnownRequest } from '../case/known-request';
import { type CaseState, isTerminal } from '../case/state';
import { findOrganisation } from '../directory/lookup';
import type { Facts } from '../process/open/facts';
import { linkedRefs } from './linked-requests';
import { likenessOf } from './same-child';

/** What is true of another request now, as far as it concerns the child; undefined where it is about another child. */
function knownOf(
  other: CaseState,
  state: CaseState,
  { directory }: Facts,
): Omit<KnownRequest, 'since' | 'verdict'> | undefined {
  const linked = linkedRefs(state).includes(other.ref) || linkedRefs(other).includes(state.ref);
  const { is } = likenessOf(state.request.child, other.request.child, directory);
  if (!linked && is === 'no') return undefined;
  return {
    ref: other.ref,
    organisation: other.request.child.organisation,
    certain: linked || is === 'certain',
    held: other.hold !== undefined,
    died: other.stage.status === 'closed-death',
  };
}

/**
 * What follows here from what is true of another request about the same child (process page §4b). Certain: a hold there
 * holds here at once, on a request of another Trust provisionally and without its reason, until the safeguarding lead of this request reviews or lifts
 * it; a death that was recorded there after this request was sent ends it, and undone there it is undone here. Perhaps:
 * it is noted, and everything to the family's side waits until somebody says whose it is. A hold lifted there lifts none
 * here. A death that was known before this request was sent ends nothing: perhaps that record is the error.
 */
export function otherRequest(other: CaseState, state: CaseState, facts: Facts): readonly EventBody[] {
  const before = (state.aboutChild ?? []).find(({ ref }) => ref === other.ref);
  const now = knownOf(other, state, facts);
  if (now === undefined) return before?.held || before?.died ? [gone(before)] : [];
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
  if (before?.verdict === 'another') return [];
  const acts = now.certain || before?.verdict === 'same';
  const { stage } = state;
  if (stage.status === 'closed-death' && stage.because === other.ref && !now.died)
    return [
      { type: 'death-undone', said: { reason: 'The death was recorded in error on another request.' } },
    ];
  if (!acts || isTerminal(state)) return [];
  if (now.died && before?.died !== true && other.gateSince > state.openedAt)
    return [{ type: 'death-recorded', because: other.ref }];
  const newlyHeld = now.held && !(before?.held === true && before.certain);
  return newlyHeld && state.hold === undefined ? [heldAsThere(other, state, facts)] : [];
}

/** Within one Trust it is the same hold; to another the reason does not go: whoever may know it there is asked there. */
function heldAsThere({ hold, request }: CaseState, state: CaseState, { directory }: Facts): EventBody {
  const trust = (code: string) => findOrganisation(directory, code)?.code;
  const own = trust(request.child.organisation) === trust(state.request.child.organisation);
  if (own && hold !== undefined) {
    const { provisional, reason, authority, reviewOn } = hold;
    return { type: 'held', provisional, said: { reason, authority, reviewOn } };
  }
  return {
    type: 'held',
    provisional: true,
    said: {
      reason: 'There is a hold on another request about the same child.',
      authority: 'The safeguarding lead of the other request.',
      reviewOn: hold?.reviewOn ?? '',
    },
  };
}
