import { ErrorReply } from 'redis';
import { mapRedisError } from '../../src/redis/connection/redis-errors';
import { renewalPace } from '../../src/redis/connection/renewal-pace';
import { watchForWrongServer } from '../../src/redis/connection/wrong-server';

/** A clock that is told the time, in milliseconds. */
function toldTime() {
  let at = 0;
  return { now: () => at, pass: (ms: number) => (at += ms) };
}

const reply = (text: string) => mapRedisError(new ErrorReply(text), 'commit');

describe('an answer that shows the wrong server', () => {
  test.each([
    "READONLY You can't write against a read only replica. script: ab, on @user_script:1.",
    "ERR Error running script: @user_script:1: -READONLY You can't write against a read only replica.",
    "MASTERDOWN Link with MASTER is down and replica-serve-stale-data is set to 'no'.",
    'NOAUTH Authentication required.',
    'CLUSTERDOWN The cluster is down',
  ])('is known at once: %s', (text) => {
    expect(watchForWrongServer(toldTime().now)(reply(text))).toBe(true);
  });

  test.each([
    'LOADING Redis is loading the dataset in memory',
    'MISCONF Redis is configured to save RDB snapshots',
    'NOREPLICAS Not enough good replicas to write.',
  ])('that may pass by itself is one only when it goes on: %s', (text) => {
    const time = toldTime();
    const isWrong = watchForWrongServer(time.now);
    expect(isWrong(reply(text))).toBe(false);
    time.pass(4_000);
    expect(isWrong(reply(text))).toBe(false);
    time.pass(1_000);
    expect(isWrong(reply(text))).toBe(true);
    time.pass(60_000);
    expect(isWrong(reply(text))).toBe(false);
  });

  test.each([
    'OOM command not allowed',
    'NOPERM this user has no permissions',
    'WRONGTYPE Operation against',
  ])('is none where the server is the right one: %s', (text) => {
    expect(watchForWrongServer(toldTime().now)(reply(text))).toBe(false);
  });
});

test('a connection is made anew at once, then more and more seldom, and at once again after a calm', () => {
  const time = toldTime();
  const mayRenew = renewalPace(time.now);
  let renewals = 0;
  for (let second = 0; second < 60; second += 1) {
    if (mayRenew()) renewals += 1;
    expect(second > 0 || renewals === 1).toBe(true);
    time.pass(1_000);
  }
  // Between 2.5 and 5 seconds apart in the end.
  expect(renewals).toBeGreaterThan(10);
  expect(renewals).toBeLessThan(30);
  time.pass(60_000);
  expect([mayRenew(), mayRenew()]).toEqual([true, false]);
});
