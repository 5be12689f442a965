import { type RedisForTests, type RedisWishes, redisForTests } from '../../support/redis/redis';
import { beginWithFirstChild } from './answers';
import { startWorld, type World, type WorldOptions } from './world';

type Options = Omit<WorldOptions, 'redisUrl'> & RedisWishes;

/**
 * A world and its own real Redis for one file: call it once at the top. Both are started before the tests; at the end
 * the world is closed first, then its Redis. Inside tests and hooks `world()` gives the world.
 */
export function worldForTests(options: Options = {}): { world(): World; redis: RedisForTests } {
  let world: World | undefined;
  // Hooks after a suite run in the order in which they were registered: the world goes before its Redis.
  afterAll(async () => world?.close(), 60_000);
  const redis = redisForTests(options);
  beforeAll(async () => {
    beginWithFirstChild();
    world = await startWorld({ ...options, redisUrl: redis.url() });
  }, 60_000);
  return {
    redis,
    world: () => {
      if (world === undefined) throw new Error('The world of this suite has not been started yet.');
      return world;
    },
  };
}
