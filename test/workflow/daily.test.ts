import { createDaily } from '../../src/workflow/ticking/daily';

beforeEach(() => void jest.useFakeTimers());
afterEach(() => void jest.useRealTimers());

/** Work that a test ends when it likes. */
function workInHand() {
  const ends: (() => void)[] = [];
  const work = () => new Promise<void>((resolve) => void ends.push(resolve));
  return { work, ends };
}

test('looks at once and again and again, one call at a time, and stops after what is in hand', async () => {
  const { work, ends } = workInHand();
  const daily = createDaily(work, 1_000);
  daily.start();
  expect(ends).toHaveLength(1);
  // Many times the pace goes by, and the first call is still alone.
  await jest.advanceTimersByTimeAsync(10_000);
  expect(ends).toHaveLength(1);
  ends[0]?.();
  await jest.advanceTimersByTimeAsync(1_000);
  expect(ends).toHaveLength(2);
  let stopped = false;
  const stop = daily.stop().then(() => {
    stopped = true;
  });
  await jest.advanceTimersByTimeAsync(10_000);
  expect(stopped).toBe(false);
  ends[1]?.();
  await stop;
  await jest.advanceTimersByTimeAsync(10_000);
  expect(ends).toHaveLength(2);
});
