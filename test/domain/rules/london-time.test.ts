import {
  DAY,
  dayNumber,
  fromLocal,
  HOUR,
  londonDate,
  MINUTE,
  startOfDay,
  timeOfDay,
  toInstant,
  toLocal,
  toMillis,
} from '../../../src/domain/rules/london-time';

describe('time in London', () => {
  test('a day begins at 23:00 UTC in summer', () => {
    expect(startOfDay('2026-11-24')).toBe('2026-11-24T00:00:00.000Z');
    expect(startOfDay('2026-07-02')).toBe('2026-07-01T23:00:00.000Z');
    expect(londonDate('2026-07-01T23:00:00Z')).toBe('2026-07-02');
    expect(londonDate('2026-07-01T22:59:59Z')).toBe('2026-07-01');
  });

  test('a time that the clock skips in March is an hour later, one shown twice in October is the second', () => {
    const at = (date: string, time: number) => toInstant(fromLocal({ day: dayNumber(date), time }));
    expect(at('2027-03-28', HOUR + 30 * MINUTE)).toBe('2027-03-28T01:30:00.000Z');
    expect(at('2026-10-25', HOUR + 30 * MINUTE)).toBe('2026-10-25T01:30:00.000Z');
  });

  test('an instant means the same however it is written', () => {
    const moment = Date.UTC(2026, 6, 1, 12, 30);
    for (const text of ['2026-07-01T12:30:00.000Z', '2026-07-01T12:30Z', '2026-07-01T13:30:00+01:00'])
      expect(toMillis(text)).toBe(moment);
    expect(() => toMillis('2026-02-30T12:00:00.000Z')).toThrow(RangeError);
  });

  test('in ten years every hour has its own offset, asked once or again', () => {
    const summer = new Intl.DateTimeFormat('en-GB', { timeZone: 'Europe/London', timeZoneName: 'short' });
    for (let hour = Date.UTC(2026, 0, 1); hour < Date.UTC(2036, 0, 1); hour += 17 * HOUR) {
      const ahead = summer.format(hour).includes('BST') ? HOUR : 0;
      for (const millis of [hour, hour + HOUR - 1, hour]) {
        const { day, time } = toLocal(millis);
        expect(day * DAY + time).toBe(millis + ahead);
      }
    }
  });

  test('text that is no time is a fault', () => {
    expect(() => toMillis('tomorrow')).toThrow(RangeError);
    expect(() => dayNumber('2026-02-30')).toThrow(RangeError);
    expect(() => timeOfDay('25:00')).toThrow(RangeError);
    expect(() => timeOfDay('nine')).toThrow(RangeError);
    expect(() => timeOfDay('24:00')).toThrow(RangeError);
    expect(() => timeOfDay('-1:00')).toThrow(RangeError);
  });

  test('a time of day counts hours and minutes, midnight among them', () => {
    expect(timeOfDay('00:00')).toBe(0);
    expect(timeOfDay('09:30')).toBe(9 * HOUR + 30 * MINUTE);
    expect(timeOfDay('23:59')).toBe(DAY - MINUTE);
  });

  test('a date counts its days, and is read in one form alone', () => {
    expect(dayNumber('1970-01-02')).toBe(1);
    expect(dayNumber('2026-11-24')).toBe(Date.UTC(2026, 10, 24) / DAY);
    for (const text of ['24/11/2026', '2026-11-24T00:00:00Z', '', '2026-13-01'])
      expect(() => dayNumber(text)).toThrow(RangeError);
  });

  test('the date that was asked for last is told again, and another one anew', () => {
    expect(['2026-11-24T12:00:00Z', '2026-11-24T12:00:00Z', '2026-11-25T12:00:00Z'].map(londonDate)).toEqual([
      '2026-11-24',
      '2026-11-24',
      '2026-11-25',
    ]);
  });
});
