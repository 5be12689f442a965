import type { Instant } from '../../case/ids';
import { openSteps } from '../../case/open-steps';
import { type CaseState, isTerminal, reviewerOf } from '../../case/state';
import type { RemindedOf } from '../../case/stored/reminded-of';
import { endOfNeededBy } from '../../rules/working-time';
import { gateLadders, type LadderName } from '../tables/obligations';
import { answersOwed } from './answers-owed';
import { bodyKey, openBody } from './bodies-asked';
import { closableSince, closingWaits } from './closing-waits';
import { familyWaits } from './family-side';
import { latest } from './matter';
import { openMatches } from './open-matches';
import { ownWordAwaited } from './own-word';
import { remindedTest, testKey } from './plan-tests';

/** A ladder of reminders that runs on a case. */
export interface OpenLadder {
  readonly name: LadderName;
  /** Names the thing and the occasion: a new gate, invitation or debt has a new key. */
  readonly key: string;
  /** What a reminder of it keeps; the ladder's name where nothing else is said. */
  readonly about?: RemindedOf;
  /** Since when it waits. */
  readonly since: Instant;
  /** Where its periods are counted otherwise than from then: from when, and how many had passed by that time. */
  readonly counted?: { readonly from: Instant; readonly passed: number };
}

/** The obligation key of the open gate: a new gate starts a new ladder. */
export function gateKey(state: CaseState): string {
  return `gate:${state.stage.status}:${state.gateSince}`;
}

/** Every ladder that runs on the case now, the open step's first; none on a terminal case (process page §6, I5). */
export function openLadders(state: CaseState): readonly OpenLadder[] {
  return isTerminal(state) ? [] : [...ofTheStep(state), ...ofWhatIsOwed(state)];
}

function ofTheStep(state: CaseState): readonly OpenLadder[] {
  const { stage, gateSince } = state;
  const key = gateKey(state);
  switch (stage.status) {
    case 'closing':
      return closing(state);
    case 'resolution': {
      const step = openSteps(state).at(-1);
      if (step === undefined) return [{ name: 'resolution', key, since: gateSince }];
      // The step's own date takes the place of n (process page §6, resolution).
      const from = latest(endOfNeededBy(step.dueOn), step.at);
      return [{ name: 'resolution', key, since: gateSince, counted: { from, passed: 1 } }];
    }
    case 'inviting': {
      const since = state.exhaustedAt;
      return since === undefined ? [] : [{ name: 'list-exhausted', key: `exhausted:${since}`, since }];
    }
    case 'under-review':
      return reviewerOf(state)?.linkConfirmedAt === undefined
        ? [{ name: 'link-not-confirmed', key: `link:${gateSince}`, since: gateSince }]
        : [];
    default: {
      const name = gateLadders.find((each) => each === stage.status);
      return name === undefined ? [] : [{ name, key, since: gateSince }];
    }
  }
}

/**
 * The record is asked for once nothing keeps the case from closing: until then those are reminded who keep it open, each
 * by a ladder of their own (process page §4a, closing).
 */
function closing(state: CaseState): readonly OpenLadder[] {
  const waits = closingWaits(state);
  if (waits.length === 0) {
    const since = closableSince(state);
    // Where something kept it open meanwhile, reminders begin anew: those of before may all be spent.
    return [{ name: 'closing', key: `gate:closing:${since}`, since }];
  }
  return waits
    .filter((each) => each.role === 'safeguarding-lead')
    .map(({ since }) => ({
      name: 'family-not-told',
      key: `hold-not-told:${since}`,
      about: { of: 'family-not-told', hold: true },
      since,
    }));
}

function ofWhatIsOwed(state: CaseState): readonly OpenLadder[] {
  // What is owed to the family waits under a hold, and for a young adult's wishes (process page §4, I12).
  const shut = familyWaits(state) || state.awaitingYoungAdult;
  const paused = reviewerPaused(state);
  const found: OpenLadder[] = [];
  for (const { kind, id, since } of state.debts) {
    const name = kind === 'lead-decision' ? kind : 'owed';
    if (name === 'lead-decision' || !shut)
      found.push({ name, key: `debt:${id}`, about: { of: name, debt: id }, since });
  }
  for (const { id, at, where } of state.items) {
    if (where === undefined && state.stage.status === 'under-review')
      found.push({ name: 'item-asked', key: `item:${id}`, since: at });
  }
  for (const { id, at, answer } of state.reviewerQuestions) {
    if (answer === undefined && reviewerOf(state) !== undefined)
      found.push({ name: 'reviewer-answer', key: `question:${id}`, since: at });
  }
  for (const { key, ladder: name, since } of answersOwed(state)) {
    if (!(paused && name === 'reviewer-answer'))
      found.push({ name, key, about: { of: 'information' }, since });
  }
  for (const { ladder: name, ref, why, key, since } of openMatches(state)) {
    const hold = why === 'found' ? {} : { hold: true as const };
    found.push({ name, key, about: { of: name, other: ref, ...hold }, since });
  }
  const body = openBody(state);
  if (body !== undefined) found.push({ name: 'body-asked', key: bodyKey(body), since: body.at });
  const test = remindedTest(state);
  if (test !== undefined) found.push({ name: 'tester-asked', key: testKey(test), since: test.askedAt });
  const { handOver, turnedAdultAt, turnedSixteenAt } = state;
  if (handOver !== undefined)
    found.push({ name: 'hand-over', key: `hand-over:${handOver.since}`, since: handOver.since });
  if (advocateNeeded(state)) {
    const since = state.familyUpdatedAt;
    found.push({ name: 'advocate-needed', key: `advocate:${since}`, since });
  }
  if (state.awaitingYoungAdult && turnedAdultAt !== undefined)
    found.push({ name: 'young-adult', key: `young-adult:${turnedAdultAt}`, since: turnedAdultAt });
  if (ownWordAwaited(state) && turnedSixteenAt !== undefined)
    found.push({
      name: 'young-persons-word',
      key: `young-persons-word:${turnedSixteenAt}`,
      since: turnedSixteenAt,
    });
  return found;
}

/** No advocate was to be had: the coordinator names one (process page §4a, family-step). */
function advocateNeeded(state: CaseState): boolean {
  const needed = state.conversation?.advocateOffered === 'none-available';
  const present = state.members.some((each) => each.as === 'advocate' && each.until === undefined);
  return needed && !present && !familyWaits(state);
}

/** An item asked for stops the reviewer's reminders, never the date (process page §4a, §6). */
export function reviewerPaused(state: CaseState): boolean {
  return state.stage.status === 'under-review' && state.items.some((each) => each.where === undefined);
}

/** The keys under which a hold is reminded of: on its review date, and a while after it was last looked at (process page §6). */
export function holdKeys({ hold }: CaseState): { readonly date: string; readonly look: string } | undefined {
  if (hold === undefined) return undefined;
  return {
    date: `hold-review:${hold.since}:${hold.reviewOn}`,
    look: hold.provisional ? `hold:${hold.since}` : `hold-look:${hold.reviewedAt ?? hold.since}`,
  };
}
