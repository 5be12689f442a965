import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import { loadConfig } from '../../../src/config';
import type { CaseRef } from '../../../src/domain/case/ids';
import { inventedDirectory } from '../../../src/domain/directory/invented/invented-directory';
import { openRedis } from '../../../src/redis/connection/client';
import { startTeams } from '../../../src/stand-in/start-teams';
import { castFor } from '../../builders/core/ways';
import { type PreparedBot, prepareBot } from '../../chaos/prepared-bot';
import { redisForTests } from '../../support/redis/redis';
import { toldTime } from '../../support/told-time';
import { Player } from '../support/player';
import { quickCases } from '../support/quick-cases';
import { storesFor } from '../support/world';

const redis = redisForTests();
/** Before the day by which the requests want an answer. */
const time = toldTime('2027-01-12T10:00:00.000Z');
const cast = castFor('critical-friend');
const [appId, tenantId] = [crypto.randomUUID(), crypto.randomUUID()];
const children: ChildProcess[] = [];
const closes: (() => Promise<void> | void)[] = [];

afterAll(async () => {
  for (const child of children) if (child.exitCode === null) child.kill('SIGKILL');
  for (const close of closes.toReversed()) await close();
});

/** The bot of `npm run local` as a process of its own; gives its address and the process. */
async function aBot({ folder, program }: PreparedBot, env: Readonly<Record<string, string>>) {
  const child = spawn(process.execPath, [program], {
    cwd: folder,
    env: { ...process.env, PORT: '0', LOG_LEVEL: 'silent', ...time.env(), ...env },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  children.push(child);
  let said = '';
  for await (const part of child.stdout.iterator({ destroyOnReturn: false })) {
    said += String(part);
    const [, url] = /listens at (\S+)\/api\/messages/.exec(said) ?? [];
    if (url !== undefined) return { child, url };
  }
  throw new Error(`The bot does not start: ${said}`);
}

const isServing = (url: string) =>
  fetch(`${url}/healthz`).then(
    () => true,
    () => false,
  );

test('a process that is told to stop finishes and answers what is in hand, and leaves the rest to others', async () => {
  const people = inventedDirectory.people.map(({ id, name }) => ({ id, name, installed: true }));
  const teams = await startTeams({ tenantId, appId, people });
  closes.push(() => teams.close());
  const prepared = await prepareBot();
  closes.push(prepared.remove);
  const env = {
    MicrosoftAppId: appId,
    MicrosoftAppTenantId: tenantId,
    LOCAL_TEAMS_URL: teams.url,
    REDIS_URL: redis.url(),
  };
  const connection = openRedis({ url: redis.url() });
  closes.push(() => connection.close());
  await connection.waitUntilUp(5_000);
  const stores = storesFor(loadConfig(env, 'local'), connection);
  const atRest = async () => {
    while ((await stores.ledger.inHand(3_000)) > 0) await sleep(20);
  };
  const first = await aBot(prepared, env);
  teams.useBot(first.url);
  const quick = quickCases({ stores, clock: { now: () => new Date(time.now()).toISOString() } });
  const approved = [];
  for (let each = 0; each < 2; each += 1)
    approved.push(await quick.in('consultant-review', 'critical-friend'));
  await atRest();
  const consultant = new Player(teams, cast.consultant, atRest);
  const forms = [];
  for (const ref of approved) forms.push(await consultant.open(ref, 'approve'));
  // Teams has a card, and its answer is still to come when the process is told to stop.
  let answer = () => {};
  const until = new Promise<void>((resolve) => {
    answer = resolve;
  });
  teams.inject({ fault: { kind: 'hold', until }, on: 'create', personId: cast.consultant });
  const inHand = await quick.in('consultant-review', 'critical-friend');
  const cardsOf = (ref: CaseRef, person = cast.consultant) =>
    teams.inbox(person).filter(({ notification }) => notification.includes(ref));
  await teams.until(() => cardsOf(inHand).length === 1);
  const rowOf = async (ref: CaseRef) =>
    (await stores.ledger.rows(ref)).find(({ person }) => person === cast.consultant);
  expect(await rowOf(inHand)).toMatchObject({ standing: 'sending', copies: [] });
  const exit = once(first.child, 'exit');
  const presses = forms.map((form) =>
    consultant.press(form, consultant.verb(form, 'send:approve'), { view: 'Fair.' }),
  );
  await Promise.race(presses);
  first.child.kill('SIGTERM');
  const tooLate = setTimeout(() => first.child.kill('SIGKILL'), 20_000);
  const pressed = await Promise.all(presses);
  // It takes nobody's press any more, and what is wanted from now on it does not begin.
  while (await isServing(first.url)) await sleep(20);
  const notBegun = await quick.in('consultant-review', 'critical-friend');
  // Longer than it takes to look for work.
  await sleep(700);
  expect(await rowOf(notBegun)).toMatchObject({ standing: 'waiting', shownVersion: 0 });
  expect([await rowOf(inHand), first.child.exitCode]).toEqual([
    expect.objectContaining({ standing: 'sending' }),
    null,
  ]);
  answer();
  expect(await exit).toEqual([0, null]);
  clearTimeout(tooLate);
  // Answered in full, or never taken: nobody's press is cut off.
  for (const { status, failure, outcome } of pressed) {
    if (status === 200) expect(outcome.kind).toBe('card');
    else expect(failure).toContain('ECONNREFUSED');
  }
  expect(pressed.filter(({ status }) => status === 200)).not.toEqual([]);
  const [noted] = cardsOf(inHand);
  expect(await rowOf(inHand)).toMatchObject({
    standing: 'delivered',
    copies: [{ activityId: noted?.activityId, shows: 'live' }],
  });
  expect(cardsOf(notBegun)).toEqual([]);
  const second = await aBot(prepared, env);
  teams.useBot(second.url);
  for (const each of pressed) await teams.redeliver(each, 'sameId');
  await atRest();
  for (const ref of approved) {
    const said = (await stores.cases.history(ref)).filter(({ type }) => type === 'approved');
    expect(said).toHaveLength(1);
  }
  const rows = (await Promise.all([inHand, notBegun].map((ref) => stores.ledger.rows(ref)))).flat();
  expect(rows.length).toBeGreaterThan(0);
  for (const { ref, person, shownVersion, wantedVersion } of rows) {
    expect(shownVersion).toBe(wantedVersion);
    // One card each, none lost and none twice.
    expect(cardsOf(ref, person)).toHaveLength(1);
  }
}, 120_000);
