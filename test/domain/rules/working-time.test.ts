import { calendarByRule } from '../../../src/domain/rules/calendar';
import type { Nation } from '../../../src/domain/rules/nation';
import {
  addWorkingTime,
  clockFor,
  endOfNeededBy,
  outOfQuietHours,
  shareOfTime,
  workingHoursBetween,
} from '../../../src/domain/rules/working-time';

const hours = { workingHours: { from: '09:00', to: '17:00' }, quietHours: { from: '20:00', to: '07:00' } };
const working = (nation: Nation) => clockFor('soon', { nation, ...hours });
const england = working('england');
const urgent = clockFor('urgent', { nation: 'england', ...hours });

describe('a reminder for a soon or routine request falls in working time', () => {
  test.each([
    ['within one day', '2026-11-24T09:00:00Z', 4, '2026-11-24T13:00:00.000Z'],
    ['over the evening', '2026-11-24T15:00:00Z', 4, '2026-11-25T11:00:00.000Z'],
    ['over a weekend', '2026-11-27T16:00:00Z', 2, '2026-11-30T10:00:00.000Z'],
    ['from a night', '2026-11-24T02:00:00Z', 1, '2026-11-24T10:00:00.000Z'],
    ['a whole working day ends at closing time', '2026-11-24T09:00:00Z', 8, '2026-11-24T17:00:00.000Z'],
    ['ten working days', '2026-11-24T12:00:00Z', 80, '2026-12-08T12:00:00.000Z'],
    ['nothing to wait for, in working time', '2026-11-24T12:00:00Z', 0, '2026-11-24T12:00:00.000Z'],
    ['nothing to wait for, on a Saturday', '2026-11-28T12:00:00Z', 0, '2026-11-30T09:00:00.000Z'],
    ['over the spring clock change', '2027-03-25T16:00:00Z', 2, '2027-03-30T09:00:00.000Z'],
    ['over the autumn clock change', '2026-10-23T15:00:00Z', 2, '2026-10-26T10:00:00.000Z'],
    ['in summer', '2026-07-01T08:00:00Z', 1, '2026-07-01T09:00:00.000Z'],
  ])('%s', (_name, from, add, expected) => {
    expect(addWorkingTime(from, add, england)).toBe(expected);
  });

  test('Christmas and New Year in Wales: 24 December 16:40 and 4 hours', () => {
    expect(addWorkingTime('2026-12-24T16:40:00Z', 4, working('wales'))).toBe('2026-12-29T12:40:00.000Z');
    expect(addWorkingTime('2026-12-31T16:40:00Z', 4, working('wales'))).toBe('2027-01-04T12:40:00.000Z');
  });

  test('in Scotland 4 January 2027 is a holiday too, since 2 January is a Saturday', () => {
    expect(addWorkingTime('2026-12-31T16:40:00Z', 4, working('scotland'))).toBe('2027-01-05T12:40:00.000Z');
  });

  test('Northern Ireland keeps 12 July', () => {
    expect(addWorkingTime('2027-07-09T16:00:00Z', 1, working('northern-ireland'))).toBe(
      '2027-07-13T09:00:00.000Z',
    );
  });

  test('hours below nothing are refused', () => {
    expect(() => addWorkingTime('2026-11-24T12:00:00Z', -1, england)).toThrow(RangeError);
    expect(() => addWorkingTime('yesterday', 1, england)).toThrow(RangeError);
  });

  test('a holiday that is handed in as data is kept, and other years follow the rules', () => {
    const known = calendarByRule('england-and-wales', 2026, 2026);
    const calendar = { ...known, dates: [...known.dates, '2026-11-25'] };
    const clock = clockFor('routine', { nation: 'england', ...hours }, calendar);
    expect(addWorkingTime('2026-11-24T16:00:00Z', 2, clock)).toBe('2026-11-26T10:00:00.000Z');
    expect(addWorkingTime('2031-12-24T16:00:00Z', 2, clock)).toBe('2031-12-29T10:00:00.000Z');
  });
});

