import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { z } from 'zod';
import { findFaketime, machineNow, withoutFaketime } from '../support/faketime';
import { type Part, part } from './faketime-parts';
import { who } from './support/answers';

/** A Tuesday in working hours. */
const begins = '2026-11-24T10:00:00.000Z';
let folder = '';
let parts: readonly Part[] = [];

/** The play is a process of its own, so that nothing else on the machine sees another time. */
async function playUnder(library: string): Promise<readonly Part[]> {
  const file = join(folder, 'offset');
  const offset = Math.round((Date.parse(begins) - machineNow()) / 1_000);
  writeFileSync(file, `${offset >= 0 ? '+' : ''}${offset}\n`);
  const play = spawn(process.execPath, ['--import', 'tsx', 'test/e2e/faketime-play.ts'], {
    cwd: resolve(__dirname, '../..'),
    stdio: ['ignore', 'pipe', 'pipe'],
    env: {
      ...withoutFaketime(),
      // With the C library's own memory: the one that Debian's Redis brings asks for the time before there is one.
      LD_PRELOAD: `${library} libc.so.6`,
      FAKETIME_TIMESTAMP_FILE: file,
      FAKETIME_CACHE_DURATION: '1',
      FAKETIME_DONT_FAKE_MONOTONIC: '1',
      DONT_FAKE_MONOTONIC: '1',
      FAKE_OFFSET: String(offset),
    },
  });
  let said = '';
  let problems = '';
  play.stdout.on('data', (some: Buffer) => {
    said += some.toString();
  });
  play.stderr.on('data', (some: Buffer) => {
    problems += some.toString();
  });
  await once(play, 'exit');
  if (said === '') throw new Error(problems);
  return z.array(part).parse(JSON.parse(said));
}

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'faketime-'));
  parts = await playUnder(await findFaketime());
}, 420_000);
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const partOf = (name: string): Part => {
  const found = parts.find((each) => each.name === name);
  if (found === undefined) throw new Error(`The play has no part “${name}”`);
  return found;
};

/** Whoever the history says was reminded heard once, and nobody else heard anything. */
function expectEachReminderOnce({ notifications, reminded }: Part): void {
  expect(notifications).toEqual(Object.fromEntries([...new Set(reminded)].map((person) => [person, 1])));
}

describe('the clock of the machine under bots and Redis', () => {
  test('after three days in which no bot ran, the rungs that were missed are one reminder a person', () => {
    const stopped = partOf('stopped for three days');
    expect(stopped.at.slice(0, 10)).toBe('2026-11-27');
    expect(stopped.events.map((each) => each.type)).toContain('reminded');
    expect(stopped.reminded.length).toBeGreaterThan(0);
    expectEachReminderOnce(stopped);
    expect(partOf('nothing more').notifications).toEqual({});
  });

  test('when it goes back an hour, nobody hears twice, and what people do is written and told at once', () => {
    expect(partOf('an hour back').notifications).toEqual({});
    const approved = partOf('approved in the hour that comes twice');
    expect(approved.events.map((each) => each.type)).toEqual(['approved', 'candidate-invited']);
    expect(approved.notifications[who.haematologist]).toBe(1);
    const accepted = partOf('accepted in the hour that comes twice');
    expect(accepted.events.map((each) => each.type)).toContain('invitation-accepted');
    expect(Object.values(accepted.notifications).every((times) => times === 1)).toBe(true);
  });

  test('the history never goes back with it', () => {
    const times = parts.flatMap((each) => each.events.map(({ at }) => at));
    expect(times.length).toBeGreaterThan(5);
    expect([...times].sort()).toEqual(times);
  });

  test('when it goes on by a day, what falls due is told once to each person', () => {
    expectEachReminderOnce(partOf('a day on'));
    expect(partOf('nothing more after that').notifications).toEqual({});
  });

  test('at the end of each part every card shows its case', () => {
    expect(parts.map(({ name, differences }) => ({ name, differences }))).toEqual(
      parts.map(({ name }) => ({ name, differences: [] })),
    );
  });
});
