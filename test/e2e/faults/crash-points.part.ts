import type { CaseRef } from '../../../src/domain/case/ids';
import { inventedDirectory } from '../../../src/domain/directory/invented/invented-directory';
import { openRedis, type RedisClient } from '../../../src/redis/connection/client';
import { createKeys } from '../../../src/redis/keys';
import { createStores } from '../../../src/redis/stores';
import { caseSchemas } from '../../../src/store/case-schemas';
import { deliver } from '../../../src/workflow/delivery/deliver';
import { createDirectoryCache } from '../../../src/workflow/directory-cache';
import { noLimits } from '../../../src/workflow/ports/throttle-port';
import type { BackgroundShell } from '../../../src/workflow/ticking/background';
import { tick } from '../../../src/workflow/ticking/tick';
import { aCommand } from '../../builders/core/a-command';
import { castFor } from '../../builders/core/ways';
import { aCaseIn, aWorkflow, does, type Workflow } from '../../builders/workflow';
import { type Mortal, mortal } from '../../fakes/crashing';
import { chainKey, keyRing } from '../../redis/real-stores';
import { passMachineTime } from '../../support/machine-time';
import { redisForTests } from '../../support/redis/redis';

const redis = redisForTests();
const cast = castFor('critical-friend');
let connection: RedisClient;
let tenants = 0;

beforeAll(async () => {
  connection = openRedis({ url: redis.url() });
  await connection.waitUntilUp(5_000);
});
afterAll(() => connection.close());

/** A tenant of its own on the real Redis, with a Teams of its own. */
async function aTenant() {
  tenants += 1;
  const tenant = `${redis.tenant}-${tenants}`;
  const fakes = await aWorkflow();
  /** A process on this tenant: each of its commands to Redis and requests to Teams is a wait at which it may die. */
  const aProcess = ({ port }: Mortal): BackgroundShell => {
    const stores = createStores({
      connection: port(connection),
      tenant,
      keyRing,
      chainKey,
      schemas: caseSchemas,
      limits: noLimits,
    });
    const directory = createDirectoryCache(stores.directory);
    return { ...fakes.shell, ...stores, directory, messenger: port(fakes.messenger) };
  };
  const shell = aProcess(mortal(undefined, false));
  await createStores({ connection, tenant, keyRing, chainKey, schemas: caseSchemas }).directory.replace(
    inventedDirectory,
  );
  // Nothing is to be rebuilt for the directory any more.
  await tick(shell);
  for (const person of [cast.requester, cast.consultant]) {
    await shell.addresses.save(person, {
      serviceUrl: 'https://teams.example/',
      conversationId: `chat-${person}`,
      teamsUserId: person,
      tenantId: 'tenant',
    });
  }
  const workflow: Workflow = { ...fakes, shell };
  const later = (ms: number) => passMachineTime(connection, createKeys(tenant), ms);
  return { workflow, aProcess, later };
}

type Tenant = Awaited<ReturnType<typeof aTenant>>;

/** One round of a worker: what is due, and what is wanted. */
async function round(shell: BackgroundShell): Promise<number> {
  return (await tick(shell)) + (await deliver(shell, 50));
}

/** Until nothing is left, leases of the dead among it. */
async function untilRest({ workflow, later }: Tenant): Promise<void> {
  for (let idle = 0; idle < 3; ) {
    idle = (await round(workflow.shell)) > 0 ? 0 : idle + 1;
    if (idle > 0) await later(100_000);
  }
}

/** All that anybody could see or read of it afterwards, but for minted ids. */
async function outcome({ workflow }: Tenant, ref: CaseRef) {
  const { shell, messenger } = workflow;
  const rows = await shell.ledger.rows(ref);
  const state = await shell.cases.readCase(ref);
  return {
    history: (await shell.cases.history(ref)).map(({ type, at }) => `${at} ${type}`),
    state,
    due: await shell.due.earliest(),
    people: rows.map(({ person, standing, copies, ...row }) => ({
      person,
      standing,
      shown: [row.shownVersion, row.wantedVersion, row.shownRing, row.wantedRing, row.heldUntil],
      copies: copies.map(({ shows }) => shows),
      chat: [...messenger.chatWith(person).values()].map((each) =>
        JSON.parse(JSON.stringify(each).replaceAll(/form-\d+/g, 'form')),
      ),
    })),
  };
}

interface Scene {
  readonly set: (tenant: Tenant, ref: CaseRef) => Promise<unknown>;
  /** What the history ends with once it is over. */
  readonly ends: string;
}

const scenes: Readonly<Record<string, Scene>> = {
  'a first card is posted': { set: async () => {}, ends: 'submitted' },
  'a card is edited': {
    set: async (tenant, ref) => {
      await untilRest(tenant);
      await does(tenant.workflow, ref, { by: cast.requester, gives: aCommand('comment') });
    },
    ends: 'commented',
  },
  'a reminder falls due and rings': {
    set: async (tenant) => {
      await untilRest(tenant);
      tenant.workflow.clock.passMinutes(30);
    },
    ends: 'reminded',
  },
};

/** Plays a scene with a worker that dies once its n-th wait is over and before it hears so; another takes over. */
async function play({ set }: Scene, dieAt: number | undefined) {
  const tenant = await aTenant();
  const ref = await aCaseIn(tenant.workflow, 'consultant-review', {}, 'critical-friend', cast);
  await set(tenant, ref);
  const process = mortal(dieAt, true);
  await round(tenant.aProcess(process)).catch(() => 0);
  const died = process.isDead();
  const sending = (await tenant.workflow.shell.ledger.rows(ref)).flatMap(({ person, standing }) =>
    standing === 'sending' ? [person] : [],
  );
  await untilRest(tenant);
  return { died, sending, ...(await outcome(tenant, ref)) };
}

describe.each(Object.entries(scenes))('while %s', (name, scene) => {
  test('a worker may die at any command to Redis and any request to Teams: another one finishes it, and nothing is doubled', async () => {
    const whole = await play(scene, undefined);
    expect(whole.history.at(-1)).toContain(scene.ends);
    let waits = 0;
    let unsure = 0;
    for (let dieAt = 1; ; dieAt += 1) {
      const { died, sending, people, ...one } = await play(scene, dieAt);
      if (!died) break;
      waits += 1;
      unsure += sending.length;
      expect({ dieAt, ...one }).toEqual({
        dieAt,
        history: whole.history,
        state: whole.state,
        due: whole.due,
      });
      for (const row of people) {
        const should = whole.people.find(({ person }) => person === row.person);
        // Nobody can know whether a card arrived whose answer was never heard: it is not sent again.
        if (!sending.includes(row.person)) expect({ dieAt, row }).toEqual({ dieAt, row: should });
        else {
          expect({ dieAt, standing: row.standing, shown: row.shown }).toEqual({
            dieAt,
            standing: 'unknown',
            shown: should?.shown,
          });
          expect(row.chat.length).toBeLessThanOrEqual(should?.chat.length ?? 0);
        }
      }
    }
    process.stdout.write(`while ${name}: ${waits} waits, at which ${unsure} cards are unknown\n`);
    expect(waits).toBeGreaterThan(8);
  }, 60_000);
});