describe('an urgent request runs on the wall clock', () => {
  test('nights and bank holidays too', () => {
    expect(addWorkingTime('2026-12-24T23:45:00Z', 0.5, urgent)).toBe('2026-12-25T00:15:00.000Z');
    expect(workingHoursBetween('2026-12-24T12:00:00Z', '2026-12-26T12:00:00Z', urgent)).toBe(48);
  });

  test('an hour is an hour on the night when the clocks change', () => {
    expect(addWorkingTime('2027-03-28T00:30:00Z', 1, urgent)).toBe('2027-03-28T01:30:00.000Z');
    expect(addWorkingTime('2026-10-25T00:30:00Z', 1, urgent)).toBe('2026-10-25T01:30:00.000Z');
  });
});

describe('the working time between two moments', () => {
  test.each([
    ['a whole day', '2026-11-24T09:00:00Z', '2026-11-24T17:00:00Z', 8],
    ['a night only', '2026-11-24T17:00:00Z', '2026-11-25T09:00:00Z', 0],
    ['a weekend', '2026-11-27T16:00:00Z', '2026-11-30T10:00:00Z', 2],
    ['the wrong way round', '2026-11-25T16:00:00Z', '2026-11-24T10:00:00Z', 0],
    ['over New Year', '2026-12-31T09:00:00Z', '2027-01-04T17:00:00Z', 16],
  ])('%s', (_name, from, to, expected) => {
    expect(workingHoursBetween(from, to, england)).toBe(expected);
  });
});

describe('the share of the time to the date it is needed by', () => {
  const from = '2026-11-24T09:00:00Z';
  const neededBy = endOfNeededBy('2026-11-27');

  test('"needed by" is 17:00 of that day, in London', () => {
    expect(neededBy).toBe('2026-11-27T17:00:00.000Z');
    expect(endOfNeededBy('2026-07-01')).toBe('2026-07-01T16:00:00.000Z');
  });

  test('half, four fifths and all of the working time', () => {
    expect(shareOfTime(from, neededBy, 0.5, england)).toBe('2026-11-25T17:00:00.000Z');
    expect(shareOfTime(from, neededBy, 0.8, england)).toBe('2026-11-27T10:36:00.000Z');
    expect(shareOfTime(from, neededBy, 1, england)).toBe(neededBy);
  });

  test('on the wall clock', () => {
    expect(shareOfTime(from, neededBy, 0.5, urgent)).toBe('2026-11-26T01:00:00.000Z');
  });

  test('all of the time to a Saturday is over on Friday evening', () => {
    expect(shareOfTime(from, endOfNeededBy('2026-11-28'), 1, england)).toBe(neededBy);
  });
});

describe('quiet hours', () => {
  test.each([
    ['evening', '2026-11-24T21:00:00Z', '2026-11-25T07:00:00.000Z'],
    ['the first moment', '2026-11-24T20:00:00Z', '2026-11-25T07:00:00.000Z'],
    ['early morning', '2026-11-24T03:00:00Z', '2026-11-24T07:00:00.000Z'],
    ['the last moment', '2026-11-24T07:00:00Z', '2026-11-24T07:00:00.000Z'],
    ['day', '2026-11-24T12:00:00Z', '2026-11-24T12:00:00.000Z'],
    ['a summer evening', '2026-07-01T19:30:00Z', '2026-07-02T06:00:00.000Z'],
    ['the night of the spring change', '2027-03-27T23:00:00Z', '2027-03-28T06:00:00.000Z'],
    ['the night of the autumn change', '2026-10-24T22:00:00Z', '2026-10-25T07:00:00.000Z'],
  ])('%s', (_name, at, expected) => {
    expect(outOfQuietHours(at, england)).toBe(expected);
  });

  test('the owner of an urgent case is told at night, the team around the child in the morning', () => {
    expect(outOfQuietHours('2026-11-24T23:00:00Z', urgent)).toBe('2026-11-24T23:00:00.000Z');
    expect(outOfQuietHours('2026-11-24T23:00:00Z', hours)).toBe('2026-11-25T07:00:00.000Z');
  });

  test('working hours that reach into quiet hours stop before them', () => {
    const late = { workingHours: { from: '06:00', to: '22:00' }, quietHours: hours.quietHours };
    const clock = clockFor('soon', { nation: 'england', ...late });
    const closing = addWorkingTime('2026-11-24T19:30:00Z', 0.25, clock);
    expect(closing).toBe('2026-11-24T19:45:00.000Z');
    expect(addWorkingTime(closing, 1, clock)).toBe('2026-11-25T07:45:00.001Z');
  });

  test('quiet hours that leave no working time are a fault', () => {
    const never = {
      workingHours: { from: '09:00', to: '17:00' },
      quietHours: { from: '08:00', to: '18:00' },
    };
    const clock = clockFor('soon', { nation: 'england', ...never });
    expect(() => addWorkingTime('2026-11-24T12:00:00Z', 1, clock)).toThrow(RangeError);
  });
});

