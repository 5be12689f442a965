import {
  fromLondon,
  type HoursOfPlace,
  nextWorkingMorning,
  openingMoment,
  tellTime,
} from '../../src/local/case-time';

const wales: HoursOfPlace = {
  nation: 'wales',
  workingHours: { from: '09:00', to: '17:00' },
  quietHours: { from: '20:00', to: '07:00' },
};

describe('case time as people at one place live it', () => {
  test.each([
    ['2026-12-24T16:40:00.000Z', '2026-12-24T16:40', 'working', 'Christmas Eve, a Thursday afternoon'],
    ['2026-12-24T18:00:00.000Z', '2026-12-24T18:00', 'evening', 'after work, before quiet hours'],
    ['2026-12-24T20:00:00.000Z', '2026-12-24T20:00', 'quiet', 'quiet hours begin'],
    ['2026-12-25T12:00:00.000Z', '2026-12-25T12:00', 'day-off', 'a bank holiday by day'],
    ['2026-12-26T06:59:00.000Z', '2026-12-26T06:59', 'quiet', 'quiet hours hold on days off too'],
    ['2026-07-01T08:00:00.000Z', '2026-07-01T09:00', 'working', 'summer time'],
  ])('%s is %s in London and %s: %s', (instant, london, state) => {
    expect(tellTime(instant, wales)).toMatchObject({ instant, london, state });
  });

  test('quiet hours say when they end, and other hours that they do not', () => {
    expect(tellTime('2026-11-29T23:30:00.000Z', wales).quietUntil).toBe('2026-11-30T07:00:00.000Z');
    expect(tellTime('2026-11-30T02:02:00.000Z', wales).quietUntil).toBe('2026-11-30T07:00:00.000Z');
    expect(tellTime('2026-11-30T07:00:00.000Z', wales).quietUntil).toBeUndefined();
  });

  test.each([
    ['2026-11-30T11:11:11.000Z', '2026-11-30T11:11:11.000Z', 'people are at work: it opens now'],
    ['2026-11-29T23:30:00.000Z', '2026-11-30T09:30:00.000Z', 'Sunday night: Monday morning'],
    ['2026-11-30T03:30:00.000Z', '2026-11-30T09:30:00.000Z', 'before work: the same morning'],
    [
      '2026-12-24T18:00:00.000Z',
      '2026-12-29T09:30:00.000Z',
      'Christmas Eve, after work: after the bank holidays',
    ],
    ['2026-07-01T22:00:00.000Z', '2026-07-02T08:30:00.000Z', 'summer time: half past nine in London'],
  ])('a demo that is started at %s opens at %s: %s', (instant, opens) => {
    expect(openingMoment(instant, wales)).toBe(opens);
  });

  test('the next working morning lies after weekends and bank holidays, and after today once work has begun', () => {
    expect(nextWorkingMorning('2026-12-24T16:40:00.000Z', wales)).toBe('2026-12-29T09:00:00.000Z');
    expect(nextWorkingMorning('2026-12-29T05:00:00.000Z', wales)).toBe('2026-12-29T09:00:00.000Z');
    expect(nextWorkingMorning('2026-12-29T09:00:00.000Z', wales)).toBe('2026-12-30T09:00:00.000Z');
  });

  test('a time on London’s clock is read as an instant; anything else is not', () => {
    expect(fromLondon('2026-07-01T09:30')).toBe('2026-07-01T08:30:00.000Z');
    expect(fromLondon('2026-12-24T16:40')).toBe('2026-12-24T16:40:00.000Z');
    for (const wrong of [
      '',
      'tomorrow',
      '2026-13-01T09:00',
      '2026-02-30T09:00',
      '2026-12-24T25:00',
      '2026-12-24',
    ]) {
      expect(fromLondon(wrong)).toBeUndefined();
    }
  });
});
