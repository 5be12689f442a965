import { z } from 'zod';
import { holidayDivisions } from '../../rules/bank-holidays';
import { lastPublishedYear, settableYears, withProclaimed } from '../../rules/calendar';
import { type Reminders, type Timed, timed, usualReminders } from '../tables/obligations';

const between = (min: number, max: number, what: string) => {
  const error = `must be a number of ${what} from ${min} to ${max}`;
  return z.number({ error }).min(min, { error }).max(max, { error });
};
const whole = (min: number, max: number, what: string) => {
  const error = `must be a whole number of ${what} from ${min} to ${max}`;
  return z.int({ error }).min(min, { error }).max(max, { error });
};

const period = between(0.25, 2000, 'hours');
const hours = z.strictObject(
  { urgent: period.optional(), soon: period.optional(), routine: period.optional() },
  { error: 'must be hours by urgency, for example { "urgent": 1, "soon": 8, "routine": 16 }' },
);
const threeShares = 'must be three rising percentages from 1 to 100, for example [50, 80, 100]';
const percent = z
  .number({ error: threeShares })
  .min(1, { error: threeShares })
  .max(100, { error: threeShares });
const shares = z
  .tuple([percent, percent, percent], { error: threeShares })
  .refine(([one, two, three]) => one < two && two < three, { error: threeShares });
const warnings = 'must be one to ten whole numbers of days from 1 to 365, each once, for example [90, 30, 7]';
const warningDay = z.int({ error: warnings }).min(1, { error: warnings }).max(365, { error: warnings });
const birthdayWarningDays = z
  .array(warningDay, { error: warnings })
  .min(1, { error: warnings })
  .max(10, { error: warnings })
  .refine((days) => new Set(days).size === days.length, { error: warnings });
const { first, last } = settableYears;
const oneDay = `must be a date from ${first} to ${last}, for example 2027-06-15`;
// A year that was mistyped would hide that the calendar comes to its end.
const date = z.iso
  .date({ error: oneDay })
  .refine((day) => Number(day.slice(0, 4)) >= first && Number(day.slice(0, 4)) <= last, { error: oneDay });
const dates = z.array(date, { error: 'must be a list of dates, for example ["2027-06-15"]' });
const published = `must be a year from ${lastPublishedYear} to ${last}`;
const year = z
  .int({ error: published })
  .min(lastPublishedYear, { error: published })
  .max(last, { error: published })
  .optional();
const division = z.strictObject(
  { added: dates.optional(), removed: dates.optional() },
  { error: 'must hold the days added or removed, for example { "added": ["2027-06-15"] }' },
);

/** What a file of reminders may hold; what is left out keeps its default. */
const remindersFile = z.strictObject(
  {
    ladders: z
      .strictObject(
        Object.fromEntries(timed.map((name) => [name, hours.optional()])) as Record<
          Timed,
          z.ZodOptional<typeof hours>
        >,
        { error: 'must hold hours by name, for example { "returned": { "soon": 8 } }' },
      )
      .optional(),
    dailyReminders: whole(0, 30, 'reminders').optional(),
    shares: shares.optional(),
    provisionalHoldHours: between(0.25, 200, 'hours').optional(),
    holdReviewDays: whole(1, 365, 'days').optional(),
    birthdayWarningDays: birthdayWarningDays.optional(),
    familyNudgeWorkingDays: whole(1, 60, 'working days').optional(),
    bankHolidays: z
      .strictObject(
        {
          publishedTo: year,
          'england-and-wales': division.optional(),
          scotland: division.optional(),
          'northern-ireland': division.optional(),
        },
        { error: 'must hold days by calendar, for example { "scotland": { "added": ["2027-06-15"] } }' },
      )
      .optional(),
  },
  { error: 'must hold one JSON object' },
);
type RemindersFile = z.infer<typeof remindersFile>;

/**
 * In: the content of a file of reminders (JSON). Out: the durations that hold, the defaults where the file says nothing
 * (process page §6). Working hours and quiet hours are not among them: the directory has them with each organisation.
 * Throws an Error with one line for each mistake: which field, what is there, what is allowed.
 */
export function remindersFromText(text: string): Reminders {
  let raw: unknown;
  try {
    raw = JSON.parse(text);
  } catch {
    throw new Error('The file of reminders is not JSON: it must hold one JSON object.');
  }
  const read = remindersFile.safeParse(raw);
  if (!read.success) {
    const lines = read.error.issues.flatMap((issue) => describe(issue, raw));
    throw new Error(
      `The file of reminders cannot be used:\n${[...new Set(lines)].map((each) => `  ${each}`).join('\n')}`,
    );
  }
  return remindersWith(read.data);
}

function remindersWith(file: RemindersFile): Reminders {
  const usual = usualReminders;
  const n = Object.fromEntries(
    timed.map((name) => [name, { ...usual.n[name], ...defined(file.ladders?.[name] ?? {}) }]),
  ) as Reminders['n'];
  const [one, two, three] = file.shares ?? [];
  return {
    n,
    daily: file.dailyReminders ?? usual.daily,
    shares:
      one === undefined || two === undefined || three === undefined
        ? usual.shares
        : [one / 100, two / 100, three / 100],
    provisionalHold: file.provisionalHoldHours ?? usual.provisionalHold,
    holdReview: file.holdReviewDays ?? usual.holdReview,
    birthdayWarnings: [...(file.birthdayWarningDays ?? usual.birthdayWarnings)].sort((a, b) => b - a),
    familyNudge: file.familyNudgeWorkingDays ?? usual.familyNudge,
    bankHolidays: bankHolidaysWith(file.bankHolidays),
  };
}

function bankHolidaysWith(said: RemindersFile['bankHolidays']): Reminders['bankHolidays'] {
  if (said === undefined) return usualReminders.bankHolidays;
  const calendars = holidayDivisions.map((name) => {
    const { added = [], removed = [] } = said[name] ?? {};
    const usual = usualReminders.bankHolidays[name];
    return [name, withProclaimed(usual, { added, removed, publishedTo: said.publishedTo })];
  });
  return Object.fromEntries(calendars) as Reminders['bankHolidays'];
}

function defined<T extends object>(values: T): { [K in keyof T]?: Exclude<T[K], undefined> } {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined)) as never;
}

/** Field, value, and what is allowed. */
function describe(issue: z.core.$ZodIssue, raw: unknown): readonly string[] {
  const path = issue.path.map(String);
  if (issue.code === 'unrecognized_keys') {
    return issue.keys.map(
      (key) => `${[...path, key].join('.')} is no setting here: please check the spelling.`,
    );
  }
  const value = issue.path.reduce<unknown>(
    (at, key) =>
      typeof at === 'object' && at !== null ? (at as Record<PropertyKey, unknown>)[key] : undefined,
    raw,
  );
  const shown = JSON.stringify(value) ?? 'missing';
  const field = path.length === 0 ? 'The file' : path.join('.');
  return [`${field} is ${shown.length > 60 ? `${shown.slice(0, 59)}…` : shown}: ${issue.message}.`];
}
