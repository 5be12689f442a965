import { faultsIn, figuresOf } from './report';
import { runChaos } from './run-chaos';

test('bots and Redis are killed under load: nothing acknowledged is lost or doubled, and every card is right', async () => {
  const result = await runChaos({
    seed: 11,
    bots: 2,
    botKills: 3,
    redisKills: 2,
    walkers: 2,
    talkers: 1,
    answersBetween: 24,
    hurry: true,
    say: () => undefined,
  });
  expect({ faults: faultsIn(result), figures: figuresOf(result) }).toMatchObject({ faults: [] });
  expect(result.acknowledged).toBeGreaterThan(0);
}, 180_000);
