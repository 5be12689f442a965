import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createKeptClock } from '../../src/local/kept-clock';
import { realTimeFrom } from '../../src/local/real-time';

const night = '2026-11-29T23:30:00.000Z';
const morning = '2026-11-30T09:30:00.000Z';
const day = 86_400_000;

/** A real time that goes on only when told. */
function toldTime(at: string) {
  let now = Date.parse(at);
  return { realTime: () => now, pass: (ms: number) => (now += ms) };
}

describe('a clock that is kept between runs', () => {
  const folder = mkdtempSync(join(tmpdir(), 'kept-clock-'));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  test('the first time it begins where it is told to; later it goes on from there, and from wherever it was moved to', () => {
    const file = join(folder, 'new', 'clock.json');
    const { realTime, pass } = toldTime(night);
    const start = (begins = morning) => createKeptClock({ file, realTime, begins: () => begins });
    expect(start().now()).toBe(morning);
    pass(2 * day);
    const second = start('2030-01-01T09:30:00.000Z');
    expect(second.now()).toBe('2026-12-02T09:30:00.000Z');
    expect(second.moveTo('2027-01-04T17:00:00.000Z')).toEqual({ ok: true });
    pass(1_000);
    expect(start().now()).toBe('2027-01-04T17:00:01.000Z');
    expect(second.moveTo('2020-01-01T00:00:00.000Z').ok).toBe(false);
    expect(start().now()).toBe('2027-01-04T17:00:01.000Z');
  });

  test('a first start in working hours is the real time, and the second is no first one', () => {
    const file = join(folder, 'by-day.json');
    const { realTime, pass } = toldTime(morning);
    const begins = (instant: string) => (instant === morning ? instant : '2030-01-01T09:30:00.000Z');
    expect(createKeptClock({ file, realTime, begins }).now()).toBe(morning);
    pass(12 * 3_600_000);
    expect(createKeptClock({ file, realTime, begins }).now()).toBe('2026-11-30T21:30:00.000Z');
  });

  test.each(['', '{', '{"aheadMs":-5}', '{"aheadMs":"much"}'])(
    'a file with %j counts as a first start, and is whole afterwards',
    (content) => {
      const file = join(folder, 'strange.json');
      writeFileSync(file, content);
      const { realTime } = toldTime(night);
      expect(createKeptClock({ file, realTime, begins: () => morning }).now()).toBe(morning);
      expect(JSON.parse(readFileSync(file, 'utf8'))).toEqual({ aheadMs: 10 * 3_600_000 });
    },
  );

  test('a real time that is told runs on as the machine’s does', () => {
    const { realTime: machine, pass } = toldTime('2020-02-02T02:02:02.000Z');
    const told = realTimeFrom(night, machine);
    expect(new Date(told()).toISOString()).toBe(night);
    pass(90_000);
    expect(new Date(told()).toISOString()).toBe('2026-11-29T23:31:30.000Z');
    expect(realTimeFrom(undefined, machine)()).toBe(machine());
  });
});
