import type { Instant, PersonId } from '../../case/ids';
import type { CaseState } from '../../case/state';
import type { RemindedOf } from '../../case/stored/reminded-of';
import type { Organisation } from '../../directory/schema';
import type { Clock } from '../../rules/working-time';
import type { Role } from '../tables/lifecycle';
import type { LadderName, Reminders } from '../tables/obligations';
import type { Facts } from './facts';

/** Something that is open on a case and is reminded of, once or rung by rung. */
export interface Matter {
  /** Names the thing and the occasion: a new gate, invitation or debt has a new key. */
  readonly key: string;
  /** What a reminder of it keeps. */
  readonly about: RemindedOf;
  readonly what:
    | { readonly kind: 'ladder'; readonly ladder: LadderName }
    | { readonly kind: 'share'; readonly of: 'reviewer' | 'team' }
    | { readonly kind: 'invitation'; readonly candidate: string; readonly person: PersonId }
    /** Somebody whose turn it is in this role is away; their stand-in was asked already where the leave was known. */
    | { readonly kind: 'leave'; readonly of: Role; readonly away: PersonId; readonly standInAsked: boolean }
    | { readonly kind: 'snooze-over'; readonly person: PersonId }
    /** Somebody's part begins or ends by itself. */
    | { readonly kind: 'parts' }
    | {
        readonly kind:
          | 'hold'
          | 'name-withheld'
          | 'family-nudge'
          | 'birthday-warning'
          | 'birthday'
          | 'sixteenth'
          | 'birthday-told';
      };
  /** Since when it waits for somebody; undefined where nobody has to do anything about it. */
  readonly since?: Instant;
  /** From when on it waits for nobody any more, by the date itself. */
  readonly until?: Instant;
  /** When rung r falls due, counted from 1. Undefined past the last rung. */
  readonly atRung: (rung: number) => Instant | undefined;
}

/** One thing that will fall due, the next rung of what is open. */
export interface Pending extends Matter {
  readonly rung: number;
  readonly at: Instant;
}

/** What falling due depends on. */
export interface Setting {
  readonly state: CaseState;
  readonly facts: Facts;
  readonly clock: Clock;
  readonly organisation: Organisation | undefined;
  readonly reminders: Reminders;
}

/** The next rung of something, or undefined when its last has fired. */
export function nextRung(state: CaseState, matter: Matter): Pending | undefined {
  const rung = rungReached(state, matter) + 1;
  const at = matter.atRung(rung);
  return at === undefined ? undefined : { ...matter, rung, at };
}

/** The highest rung that has fired; 0 before the first. */
export function rungReached(state: CaseState, { key }: Pick<Matter, 'key'>): number {
  return state.rungs[key]?.rung ?? 0;
}

/** The later of two instants. */
export function latest(a: Instant, b: Instant): Instant {
  return a > b ? a : b;
}

/** The earlier of two instants. */
export function earliest(a: Instant, b: Instant): Instant {
  return a > b ? b : a;
}
