import type { RemindedOf } from '../../case/stored/reminded-of';
import type { Role } from './lifecycle';

/**
 * Whom something that falls due reminds besides whoever holds a role: the person it is about, the team around the child, the
 * stand-in of whoever is away, the alternate of the first.
 */
export type Reminded =
  | Extract<
      Role,
      'requester' | 'acting-consultant' | 'reviewer' | 'advocate' | 'coordinator' | 'clinical-lead'
    >
  | 'safeguarding-lead'
  | 'alternate'
  | 'person'
  | 'stand-in'
  | 'team';

/**
 * Everything that falls due, ladders as one (process page §6): who is reminded the first time, who from the second and from
 * the third on as well, and who of an urgent request in any case. They are told at once, with a notification; or with the
 * digest, which follows in the card they have, and gives one to whoever has none. At night notifications wait for the
 * morning, those of urgent requests too, unless they go to the people who are to act.
 */
export interface Telling {
  /** As a clinician names it, where that is not its key. */
  readonly name?: string;
  readonly first: readonly Reminded[];
  readonly second: readonly Reminded[];
  readonly third: readonly Reminded[];
  readonly urgent: readonly Reminded[];
  readonly told: 'at once' | 'digest';
  readonly atNight: 'waits' | 'notified when urgent';
}

const nobody = { second: [], third: [], urgent: [] } as const;
const act = { ...nobody, told: 'at once', atNight: 'notified when urgent' } as const;
const news = { ...nobody, told: 'at once', atNight: 'waits' } as const;
const digest = { ...nobody, told: 'digest', atNight: 'waits' } as const;

/** By what falls due. Of a ladder its own table says who. */
export const tellings = {
  ladder: { ...act, first: [] },
  invitation: { ...act, first: ['person'], urgent: ['coordinator'] },
  'reviewer-share': {
    ...act,
    name: 'reviewer’s share of the time',
    first: ['reviewer'],
    second: ['coordinator'],
    third: ['clinical-lead'],
  },
  'team-share': { ...digest, name: 'team’s share of the time', first: ['team'] },
  hold: { ...act, first: ['safeguarding-lead'], second: ['alternate'] },
  'name-withheld': {
    ...act,
    name: 'name withheld: review',
    first: ['clinical-lead'],
    second: ['alternate'],
  },
  leave: { ...act, first: ['stand-in', 'requester'] },
  'snooze-over': { ...act, first: ['person'] },
  'family-not-updated': { ...news, first: ['acting-consultant', 'advocate'] },
  'birthday-warning': { ...news, first: ['acting-consultant', 'coordinator'] },
  'sixteen-warning': {
    ...news,
    name: 'birthday-warning, of the 16th in Scotland',
    first: ['acting-consultant', 'coordinator'],
  },
  'birthday-told': { ...news, first: ['acting-consultant', 'coordinator'] },
} as const satisfies Readonly<Record<string, Telling>>;
export type Told = keyof typeof tellings;

/** How what was reminded of is told; whatever is not named among those is a ladder. */
export function toldAs({ of }: RemindedOf): Told {
  return Object.hasOwn(tellings, of) ? (of as Told) : 'ladder';
}
