import type { Instant } from '../../case/ids';
import type { Information } from '../../case/matters';
import { type CaseState, reviewerOf } from '../../case/state';
import type { Role } from '../tables/lifecycle';
import { deathMatches, familyWaits, heldMatches } from './family-side';
import { latest } from './matter';

/** Something that still keeps a case from closing, and who has it in hand. */
export interface ClosingWait {
  readonly role: Role;
  /** Since when it waits for them. */
  readonly since: Instant;
  /** What is needed, as a sentence. */
  readonly text: string;
}

const waitsForReviewer = (state: CaseState, each: Information) =>
  each.reviewerAsked && each.reviewerAnsweredAt === undefined && reviewerOf(state) !== undefined;

/** A reviewer who let all three reminders pass is silent: the acting consultant decides alone (process page §4b). */
function isSilent(state: CaseState, each: Information): boolean {
  return (state.rungs[`information:${each.id}:reviewer`]?.rung ?? 0) >= 3;
}

/** What still keeps the case from closing, most urgent first; empty when nothing does (process page §4, I8). */
export function closingWaits(state: CaseState): readonly ClosingWait[] {
  const { hold, debts, gateSince } = state;
  const found: ClosingWait[] = [];
  /** One wait, since the first of these began; none where there are none. */
  const wait = (role: Role, sinces: readonly Instant[], text: string) => {
    const [since] = [...sinces].sort();
    if (since !== undefined) found.push({ role, since, text });
  };
  wait(
    'acting-consultant',
    state.information.filter((each) => each.consultantAnsweredAt === undefined).map(({ at }) => at),
    'New information still waits for the acting consultant’s answer.',
  );
  wait(
    'reviewer',
    state.information
      .filter((each) => waitsForReviewer(state, each) && !isSilent(state, each))
      .map(({ at }) => at),
    'New information still waits for the reviewer’s answer.',
  );
  wait(
    'safeguarding-lead',
    hold === undefined || state.familyNotTold !== undefined ? [] : [latest(gateSince, hold.since)],
    'While conversations with the family are paused this closes only when the safeguarding lead has recorded that the family is not told, and on what authority.',
  );
  wait(
    'safeguarding-lead',
    heldMatches(state).map((each) => each.since),
    'It is still to be decided whether another request is about the same child.',
  );
  wait(
    'acting-consultant',
    deathMatches(state).map((each) => each.since),
    'It is still to be decided whether another request is about the same child.',
  );
  wait(
    'acting-consultant',
    !familyWaits(state)
      ? debts.filter(({ kind }) => kind === 'conversation' || kind === 'sharing').map(({ since }) => since)
      : [],
    'The conversation with the family, or sharing the opinion with it, is still owed. Please record it first.',
  );
  wait(
    'clinical-lead',
    debts.filter(({ kind }) => kind === 'lead-decision').map(({ since }) => since),
    'The clinical lead’s decision is still owed.',
  );
  return found;
}

/**
 * Since when nothing keeps the case from closing any more, as far as the case itself remembers: what is done later and
 * never kept it open, such as one more update of the family, does not count.
 */
export function closableSince(state: CaseState): Instant {
  const { gateSince, information, familyNotTold, holdLiftedAt, familyTalkPaidAt } = state;
  const ends = [
    ...information.flatMap((each) => [each.consultantAnsweredAt, each.reviewerAnsweredAt]),
    familyNotTold?.at,
    holdLiftedAt,
    familyTalkPaidAt,
  ].filter((each) => each !== undefined);
  return ends.reduce(latest, gateSince);
}
