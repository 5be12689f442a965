import { faultsFound, sliceOf } from './report';
import { runFailover } from './run-failover';

test('a primary that replicas and sentinels cannot reach acknowledges nothing: whoever was told is not deceived', async () => {
  const result = await runFailover({
    seed: 3,
    bots: 2,
    replicas: 1,
    kinds: ['cut-from-fleet'],
    fleet: { downAfterMs: 1_000 },
    lastsMs: 7_000,
    walkers: 2,
    talkers: 2,
    hurry: true,
    say: () => undefined,
  });
  expect(faultsFound([sliceOf(1, result)], false)).toEqual([]);
  expect(result.outages).toEqual([
    { kind: 'cut-from-fleet', fromBegin: expect.any(Number), fromEnd: expect.any(Number) },
  ]);
}, 240_000);
