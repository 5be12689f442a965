import type { KnownRequest } from '../known-request';
import type { CaseState } from '../state';
import type { EventOf } from '../stored/events';
import { askedAnew, toGate, withoutKey } from './moves';

/** What concerns the child, and so every request about the same child: a hold and a death (process page §4b). */

/** Other requests about the child are still to hear of this. */
const toldOn = (state: CaseState, { seq }: { readonly seq: number }): CaseState => ({
  ...state,
  childNews: seq,
});

export function held(state: CaseState, event: EventOf<'held'>): CaseState {
  const { reason, authority, reviewOn } = event.said;
  const by = event.actor.kind === 'person' ? event.actor.id : state.actingConsultant;
  const from = event.from === undefined ? {} : { from: event.from };
  const hold = { since: event.at, by, provisional: event.provisional, reason, authority, reviewOn, ...from };
  return toldOn({ ...state, hold }, event);
}

export function holdReviewed(state: CaseState, event: EventOf<'hold-reviewed'>): CaseState {
  const { hold } = state;
  if (hold === undefined) return state;
  const { authority, reviewOn } = event.said;
  return { ...state, hold: { ...hold, provisional: false, authority, reviewOn, reviewedAt: event.at } };
}

export function holdLifted(state: CaseState, event: EventOf<'hold-lifted'>): CaseState {
  const lifted = withoutKey(withoutKey(state, 'hold'), 'familyNotTold');
  return toldOn({ ...lifted, holdLiftedAt: event.at, familyUpdatedAt: event.at }, event);
}

export function deathRecorded(state: CaseState, event: EventOf<'death-recorded'>): CaseState {
  const { stage } = state;
  if ('recordConfirmed' in stage || stage.status === 'closed' || stage.status === 'closed-joined')
    return state;
  const { because, from, recordedAt } = event;
  const elsewhere =
    because === undefined ? {} : { because, ...(from && { from }), ...(recordedAt && { recordedAt }) };
  const ended = { status: 'closed-death', before: stage, recordConfirmed: false, ...elsewhere } as const;
  return toldOn(toGate(state, ended, event), event);
}

export function deathUndone(state: CaseState, event: EventOf<'death-undone'>): CaseState {
  const { stage, ref, gateSince } = state;
  if (stage.status !== 'closed-death') return state;
  const deathUndone = {
    from: stage.from ?? stage.because ?? ref,
    recordedAt: stage.recordedAt ?? gateSince,
    at: event.at,
  };
  return toldOn({ ...toGate(askedAnew(state, event), stage.before, event), deathUndone }, event);
}

/** What somebody has said to whether the other request is about the same child, whatever it was asked for. */
export function saidOf({ aboutChild = [], matches = [] }: CaseState, ref: string): KnownRequest['verdict'] {
  const known = aboutChild.find((each) => each.ref === ref);
  return known?.verdict ?? matches.find((each) => each.ref === ref && each.certain === false)?.verdict;
}

/**
 * What somebody has decided because of a hold or a death there. A mere word on whether they look alike, for which nobody typed an
 * identifier, decides nothing of these (process page §4b).
 */
export function decidedOf({ aboutChild = [] }: CaseState, ref: string): KnownRequest['verdict'] {
  return aboutChild.find((each) => each.ref === ref)?.verdict;
}

export function otherRequestNoted(state: CaseState, event: EventOf<'other-request-noted'>): CaseState {
  const { ref, organisation, certain, held: isHeld, died, at } = event;
  const known = (state.aboutChild ?? []).find((each) => each.ref === ref);
  // What was said of a “perhaps” is no answer to what is certain now.
  const verdict = certain && known?.certain !== true ? undefined : decidedOf(state, ref);
  const now: KnownRequest = {
    ref,
    organisation,
    certain,
    held: isHeld,
    died,
    since: at,
    ...(verdict === undefined ? {} : { verdict }),
  };
  return { ...state, aboutChild: [...(state.aboutChild ?? []).filter((each) => each !== known), now] };
}

/** What was said of this pair is remembered, whatever happens on the other request later. */
export function matchDecided(state: CaseState, { ref, verdict }: EventOf<'match-decided'>): CaseState {
  const aboutChild = (state.aboutChild ?? []).map((each) => (each.ref === ref ? { ...each, verdict } : each));
  return { ...state, aboutChild };
}

/** The same, of one that was only found to be perhaps about the same child. */
export function likenessDecided(state: CaseState, { ref, verdict }: EventOf<'likeness-decided'>): CaseState {
  const matches = (state.matches ?? []).map((each) => (each.ref === ref ? { ...each, verdict } : each));
  return { ...state, matches };
}
