import { dateOfDay, dayNumber, londonDate } from './london-time';
import type { Reading } from './reading';

/** The age at which somebody is no child any more in this process (process page §1). */
const ADULT = 18;

/**
 * Reads a child's date of birth (`YYYY-MM-DD`) as given on the instant `on`.
 * Refuses what is no date, a date after today in London, and anybody who is 18 today (process page §3).
 */
export function readDateOfBirth(text: string, on: string): Reading {
  const value = text.trim();
  if (!isCalendarDate(value)) {
    return { ok: false, problem: 'Enter the date of birth as a date, for example 2018-03-14.' };
  }
  if (value > londonDate(on)) {
    return { ok: false, problem: 'Enter a date of birth that is not in the future.' };
  }
  if (!isUnder18(value, on)) {
    return {
      ok: false,
      problem: 'By this date of birth the patient is 18 or over. This process is for children under 18.',
    };
  }
  return { ok: true, value };
}

/** Completed years on an instant, by the date in London. Somebody born on 29 February has a birthday on 1 March in other years. */
export function ageInYears(dateOfBirth: string, on: string): number {
  return Math.floor(ageInMonths(dateOfBirth, on) / 12);
}

/** Whether somebody is still a child on an instant, by the date in London (process page §1, I12). */
export function isUnder18(dateOfBirth: string, on: string): boolean {
  return londonDate(on) < eighteenthBirthday(dateOfBirth);
}

/** The date of the 18th birthday, `YYYY-MM-DD`; 1 March for somebody born on 29 February (process page I12). */
export function eighteenthBirthday(dateOfBirth: string): string {
  // No year 18 after a leap year is one, and the day after 28 February is then 1 March.
  return birthdayOf(ADULT, dateOfBirth);
}

/** The date of the 16th birthday, `YYYY-MM-DD`: who was born on 29 February has one, as the year is a leap year again. */
export function sixteenthBirthday(dateOfBirth: string): string {
  return birthdayOf(16, dateOfBirth);
}

function birthdayOf(age: number, dateOfBirth: string): string {
  const { year, month, day } = parts(dateOfBirth);
  return new Date(Date.UTC(year + age, month - 1, day)).toISOString().slice(0, 10);
}

/** A date some days before (or, below 0, after) another, both `YYYY-MM-DD`. */
export function daysBefore(date: string, days: number): string {
  return dateOfDay(dayNumber(date) - days);
}

/**
 * The age in words, as a paediatric ward says it: days in the first month, months up to the second birthday, then years.
 * "born today", "3 days", "5 months", "8 years". Throws a RangeError before the birth.
 */
export function describeAge(dateOfBirth: string, on: string): string {
  const days = dayNumber(londonDate(on)) - dayNumber(dateOfBirth);
  if (days < 0) throw new RangeError('not born yet');
  if (days === 0) return 'born today';
  const months = ageInMonths(dateOfBirth, on);
  if (months < 1) return counted(days, 'day');
  return months < 24 ? counted(months, 'month') : counted(Math.floor(months / 12), 'year');
}

/** Completed months: one is complete when the day of the month comes round, or would have. */
function ageInMonths(dateOfBirth: string, on: string): number {
  const born = parts(dateOfBirth);
  const today = parts(londonDate(on));
  const months = (today.year - born.year) * 12 + today.month - born.month;
  return today.day < born.day ? months - 1 : months;
}

function parts(date: string): { year: number; month: number; day: number } {
  return { year: Number(date.slice(0, 4)), month: Number(date.slice(5, 7)), day: Number(date.slice(8, 10)) };
}

function isCalendarDate(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  try {
    return dateOfDay(dayNumber(text)) === text;
  } catch {
    return false;
  }
}

function counted(number: number, unit: string): string {
  return `${number} ${unit}${number === 1 ? '' : 's'}`;
}
