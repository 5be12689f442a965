import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createKeptClock } from '../../src/local/kept-clock';

describe('a clock that is kept between runs', () => {
  const folder = mkdtempSync(join(tmpdir(), 'kept-clock-'));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  test('it starts at the real time, and starts again where it had been moved to', () => {
    const file = join(folder, 'new', 'clock.json');
    const first = createKeptClock(file);
    expect(Math.abs(Date.parse(first.now()) - Date.now())).toBeLessThan(60_000);
    const later = new Date(Date.now() + 30 * 86_400_000).toISOString();
    expect(first.moveTo(later)).toEqual({ ok: true });
    expect(createKeptClock(file).now() >= later).toBe(true);
    expect(first.moveTo('2020-01-01T00:00:00.000Z').ok).toBe(false);
    expect(createKeptClock(file).now() >= later).toBe(true);
  });

  test.each(['', '{', '{"aheadMs":-5}', '{"aheadMs":"much"}'])(
    'a file with %j counts as never moved',
    (content) => {
      const file = join(folder, 'strange.json');
      writeFileSync(file, content);
      expect(Math.abs(Date.parse(createKeptClock(file).now()) - Date.now())).toBeLessThan(60_000);
    },
  );
});
