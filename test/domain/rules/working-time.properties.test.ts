import fc from 'fast-check';
import { DateTime } from 'luxon';
import { bankHolidays } from '../../../src/domain/rules/bank-holidays';
import { divisionOf } from '../../../src/domain/rules/calendar';
import type { Nation } from '../../../src/domain/rules/nation';
import {
  addWorkingTime,
  type Clock,
  clockFor,
  outOfQuietHours,
  shareOfTime,
  workingHoursBetween,
} from '../../../src/domain/rules/working-time';

const nations: Nation[] = ['england', 'scotland', 'northern-ireland'];
const usual = { workingHours: { from: '09:00', to: '17:00' }, quietHours: { from: '20:00', to: '07:00' } };
const early = { workingHours: { from: '06:15', to: '20:30' }, quietHours: { from: '20:00', to: '07:00' } };

const start = Date.UTC(2024, 0, 1) / 60_000;
const end = Date.UTC(2034, 0, 1) / 60_000;
const instant = fc.integer({ min: start, max: end }).map((minute) => new Date(minute * 60_000).toISOString());
const someHours = fc.integer({ min: 0, max: 400 * 60 }).map((minutes) => minutes / 60);
const place = fc.record({ nation: fc.constantFrom(...nations), own: fc.constantFrom(usual, early) });
const clockOf = ({ nation, own }: { nation: Nation; own: typeof usual }): Clock =>
  clockFor('soon', { nation, ...own });

const london = (at: string) => DateTime.fromISO(at, { zone: 'Europe/London' });
const millis = (at: string) => DateTime.fromISO(at).toMillis();

const QUARTER = 15 * 60_000;

function countOpenQuarters(nation: Nation, first: number, quarters: number, at: (quarter: number) => string) {
  const holidays = [0, 1].flatMap((ahead) =>
    bankHolidays(divisionOf(nation), london(at(first)).year + ahead),
  );
  let open = 0;
  for (let quarter = first; quarter < first + quarters; quarter += 1) {
    const local = london(at(quarter));
    if (local.weekday > 5 || holidays.includes(local.toFormat('yyyy-MM-dd'))) continue;
    if (local.hour >= 9 && local.hour < 17) open += 1;
  }
  return open;
}

describe('working time over ten years and three calendars', () => {
  test('a result is in working hours, outside quiet hours, on no weekend and no bank holiday', () => {
    fc.assert(
      fc.property(place, instant, someHours, (where, from, hours) => {
        const at = london(addWorkingTime(from, hours, clockOf(where)));
        const time = at.toFormat('HH:mm:ss.SSS');
        expect(at.weekday).toBeLessThanOrEqual(5);
        expect(bankHolidays(divisionOf(where.nation), at.year)).not.toContain(at.toISODate());
        expect(time >= `${where.own.workingHours.from}:00.000`).toBe(true);
        expect(time <= `${where.own.workingHours.to}:00.000`).toBe(true);
        expect(time >= where.own.quietHours.to && time < where.own.quietHours.from).toBe(true);
      }),
      { numRuns: 2000 },
    );
  });

  test('more hours are never earlier, and a later start never ends earlier', () => {
    fc.assert(
      fc.property(place, instant, instant, someHours, someHours, (where, one, other, few, more) => {
        const clock = clockOf(where);
        const [from, later] = [one, other].sort() as [string, string];
        const [less, most] = [Math.min(few, more), Math.max(few, more)];
        expect(addWorkingTime(from, less, clock) <= addWorkingTime(from, most, clock)).toBe(true);
        expect(addWorkingTime(from, less, clock) <= addWorkingTime(later, less, clock)).toBe(true);
        expect(addWorkingTime(from, less, clock) >= from).toBe(true);
      }),
      { numRuns: 2000 },
    );
  });

  test('waiting twice is waiting for the sum', () => {
    fc.assert(
      fc.property(place, instant, someHours, someHours, (where, from, first, then) => {
        const clock = clockOf(where);
        const twice = addWorkingTime(addWorkingTime(from, first, clock), then, clock);
        expect(twice).toBe(addWorkingTime(from, first + then, clock));
      }),
      { numRuns: 2000 },
    );
  });

  test('what is added is what lies between', () => {
    fc.assert(
      fc.property(place, instant, someHours, (where, from, hours) => {
        const clock = clockOf(where);
        const between = workingHoursBetween(from, addWorkingTime(from, hours, clock), clock);
        expect(between).toBeCloseTo(hours, 6);
      }),
      { numRuns: 2000 },
    );
  });

  test('working time agrees with counting every quarter of an hour', () => {
    const quarterHour = fc.integer({ min: start / 15, max: end / 15 });
    fc.assert(
      fc.property(fc.constantFrom(...nations), quarterHour, fc.nat(600), (nation, first, quarters) => {
        const at = (quarter: number) => new Date(quarter * QUARTER).toISOString();
        const counted = countOpenQuarters(nation, first, quarters, at) / 4;
        const clock = clockFor('routine', { nation, ...usual });
        expect(workingHoursBetween(at(first), at(first + quarters), clock)).toBe(counted);
      }),
      { numRuns: 100 },
    );
  });

  test('a share of the time lies in order between its ends', () => {
    fc.assert(
      fc.property(place, instant, someHours, (where, from, hours) => {
        const clock = clockOf(where);
        const to = addWorkingTime(from, hours, clock);
        const half = shareOfTime(from, to, 0.5, clock);
        expect(half <= shareOfTime(from, to, 0.8, clock)).toBe(true);
        expect(shareOfTime(from, to, 1, clock)).toBe(to);
      }),
      { numRuns: 1000 },
    );
  });

  test('a notice moved out of quiet hours is never quiet, never earlier and moved once only', () => {
    fc.assert(
      fc.property(instant, (at) => {
        const moved = outOfQuietHours(at, usual);
        const hour = london(moved).hour;
        expect(hour >= 7 && hour < 20).toBe(true);
        expect(moved >= at).toBe(true);
        expect(millis(moved) - millis(at)).toBeLessThanOrEqual(12 * 3_600_000);
        expect(outOfQuietHours(moved, usual)).toBe(moved);
      }),
      { numRuns: 2000 },
    );
  });
});
