/** A moment and a place at which the tests must say what they say now. */
export interface Moment {
  readonly name: string;
  /** When the run begins, with its offset from UTC; from there time goes on. */
  readonly at: string;
  /** The time zone of the machine. */
  readonly zone: string;
  /** Its language. */
  readonly locale: string;
}

const here = { zone: 'Europe/London', locale: 'en_GB.UTF-8' };
/** A Tuesday on which nothing is special. */
const plain = { ...here, at: '2027-01-12T10:00:00Z' };

/** Night and holidays, the ends of a month and of a year, leap years, both changes of the clock, other zones and languages. */
export const moments: readonly Moment[] = [
  { name: 'Sunday 03:30', ...here, at: '2026-12-06T03:30:00Z' },
  { name: 'Monday 23:30', ...here, at: '2026-12-07T23:30:00Z' },
  { name: '24 December 16:50', ...here, at: '2026-12-24T16:50:00Z' },
  { name: '31 December 23:59:30', ...here, at: '2026-12-31T23:59:30Z' },
  { name: '28 February 2028', ...here, at: '2028-02-28T23:58:00Z' },
  { name: '29 February 2028', ...here, at: '2028-02-29T23:58:00Z' },
  { name: 'clock goes on', ...here, at: '2027-03-28T00:59:00Z' },
  { name: 'clock goes back', ...here, at: '2027-10-31T00:59:00Z' },
  // There it is another day than in the United Kingdom.
  { name: 'Auckland', ...plain, at: '2027-01-12T14:00:00Z', zone: 'Pacific/Auckland' },
  { name: 'Los Angeles', ...plain, at: '2027-01-12T05:00:00Z', zone: 'America/Los_Angeles' },
  { name: 'locale C', ...plain, locale: 'C' },
  { name: 'locale tr_TR', ...plain, locale: 'tr_TR.UTF-8' },
];
