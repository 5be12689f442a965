import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import { loadConfig } from '../../src/config';
import { startTeams } from '../../src/demo/start-teams';
import { inventedDirectory } from '../../src/domain/directory/invented-directory';
import { openRedis } from '../../src/redis/client';
import { castFor } from '../builders/core/ways';
import { type PreparedBot, prepareBot } from '../chaos/prepared-bot';
import { redisForTests } from '../support/redis';
import { Player } from './support/player';
import { quickCases } from './support/quick-cases';
import { storesFor } from './support/world';

const redis = redisForTests();
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
    env: { ...process.env, PORT: '0', LOG_LEVEL: 'silent', ...env },
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
  const quick = quickCases({ stores, clock: { now: () => new Date().toISOString() } });
  const approved = [];
  for (let each = 0; each < 3; each += 1)
    approved.push(await quick.in('consultant-review', 'critical-friend'));
  await atRest();
  const consultant = new Player(teams, cast.consultant, atRest);
  const forms = [];
  for (const ref of approved) forms.push(await consultant.open(ref, 'approve'));
  // More to deliver, and three presses, while it is told to stop.
  const more = [];
  for (let each = 0; each < 3; each += 1) more.push(await quick.in('consultant-review', 'critical-friend'));
  const exit = once(first.child, 'exit');
  const presses = forms.map((form) =>
    consultant.press(form, consultant.verb(form, 'send:approve'), { view: 'Fair.' }),
  );
  await Promise.race(presses);
  first.child.kill('SIGTERM');
  const tooLate = setTimeout(() => first.child.kill('SIGKILL'), 10_000);
  expect(await exit).toEqual([0, null]);
  clearTimeout(tooLate);
  const pressed = await Promise.all(presses);
  // Answered in full, or never taken: nobody's press is cut off.
  for (const { status, failure, outcome } of pressed) {
    if (status === 200) expect(outcome.kind).toBe('card');
    else expect(failure).toContain('ECONNREFUSED');
  }
  expect(pressed.filter(({ status }) => status === 200)).not.toEqual([]);
  expect(
    (await Promise.all([...approved, ...more].map((ref) => stores.ledger.rows(ref)))).flat(),
  ).not.toContainEqual(expect.objectContaining({ standing: 'sending' }));
  const second = await aBot(prepared, env);
  teams.useBot(second.url);
  for (const each of pressed) await teams.redeliver(each, 'sameId');
  await atRest();
  for (const ref of approved) {
    const said = (await stores.cases.history(ref)).filter(({ type }) => type === 'approved');
    expect(said).toHaveLength(1);
  }
  const rows = (await Promise.all(more.map((ref) => stores.ledger.rows(ref)))).flat();
  expect(rows.length).toBeGreaterThan(0);
  for (const { ref, person, shownVersion, wantedVersion } of rows) {
    expect(shownVersion).toBe(wantedVersion);
    // What people see, whatever the ledger could learn of it: one card each, none lost and none twice.
    const messages = teams.inbox(person).filter(({ notification }) => notification.includes(ref));
    expect(messages).toHaveLength(1);
  }
}, 60_000);
