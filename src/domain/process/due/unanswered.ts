import type { Instant, PersonId } from '../../case/ids';
import type { CaseState } from '../../case/state';
import type { Facts } from '../open/facts';
import { type Matter, rungReached } from '../open/matter';
import { mattersOn } from './pending';
import { peopleOn } from './whom-pending';

/** Something of which somebody was reminded, and which still waits. */
export interface Unanswered {
  readonly about: Matter['about'];
  /** Whom it waits for. */
  readonly owners: readonly PersonId[];
  /** Who was told besides, because the owners did nothing: they ring (process page §6). */
  readonly others: readonly PersonId[];
  /** Since when it waits. */
  readonly since: Instant;
  /** How many periods have passed without an answer. */
  readonly reminders: number;
  /** When the last reminder went out. */
  readonly remindedAt: Instant;
}

/** What waits in spite of reminders, whatever was reminded of last first (process page §6). */
export function unanswered(state: CaseState, facts: Facts, now: Instant): readonly Unanswered[] {
  return mattersOn(state, facts)
    .flatMap((matter): readonly Unanswered[] => {
      const { key, about, what, since, until } = matter;
      const reminders = rungReached(state, matter);
      if (since === undefined || reminders === 0 || (until !== undefined && now >= until)) return [];
      // Of an urgent invitation the office is told with the first reminder; only the invited person owes an answer.
      const owed = what.kind === 'invitation' ? [what.person] : peopleOn(matter, 1, state, facts, now);
      const owners = [...new Set(owed)];
      const reminded = rungsUpTo(reminders).flatMap((rung) => peopleOn(matter, rung, state, facts, now));
      const others = [...new Set(reminded)].filter((person) => !owners.includes(person));
      const remindedAt = state.rungs[key]?.at ?? since;
      return [{ about, owners, others, since, reminders, remindedAt }];
    })
    .sort((a, b) => (a.remindedAt < b.remindedAt ? 1 : -1));
}

const rungsUpTo = (last: number) => Array.from({ length: Math.min(last, 3) }, (_, index) => index + 1);
