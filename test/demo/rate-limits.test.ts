import { createRateLimiter } from '../../src/stand-in/connector/rate-limits';

const START = 1_800_000_000_000;

describe('rate limits of one bot', () => {
  test('seven messages to one chat pass within a second; the next waits whole seconds', () => {
    const limiter = createRateLimiter();
    for (let sent = 0; sent < 7; sent += 1) expect(limiter.count('write', 'a', START + sent)).toBeUndefined();
    expect(limiter.count('write', 'a', START + 10)).toBe(1);
    expect(limiter.count('write', 'b', START + 10)).toBeUndefined();
    expect(limiter.count('read', 'a', START + 10)).toBeUndefined();
    expect(limiter.count('write', 'a', START + 1_001)).toBeUndefined();
    expect(limiter.count('write', 'a', START + 1_500)).toBe(1);
  });

  test('sixty in half a minute are the most for one chat', () => {
    const limiter = createRateLimiter();
    for (let sent = 0; sent < 60; sent += 1) {
      expect(limiter.count('write', 'a', START + sent * 300)).toBeUndefined();
    }
    expect(limiter.count('write', 'a', START + 20_000)).toBe(10);
  });

  test('fifty requests a second are the most for the whole tenant', () => {
    const limiter = createRateLimiter();
    for (let sent = 0; sent < 50; sent += 1)
      expect(limiter.count('write', `chat ${sent}`, START)).toBeUndefined();
    expect(limiter.count('write', 'one more', START)).toBe(1);
  });
});
