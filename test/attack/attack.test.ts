import { redisForTests } from '../support/redis/redis';
import { figuresOf } from './report';
import { runAttack } from './run-attack';

const redis = redisForTests();

test('wrong tokens, people without a part, and random requests: no fault, no leak, no change without a role', async () => {
  const result = await runAttack({
    redisUrl: redis.url(),
    seed: 5,
    requests: 900,
    ms: 60_000,
    oneIn: 10,
    say: () => undefined,
  });
  expect({ breaches: result.breaches, figures: figuresOf(result) }).toMatchObject({ breaches: [] });
  expect(result.tally.requests).toBeGreaterThanOrEqual(900);
  expect(result.pairs).toBeGreaterThan(15);
}, 120_000);
