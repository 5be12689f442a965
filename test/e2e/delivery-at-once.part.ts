import { loadConfig } from '../../src/config';
import { RATE_LIMITS, type RateLimits } from '../../src/demo/rate-limits';
import { startTeams } from '../../src/demo/start-teams';
import type { Teams } from '../../src/demo/teams';
import { caseSchemas } from '../../src/redis/case-schemas';
import { openRedis, type RedisClient } from '../../src/redis/client';
import { createStores, type Stores } from '../../src/redis/stores';
import { TeamsAuthentication } from '../../src/teams/authentication';
import { createMessenger } from '../../src/teams/messenger';
import { createBackground } from '../../src/workflow/background';
import type { Messenger } from '../../src/workflow/delivery-ports';
import { createDirectoryCache } from '../../src/workflow/directory-cache';
import type { CaseStore, Change } from '../../src/workflow/ports';
import { type TeamsLimits, teamsLimits } from '../../src/workflow/throttle-port';
import { aWorkflow, does, type Workflow } from '../builders/workflow';
import { comments } from '../builders/workflow-delivered';
import { chainKey, keyRing } from '../redis/real-stores';
import { casesWithTeams, withColleagues } from '../support/many-notices';
import { redisForTests } from '../support/redis';

const redis = redisForTests();
const connections: RedisClient[] = [];
const stands: Teams[] = [];

/** What one process has: a connection of its own, and a messenger that speaks to the stand-in. */
async function aProcess({ stand, appId, tenantId }: Tenant, limits: TeamsLimits) {
  const connection = openRedis({ url: redis.url() });
  connections.push(connection);
  await connection.waitUntilUp(5_000);
  const stores: Stores = createStores({
    connection,
    tenant: tenantId,
    keyRing,
    chainKey,
    schemas: caseSchemas,
    limits,
  });
  const env = { MicrosoftAppId: appId, MicrosoftAppTenantId: tenantId, LOCAL_TEAMS_URL: stand.url };
  const messenger = createMessenger(new TeamsAuthentication(loadConfig(env, 'local')));
  return { stores, messenger };
}

afterAll(async () => {
  await Promise.all(connections.map((each) => each.close()));
  await Promise.all(stands.map((each) => each.close()));
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

type Tenant = Awaited<ReturnType<typeof aTenant>>;

/** Teams with everybody in it, the bot installed for all, and the limits kept. */
async function aTenant(
  people: readonly { readonly id: string; readonly name: string }[],
  limits: RateLimits,
) {
  const [appId, tenantId] = [crypto.randomUUID(), crypto.randomUUID()];
  const members = people.map(({ id }) => ({
    personId: id,
    conversationId: `a:${id}`,
    installed: true,
    block: undefined,
  }));
  const earlier = { messages: [], members };
  const stand = await startTeams({ tenantId, appId, people, rateLimits: limits, earlier });
  stands.push(stand);
  return { appId, tenantId, stand };
}

/** When each message was sent, by its order, in milliseconds. */
function timed(messenger: Messenger, sent: number[]): Messenger {
  return {
    create: (to, message) => {
      sent.push(performance.now());
      return messenger.create(to, message);
    },
    update: (copy, message) => messenger.update(copy, message),
    openConversation: (person) => messenger.openConversation(person),
  };
}

/**
 * So many notices due at once go through two processes.
 * @param stretched how many times as long as Teams' is the second in which fifty requests are allowed
 */
async function allAtOnce(many: number, stretched: number) {
  const directory = withColleagues(many);
  const second = 1_000 * stretched;
  const tenant = await aTenant(directory.people, {
    ...RATE_LIMITS,
    tenant: RATE_LIMITS.tenant.map((each) => ({ ...each, milliseconds: second })),
  });
  const { stand, tenantId } = tenant;
  const ours = {
    ...teamsLimits,
    app: teamsLimits.app.map(({ requests, ms }) => ({ requests, ms: ms - 1_000 + second })),
  };
  const fakes = await aWorkflow();
  const sent: number[] = [];
  const two = [await aProcess(tenant, ours), await aProcess(tenant, ours)];
  await two[0]?.stores.directory.replace(directory);
  const serviceUrl = stand.serviceUrl;
  const shells = two.map(({ stores, messenger }) => ({
    ...fakes.shell,
    ...stores,
    directory: createDirectoryCache(stores.directory),
    messenger: timed(messenger, sent),
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
  const workers = shells.map((each) => createBackground(each, { everyMs: 200 }));
  for (const each of workers) each.start();
  for (const each of workers) each.wake();
  await stand.until(
    () => stand.traffic().filter(({ operation }) => operation === 'create').length >= many,
    60_000,
  );
  for (const each of workers) await each.stop();
  const traffic = stand.traffic().filter(({ operation }) => operation !== 'token');
  return { team: wanted.map(({ person }) => person), traffic, used: usedAgain(sent, second) };
}

/**
 * How much of what Teams allows is used, from when all of it is in use: each request needs the place of the fiftieth
 * before it, and that falls free after one such second.
 */
function usedAgain(sent: readonly number[], second: number): number {
  const taken = sent.slice(50).map((at, index) => at - (sent[index] ?? at));
  const used = (taken.length * second) / taken.reduce((sum, each) => sum + each, 0);
  process.stdout.write(`${Math.round(used * 100)} % of fifty requests in ${second / 1_000} s\n`);
  return used;
}

test('110 notices due at once go through two processes to Teams over HTTP: none refused, none lost, none doubled', async () => {
  const { traffic, team } = await allAtOnce(110, 1);
  expect(traffic.filter(({ status }) => status === 429)).toEqual([]);
  expect(traffic.map(({ operation, personId }) => `${operation} ${personId}`).toSorted()).toEqual(
    team.map((person) => `create ${person}`).toSorted(),
  );
}, 90_000);

// At Teams' own pace the figure says how busy the machine is; at a fifth of it, whether what is allowed is used.
test('nine tenths of what Teams allows is used: a place that falls free is taken by the next notice', async () => {
  const { traffic, used } = await allAtOnce(100, 5);
  expect(traffic.filter(({ status }) => status === 429)).toEqual([]);
  expect(used).toBeGreaterThanOrEqual(0.9);
}, 90_000);