describe('quiet hours in the midst of the working day', () => {
  const siesta = { workingHours: { from: '09:00', to: '17:00' }, quietHours: { from: '12:00', to: '14:00' } };
  const clock = clockFor('soon', { nation: 'england', ...siesta });

  test.each([
    ['what is begun before them goes on after them', '2026-11-24T11:00:00Z', 2, '2026-11-24T15:00:00.001Z'],
    ['what is begun in them waits for their end', '2026-11-24T13:00:00Z', 1, '2026-11-24T15:00:00.000Z'],
    ['nothing to wait for, in them', '2026-11-24T13:00:00Z', 0, '2026-11-24T14:00:00.000Z'],
    ['nothing to wait for, before work', '2026-11-24T08:00:00Z', 0, '2026-11-24T09:00:00.000Z'],
    ['nothing to wait for, as work begins', '2026-11-24T09:00:00Z', 0, '2026-11-24T09:00:00.000Z'],
    ['nothing to wait for, at closing time', '2026-11-24T17:00:00Z', 0, '2026-11-24T17:00:00.000Z'],
    ['nothing to wait for, a moment after it', '2026-11-24T17:00:00.001Z', 0, '2026-11-25T09:00:00.000Z'],
    ['nothing to wait for, on a Sunday at noon', '2026-11-29T12:00:00Z', 0, '2026-11-30T09:00:00.000Z'],
    ['a day of six hours is over at closing time', '2026-11-24T09:00:00Z', 5.99, '2026-11-24T16:59:24.001Z'],
  ])('%s', (_name, from, add, expected) => {
    expect(addWorkingTime(from, add, clock)).toBe(expected);
  });

  test('do not count', () => {
    const between = (from: string, to: string) =>
      Math.round(workingHoursBetween(`2026-11-24T${from}:00Z`, `2026-11-24T${to}:00Z`, clock) * 100) / 100;
    expect(between('09:00', '17:00')).toBe(6);
    expect(between('11:30', '14:30')).toBe(1);
    expect(between('12:30', '13:30')).toBe(0);
    expect(between('15:00', '15:00')).toBe(0);
    expect(between('17:00', '09:00')).toBe(0);
  });

  test('end at the same hour, and begin with their first moment', () => {
    expect(outOfQuietHours('2026-11-24T12:00:00Z', clock)).toBe('2026-11-24T14:00:00.000Z');
    expect(outOfQuietHours('2026-11-24T11:59:59.999Z', clock)).toBe('2026-11-24T11:59:59.999Z');
    expect(outOfQuietHours('2026-11-24T14:00:00Z', clock)).toBe('2026-11-24T14:00:00.000Z');
  });

  test('from a time to the same time are never', () => {
    const never = { from: '20:00', to: '20:00' };
    expect(outOfQuietHours('2026-11-24T20:00:00Z', { quietHours: never })).toBe('2026-11-24T20:00:00.000Z');
    const open = clockFor('soon', {
      nation: 'england',
      workingHours: siesta.workingHours,
      quietHours: never,
    });
    expect(addWorkingTime('2026-11-24T09:00:00Z', 8, open)).toBe('2026-11-24T17:00:00.000Z');
  });
});

describe('an urgent request', () => {
  test('runs on every hour of day and year, whatever calendar is handed in', () => {
    const calendar = calendarByRule('scotland', 2026, 2026);
    expect(clockFor('urgent', { nation: 'scotland', ...hours }, calendar)).toEqual({ kind: 'wall' });
    expect(addWorkingTime('2026-12-25T03:00:00Z', 0.5, urgent)).toBe('2026-12-25T03:30:00.000Z');
    expect(clockFor('soon', { nation: 'scotland', ...hours }, calendar)).toMatchObject({ calendar });
    expect(clockFor('soon', { nation: 'scotland', ...hours })).not.toHaveProperty('calendar');
  });
});
