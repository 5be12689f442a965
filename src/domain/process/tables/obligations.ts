import type { OpenStatus } from '../../case/stage';
import { type BankHolidays, usualBankHolidays } from '../../rules/calendar';
import type { Urgency } from '../../rules/urgency';
import type { Role } from './lifecycle';

/**
 * What falls due when, and for whom (process page §6). At n the first is reminded, at 2n the second too, at 3n the
 * third; then daily, five times at most. Times are hours on the case's clock: wall clock when urgent, else working
 * time, of which a day has eight hours.
 */
export type Hours = Readonly<Record<Urgency, number>>;

export interface Ladder {
  readonly n: Hours;
  readonly first: Role;
  readonly second: Role | 'alternate' | 'nobody';
  readonly third: Role | 'alternate';
  /** The last reminder, where the clock itself says with it what follows; left out: daily after the third, some at most. */
  readonly last?: number;
}

const day = 8;
const hours = (urgent: number, soon: number, routine: number): Hours => ({ urgent, soon, routine });

// biome-ignore format: a table is read in lines
export const ladders = {
  'consultant-review': { n: hours(0.5, 4, day), first: 'approver', second: 'deputy', third: 'clinical-lead' },
  'opinion-given': { n: hours(0.5, 4, day), first: 'acting-consultant', second: 'deputy', third: 'clinical-lead' },
  'returned': { n: hours(2, day, 3 * day), first: 'requester', second: 'nobody', third: 'coordinator' },
  'lead-review': { n: hours(1, 4, 2 * day), first: 'clinical-lead', second: 'alternate', third: 'alternate' },
  'conflict-check': { n: hours(1, 4, 2 * day), first: 'clinical-lead', second: 'alternate', third: 'alternate' },
  'link-not-confirmed': { n: hours(1, 4, day), first: 'reviewer', second: 'nobody', third: 'coordinator' },
  'family-step': { n: hours(1, day, 2 * day), first: 'acting-consultant', second: 'deputy', third: 'clinical-lead' },
  'sharing': { n: hours(1, day, 2 * day), first: 'acting-consultant', second: 'deputy', third: 'clinical-lead' },
  'preparing': { n: hours(1, day, 2 * day), first: 'coordinator', second: 'alternate', third: 'acting-consultant' },
  'list-exhausted': { n: hours(1, 4, day), first: 'coordinator', second: 'alternate', third: 'clinical-lead' },
  'item-asked': { n: hours(1, day, 2 * day), first: 'requester', second: 'nobody', third: 'coordinator' },
  'outcome': { n: hours(4, 2 * day, 5 * day), first: 'acting-consultant', second: 'deputy', third: 'clinical-lead' },
  'resolution': { n: hours(8, 3 * day, 10 * day), first: 'acting-consultant', second: 'deputy', third: 'clinical-lead' },
  'closing': { n: hours(24, 2 * day, 5 * day), first: 'coordinator', second: 'alternate', third: 'acting-consultant' },
  'owed': { n: hours(4, day, 2 * day), first: 'acting-consultant', second: 'deputy', third: 'clinical-lead' },
  'lead-decision': { n: hours(1, 4, 2 * day), first: 'clinical-lead', second: 'alternate', third: 'alternate' },
  'reviewer-answer': { n: hours(4, day, 2 * day), first: 'reviewer', second: 'nobody', third: 'clinical-lead' },
  'body-asked': { n: hours(4, 2 * day, 5 * day), first: 'coordinator', second: 'alternate', third: 'acting-consultant', last: 3 },
  'tester-asked': { n: hours(2, day, 3 * day), first: 'tester', second: 'nobody', third: 'clinical-lead' },
  'hand-over': { n: hours(4, day, 2 * day), first: 'incoming-consultant', second: 'nobody', third: 'clinical-lead' },
  'advocate-needed': { n: hours(1, day, 2 * day), first: 'coordinator', second: 'alternate', third: 'clinical-lead' },
  'young-adult': { n: hours(4, day, 2 * day), first: 'acting-consultant', second: 'deputy', third: 'clinical-lead' },
  'young-persons-word': { n: hours(4, day, 2 * day), first: 'acting-consultant', second: 'deputy', third: 'clinical-lead' },
  'perhaps-same-child': { n: hours(1, 4, day), first: 'coordinator', second: 'alternate', third: 'clinical-lead' },
  'held-elsewhere': { n: hours(1, 4, day), first: 'safeguarding-lead', second: 'nobody', third: 'clinical-lead' },
  'death-elsewhere': { n: hours(1, 4, day), first: 'acting-consultant', second: 'coordinator', third: 'clinical-lead' },
  'family-not-told': { n: hours(4, day, 2 * day), first: 'safeguarding-lead', second: 'alternate', third: 'alternate' },
} as const satisfies Readonly<Record<string, Ladder>>;
export type LadderName = keyof typeof ladders;

/** Gates whose ladder has the gate's own name. */
export const gateLadders = [
  'consultant-review',
  'opinion-given',
  'returned',
  'lead-review',
  'conflict-check',
  'family-step',
  'sharing',
  'preparing',
  'outcome',
  'resolution',
  'closing',
] as const satisfies readonly (OpenStatus & LadderName)[];

/** Whether the ladder is of the open step itself. */
export function isGateLadder(name: string): boolean {
  return (gateLadders as readonly string[]).includes(name);
}

/** What has a period n: every ladder, and an invitation, which is reminded at n and lapses at 2n. */
export const timed = [...(Object.keys(ladders) as LadderName[]), 'invitation'] as const;
export type Timed = (typeof timed)[number];

/**
 * Every duration that an organisation may set otherwise (process page §6). The core is handed them with the directory;
 * working hours and quiet hours stand in the directory itself, with each organisation.
 */
export interface Reminders {
  readonly n: Readonly<Record<Timed, Hours>>;
  /** After the third reminder: daily, so many at most. */
  readonly daily: number;
  /**
   * Shares (0.5 is half) of the time to "needed by": the reviewer is reminded; at the second the coordinator rings, at
   * the third the clinical lead decides. At the same shares the team hears where it stands.
   */
  readonly shares: readonly [number, number, number];
  /** Hours until the safeguarding lead is reminded of a provisional hold; the alternate at twice that. */
  readonly provisionalHold: number;
  /** Days since a hold was set or reviewed until the safeguarding lead is reminded of it, where its review date is later. */
  readonly holdReview: number;
  /** Days before the 18th birthday, and in Scotland the 16th, on which acting consultant and coordinator are warned, most first (process page I12). */
  readonly birthdayWarnings: readonly number[];
  /** Working days after which a family that was not updated is to be talked to. */
  readonly familyNudge: number;
  readonly bankHolidays: BankHolidays;
}

/** The defaults. Urgent: an unanswered invitation makes the coordinator ring. */
export const usualReminders: Reminders = {
  n: {
    ...(Object.fromEntries(Object.entries(ladders).map(([name, { n }]) => [name, n])) as Record<
      LadderName,
      Hours
    >),
    invitation: hours(1, 4, 2 * day),
  },
  daily: 5,
  shares: [0.5, 0.8, 1],
  provisionalHold: 8,
  holdReview: 7,
  birthdayWarnings: [90, 30, 7],
  familyNudge: 5,
  bankHolidays: usualBankHolidays,
};
