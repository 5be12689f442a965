import {
  dayNumber,
  fromLocal,
  HOUR,
  londonDate,
  MINUTE,
  startOfDay,
  timeOfDay,
  toInstant,
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

  test('text that is no time is a fault', () => {
    expect(() => toMillis('tomorrow')).toThrow(RangeError);
    expect(() => dayNumber('2026-02-30')).toThrow(RangeError);
    expect(() => timeOfDay('25:00')).toThrow(RangeError);
    expect(() => timeOfDay('nine')).toThrow(RangeError);
  });
});
