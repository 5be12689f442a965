import { loadConfig } from '../../src/config';
import { startTeams } from '../../src/demo/start-teams';
import type { Teams } from '../../src/demo/teams';
import { caseSchemas } from '../../src/redis/case-schemas';
import { openRedis, type RedisClient } from '../../src/redis/client';
import { createStores, type Stores } from '../../src/redis/stores';
import { TeamsAuthentication } from '../../src/teams/authentication';
import { createMessenger } from '../../src/teams/messenger';
import { createBackground } from '../../src/workflow/background';
import { createDirectoryCache } from '../../src/workflow/directory-cache';
import type { CaseStore, Change } from '../../src/workflow/ports';
import { aWorkflow, does, type Workflow } from '../builders/workflow';
import { comments } from '../builders/workflow-delivered';
import { chainKey, keyRing } from '../redis/real-stores';
import { casesWithTeams, withColleagues } from '../support/many-notices';
import { redisForTests } from '../support/redis';

/** Enough for three seconds of what Teams allows; five hundred are counted out in test/workflow/deliver-at-once. */
const many = 150;
const redis = redisForTests();
const connections: RedisClient[] = [];
let teams: Teams | undefined;

/** What one process has: a connection of its own, and a messenger that speaks to the stand-in. */
async function aProcess(stand: Teams, appId: string, tenantId: string) {
  const connection = openRedis({ url: redis.url() });
  connections.push(connection);
  await connection.waitUntilUp(5_000);
  const stores: Stores = createStores({
    connection,
    tenant: tenantId,
    keyRing,
    chainKey,
    schemas: caseSchemas,
  });
  const env = { MicrosoftAppId: appId, MicrosoftAppTenantId: tenantId, LOCAL_TEAMS_URL: stand.url };
  const messenger = createMessenger(new TeamsAuthentication(loadConfig(env, 'local')));
  return { stores, messenger };
}

afterAll(async () => {
  await Promise.all(connections.map((each) => each.close()));
  await teams?.close();
});

/** The store, whose commits ring for these people and for nobody else. */
function ringing(cases: CaseStore, people: readonly string[]): CaseStore {
  const notices = people.map((person) => ({ person, ring: true }));
  return new Proxy(cases, {
    get(target, name) {
      if (name === 'commit') return (change: Change) => target.commit({ ...change, notices });
      const value: unknown = Reflect.get(target, name, target);
      return typeof value === 'function' ? value.bind(target) : value;
    },
  });
}

/** Teams with everybody in it, the bot installed for all, and the limits kept. */
async function aTenant(people: readonly { readonly id: string; readonly name: string }[]) {
  const [appId, tenantId] = [crypto.randomUUID(), crypto.randomUUID()];
  const members = people.map(({ id }) => ({
    personId: id,
    conversationId: `a:${id}`,
    installed: true,
    block: undefined,
  }));
  teams = await startTeams({ tenantId, appId, people, rateLimits: true, earlier: { messages: [], members } });
  return { appId, tenantId, teams };
}

test('150 notices due at once go through two processes to Teams over HTTP: none refused, none lost, none doubled', async () => {
  const directory = withColleagues(many);
  const { appId, tenantId, teams: stand } = await aTenant(directory.people);
  const fakes = await aWorkflow();
  const two = [await aProcess(stand, appId, tenantId), await aProcess(stand, appId, tenantId)];
  const [one] = two;
  await one?.stores.directory.replace(directory);
  const serviceUrl = stand.serviceUrl;
  const shells = two.map(({ stores, messenger }) => ({
    ...fakes.shell,
    ...stores,
    directory: createDirectoryCache(stores.directory),
    messenger,
    firstContact: { serviceUrl, tenantId },
    pause: (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms)),
  }));
  const [shell] = shells;
  if (shell === undefined) throw new Error('there is no process');
  const workflow: Workflow = { ...fakes, shell };
  const wanted = await casesWithTeams(workflow, many, (person) => ({
    serviceUrl,
    conversationId: stand.member(person).conversationId,
  }));
  for (const ref of new Set(wanted.map((each) => each.ref))) {
    const rung = wanted.flatMap((each) => (each.ref === ref ? [each.person] : []));
    await does({ ...workflow, shell: { ...shell, cases: ringing(shell.cases, rung) } }, ref, comments);
  }
  const team = new Set(wanted.map(({ person }) => person));
  const reached = () =>
    stand
      .traffic()
      .flatMap(({ operation, personId = '' }) =>
        operation === 'create' && team.has(personId) ? [personId] : [],
      );
  const workers = shells.map((each) => createBackground(each, { everyMs: 200 }));
  const started = performance.now();
  for (const each of workers) each.start();
  for (const each of workers) each.wake();
  await stand.until(() => reached().length >= many, 90_000);
  const seconds = (performance.now() - started) / 1_000;
  for (const each of workers) await each.stop();
  const all = stand.traffic().filter(({ operation }) => operation !== 'token');
  const share = all.length / (50 + seconds * 50);
  process.stdout.write(
    `${all.length} requests in ${seconds.toFixed(1)} s: ${Math.round(share * 100)} % of what Teams allows\n`,
  );
  expect(all.filter(({ status }) => status === 429)).toEqual([]);
  expect(reached().toSorted()).toEqual([...team].toSorted());
}, 120_000);
