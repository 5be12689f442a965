import { loadConfig } from '../../../src/config';
import { openRedis } from '../../../src/redis/connection/client';
import { createStores } from '../../../src/redis/stores';
import { RATE_LIMITS, type RateLimits } from '../../../src/stand-in/connector/rate-limits';
import { startTeams } from '../../../src/stand-in/start-teams';
import { caseSchemas } from '../../../src/store/case-schemas';
import { TeamsAuthentication } from '../../../src/teams/authentication';
import { createMessenger } from '../../../src/teams/messenger';
import { createDirectoryCache } from '../../../src/workflow/directory-cache';
import type { CaseStore, Change } from '../../../src/workflow/ports/case-ports';
import type { Messenger } from '../../../src/workflow/ports/delivery-ports';
import { type TeamsLimits, teamsLimits } from '../../../src/workflow/ports/throttle-port';
import { createBackground } from '../../../src/workflow/ticking/background';
import { aWorkflow, does, type Workflow } from '../../builders/workflow';
import { comments } from '../../builders/workflow-delivered';
import { chainKey, keyRing } from '../../redis/real-stores';
import { casesWithTeams, withColleagues } from './many-notices';

interface Wishes {
  readonly redisUrl: string;
  /** How many notices there are, each to a person of its own. */
  readonly many: number;
  /** How many times as long as Teams' is the second in which fifty requests are allowed. */
  readonly stretched?: number;
  /** Looks on at what a messenger is asked for. */
  readonly around?: (messenger: Messenger) => Messenger;
}

/** So many notices, due at once, go through two processes to Teams; gives who was to hear, and what Teams was asked. */
export async function noticesAtOnce({ redisUrl, many, stretched = 1, around = (all) => all }: Wishes) {
  const directory = withColleagues(many);
  const second = 1_000 * stretched;
  const tenant = await aTenant(directory.people, {
    ...RATE_LIMITS,
    tenant: RATE_LIMITS.tenant.map((each) => ({ ...each, milliseconds: second })),
  });
  const limits = {
    ...teamsLimits,
    app: teamsLimits.app.map(({ requests, ms }) => ({ requests, ms: ms - 1_000 + second })),
  };
  const fakes = await aWorkflow();
  const one = await aProcess(redisUrl, tenant, limits);
  const other = await aProcess(redisUrl, tenant, limits);
  await one.stores.directory.replace(directory);
  const shellOf = ({ stores, messenger }: typeof one) => ({
    ...fakes.shell,
    ...stores,
    directory: createDirectoryCache(stores.directory),
    messenger: around(messenger),
    firstContact: { serviceUrl: tenant.stand.serviceUrl, tenantId: tenant.tenantId },
    pause: (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms)),
  });
  const shells = [shellOf(one), shellOf(other)];
  const team = await ringAll({ ...fakes, shell: shellOf(one) }, tenant, many);
  const workers = shells.map((each) => createBackground(each, { everyMs: 200 }));
  for (const each of workers) each.start();
  for (const each of workers) each.wake();
  const { stand } = tenant;
  const created = () => stand.traffic().filter(({ operation }) => operation === 'create').length;
  await stand.until(() => created() >= many, 60_000);
  for (const each of workers) await each.stop();
  for (const each of [one, other]) await each.connection.close();
  await stand.close();
  return { team, traffic: stand.traffic().filter(({ operation }) => operation !== 'token') };
}

/** What one process has: a connection of its own, and a messenger that speaks to the stand-in. */
async function aProcess(redisUrl: string, { stand, appId, tenantId }: Tenant, limits: TeamsLimits) {
  const connection = openRedis({ url: redisUrl });
  await connection.waitUntilUp(5_000);
  const kept = { connection, tenant: tenantId, keyRing, chainKey, schemas: caseSchemas, limits };
  const env = { MicrosoftAppId: appId, MicrosoftAppTenantId: tenantId, LOCAL_TEAMS_URL: stand.url };
  const messenger = createMessenger(new TeamsAuthentication(loadConfig(env, 'local')));
  return { connection, stores: createStores(kept), messenger };
}

type Tenant = Awaited<ReturnType<typeof aTenant>>;

/** Teams with everybody in it, the bot installed for all, and the limits kept. */
async function aTenant(
  people: readonly { readonly id: string; readonly name: string }[],
  rateLimits: RateLimits,
) {
  const [appId, tenantId] = [crypto.randomUUID(), crypto.randomUUID()];
  const members = people.map(({ id }) => ({
    personId: id,
    conversationId: `a:${id}`,
    installed: true,
    block: undefined,
  }));
  const stand = await startTeams({ tenantId, appId, people, rateLimits, earlier: { messages: [], members } });
  return { appId, tenantId, stand };
}

/** So many people's cases change, each so that its team is notified; gives those people. */
async function ringAll(workflow: Workflow, { stand }: Tenant, many: number): Promise<readonly string[]> {
  const wanted = await casesWithTeams(workflow, many, (person) => ({
    serviceUrl: stand.serviceUrl,
    conversationId: stand.member(person).conversationId,
  }));
  for (const ref of new Set(wanted.map((each) => each.ref))) {
    const notified = wanted.flatMap((each) => (each.ref === ref ? [each.person] : []));
    const cases = notifying(workflow.shell.cases, notified);
    await does({ ...workflow, shell: { ...workflow.shell, cases } }, ref, comments);
  }
  return wanted.map(({ person }) => person);
}

/** The store, whose commits notify these people and nobody else. */
function notifying(cases: CaseStore, people: readonly string[]): CaseStore {
  const notices = people.map((person) => ({ person, notify: true }));
  return new Proxy(cases, {
    get(target, name) {
      if (name === 'commit') return (change: Change) => target.commit({ ...change, notices });
      const value: unknown = Reflect.get(target, name, target);
      return typeof value === 'function' ? value.bind(target) : value;
    },
  });
}
