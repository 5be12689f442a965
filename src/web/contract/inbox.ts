import * as z from 'zod/mini';
import { begunForm, coded, date, instant, timeLeft } from './parts';

/** Lists of requests. What a person may not see of a case is empty or null there. */

export const requestRow = z.object({
  ref: z.string(),
  version: z.number(),
  kind: coded,
  status: coded,
  urgency: coded,
  neededBy: date,
  /** "Thu 3 Dec". */
  neededOn: z.string(),
  /** Null once the case is over. */
  timeLeft: z.nullable(timeLeft),
  /** Initials; empty where this person may not see who the child is. */
  child: z.string(),
  specialty: z.string(),
  organisation: z.string(),
  group: z.enum(['me', 'others', 'over']),
  /** "you, since 24 November 2026, 14:03". */
  waitsFor: z.string(),
  /** Since when the open step is open. */
  since: instant,
  /** A reminder of the open step has fallen due, or what is over has waited too long to be filed. */
  late: z.boolean(),
  /** "Late since Mon 11 Jan, 09:30"; empty where it is not late. */
  lateWords: z.string(),
  /** Whole days for which it has waited. */
  days: z.number(),
  /** Somebody of this case could not be reached; false for whoever may not see that. */
  notReached: z.boolean(),
  /** It is needed within a week. */
  dueSoon: z.boolean(),
  /** "Withdrawn on Thu 10 Sep"; empty while the case is open. */
  ended: z.string(),
  begun: z.array(begunForm),
});
export type RequestRow = z.infer<typeof requestRow>;

/** What a chip of the worklist shows: what waits for its reader, is late, has somebody who was not reached, or is due soon. */
const chip = z.enum(['me', 'late', 'not-reached', 'due-soon']);

/** Query of `GET inbox`; every part may be left out. */
export const inboxQuery = z.object({
  /** Reference, initials or specialty, or part of one. */
  search: z.optional(z.string().check(z.maxLength(100))),
  waits: z.optional(z.enum(['me', 'others', 'over'])),
  urgency: z.optional(z.enum(['urgent', 'soon', 'routine'])),
  kind: z.optional(z.enum(['critical-friend', 'external-second-opinion'])),
  /** From 1; one that is not there becomes the nearest. */
  page: z.optional(z.string().check(z.regex(/^\d{1,4}$/))),
});
export type InboxQuery = z.infer<typeof inboxQuery>;

/** `GET inbox`: what waits for this person first, the most urgent and the shortest of time first. 25 rows a page. */
export const inbox = z.object({
  rows: z.array(requestRow),
  page: z.number(),
  pages: z.number(),
  /** Rows on all pages, with the filters. */
  total: z.number(),
  /** Rows of each group on all pages, with every filter but `waits`. */
  counts: z.object({ me: z.number(), others: z.number(), over: z.number() }),
  /** What cannot be shown, in words; left out where there is nothing of the kind. */
  damaged: z.optional(z.string()),
  /** Requests begun and not sent yet. */
  begun: z.array(begunForm),
  now: instant,
});
export type Inbox = z.infer<typeof inbox>;

/**
 * `GET worklist`: open cases by step, in the lifecycle's order, and last, as `to-be-filed`, what is over and not confirmed
 * to be in the child's record; overdue first. 404 but for coordinator and clinical lead.
 */
export const worklist = z.object({
  columns: z.array(
    z.object({
      status: coded,
      /** Of all, also of those that are not among the rows: 40 a column. */
      count: z.number(),
      late: z.number(),
      rows: z.array(requestRow),
    }),
  ),
  /** Of all that fit the search and the filters, whatever chip is chosen. */
  chips: z.object({
    me: z.number(),
    late: z.number(),
    'not-reached': z.number(),
    'due-soon': z.number(),
    all: z.number(),
  }),
  /** As in the inbox. */
  damaged: z.optional(z.string()),
  now: instant,
});
export type Worklist = z.infer<typeof worklist>;

/** Query of `GET worklist`: as the inbox, without `waits` and `page`, and with a chip. */
export const worklistQuery = z.extend(z.pick(inboxQuery, { search: true, urgency: true, kind: true }), {
  chip: z.optional(chip),
});
export type WorklistQuery = z.infer<typeof worklistQuery>;
