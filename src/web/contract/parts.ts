import * as z from 'zod/mini';

/** Small parts that several answers of the tab's API have in common. Times are ISO instants in UTC, dates `YYYY-MM-DD`. */

export const instant = z.string();
export const date = z.string();

/** One of our own words: the code for programs, the title for people. */
export const coded = z.object({ code: z.string(), title: z.string() });

const run = z.object({
  /** Shown as it is: never Markdown, never HTML. */
  text: z.string(),
  bold: z.boolean(),
  subtle: z.boolean(),
  size: z.enum(['small', 'default', 'medium', 'large']),
  color: z.enum(['default', 'good', 'attention', 'accent']),
});

/** A line of text; `apart` sets it off from the line before. */
export const line = z.object({ runs: z.array(run), apart: z.boolean() });

export const section = z.object({
  /** Empty for none. */
  title: z.string(),
  tone: z.enum(['default', 'emphasis', 'accent', 'good', 'attention', 'warning']),
  lines: z.array(line),
});
export type Section = z.infer<typeof section>;

/** How long until "needed by", on the case's own clock: working time, or the clock on the wall where it is urgent. */
export const timeLeft = z.object({
  clock: z.enum(['wall', 'working']),
  until: instant,
  /** Whole minutes of that clock's time; 0 once it has passed. */
  minutes: z.number(),
  passed: z.boolean(),
  /** Whether that clock runs now: outside working hours it stands still. */
  running: z.boolean(),
  /** How much of the time since the request was sent has gone, 0 to 1. */
  share: z.number(),
  /** For people: "until Thu 3 Dec, 17:00". */
  words: z.string(),
  /** "about 3½ days"; empty once it has passed. */
  about: z.string(),
});
export type TimeLeft = z.infer<typeof timeLeft>;

/** A form that this person has begun and not sent. */
export const begunForm = z.object({
  /** The case it is about, or `new`. */
  about: z.string(),
  /** What the form's address calls it. */
  name: z.string(),
  title: z.string(),
  savedAt: instant,
});
export type BegunForm = z.infer<typeof begunForm>;
