import * as z from 'zod/mini';

/** Counts for service planners, coordinators and clinical leads, each of their own organisations. Never a case. */

const plannerRow = z.object({
  code: z.string(),
  title: z.string(),
  /** Null: a small number, or one from which a small number could be worked out. */
  count: z.nullable(z.number()),
  /** Hours on the wall clock; null where there are too few to tell, or the count is not given. */
  medianHours: z.nullable(z.number()),
  /** For people: "2 days 4 hours"; empty where there is none. */
  medianWords: z.string(),
});

/** Months are counted together, by three or all twelve, where a number would have to be held back else. */
export const plannerTable = z.object({
  code: z.enum(['step', 'kind', 'specialty', 'organisation', 'month']),
  title: z.string(),
  /** What is counted, and what the median is of. */
  counts: z.string(),
  median: z.string(),
  rows: z.array(plannerRow),
});
export type PlannerTable = z.infer<typeof plannerTable>;

/**
 * `GET planner`: the last twelve whole months. There is nothing to filter by: two answers beside each other would tell a
 * small number. `GET planner.csv` has the same as text: table, code, title, count, median hours.
 */
export const planner = z.object({
  /** First and last month, `YYYY-MM`. */
  from: z.string(),
  to: z.string(),
  /** Numbers under this one are not given. */
  least: z.number(),
  /** Requests in all; null where it is not given. */
  total: z.nullable(z.number()),
  organisations: z.array(z.string()),
  tables: z.array(plannerTable),
});
export type Planner = z.infer<typeof planner>;
