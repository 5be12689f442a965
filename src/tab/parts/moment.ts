const moment = new Intl.DateTimeFormat('en-GB', {
  timeZone: 'Europe/London',
  day: 'numeric',
  month: 'long',
  year: 'numeric',
  hour: '2-digit',
  minute: '2-digit',
});

/** "24 November 2026, 14:03", London's time, as the cards say it. In: an ISO instant. */
export function sayMoment(instant: string): string {
  return moment.format(new Date(instant)).replace(' at ', ', ');
}

const month = new Intl.DateTimeFormat('en-GB', { timeZone: 'UTC', month: 'long', year: 'numeric' });

/** "November 2026". In: `YYYY-MM`. */
export function sayMonth(date: string): string {
  return month.format(new Date(`${date}-01T00:00:00Z`));
}

const short = new Intl.DateTimeFormat('en-GB', {
  timeZone: 'Europe/London',
  day: 'numeric',
  month: 'short',
  hour: '2-digit',
  minute: '2-digit',
});

/** "24 Nov, 14:03", London's time, where there is little room. In: an ISO instant. */
export function sayShortly(instant: string): string {
  return short.format(new Date(instant)).replace(' at ', ', ');
}
