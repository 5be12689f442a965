import { createDaily } from '../../src/workflow/daily';

/** Work that a test ends when it likes. */
function workInHand() {
  const ends: (() => void)[] = [];
  const work = () => new Promise<void>((resolve) => void ends.push(resolve));
  return { work, ends };
}

async function until(holds: () => boolean): Promise<void> {
  while (!holds()) await new Promise((resolve) => setTimeout(resolve, 2));
}

test('looks at once and again and again, one call at a time, and stops after what is in hand', async () => {
  const { work, ends } = workInHand();
  const daily = createDaily(work, 2);
  daily.start();
  expect(ends).toHaveLength(1);
  // Many times the pace goes by, and the first call is still alone.
  for (let turns = 0; turns < 5; turns += 1) await new Promise((resolve) => setTimeout(resolve, 3));
  expect(ends).toHaveLength(1);
  ends[0]?.();
  await until(() => ends.length === 2);
  let stopped = false;
  const stop = daily.stop().then(() => {
    stopped = true;
  });
  await new Promise(setImmediate);
  expect(stopped).toBe(false);
  ends[1]?.();
  await stop;
  for (let turns = 0; turns < 5; turns += 1) await new Promise((resolve) => setTimeout(resolve, 3));
  expect(ends).toHaveLength(2);
});
