import { ask } from './ask';
import { redisForTests } from './redis/redis';

describe('the Redis of a suite', () => {
  const redis = redisForTests({ durable: true });
  const port = () => Number(new URL(redis.url()).port);

  test('survives a restart with its port and data', async () => {
    const before = port();
    await ask(port(), 'SET kept restart');
    await redis.restart();
    expect(port()).toBe(before);
    expect(await ask(port(), 'GET kept')).toBe('$7\r\nrestart\r\n');
  });

  test('is away after a kill and comes back with its port and data', async () => {
    const before = port();
    await ask(before, 'SET kept killed');
    await redis.kill();
    await expect(ask(before, 'PING')).rejects.toMatchObject({ code: 'ECONNREFUSED' });
    await redis.revive();
    expect(port()).toBe(before);
    expect(await ask(port(), 'GET kept')).toBe('$6\r\nkilled\r\n');
  });

  test('answers nothing while paused and everything afterwards', async () => {
    let answered = false;
    redis.pause();
    const asked = ask(port(), 'PING').then((reply) => {
      answered = true;
      return reply;
    });
    await new Promise((resolve) => setTimeout(resolve, 100));
    expect(answered).toBe(false);
    redis.resume();
    expect(await asked).toBe('+PONG\r\n');
  });

  test('gives each suite a tenant of its own', () => {
    expect(redis.tenant).toMatch(/^test-[0-9a-f]{12}$/);
  });
});
