import { createHash } from 'node:crypto';
import { identitiesOf } from '../../src/domain/decide/other-requests/same-child';
import { inventedDirectory } from '../../src/domain/directory/invented/invented-directory';
import { indexDirectory } from '../../src/domain/directory/lookup';
import type { Directory } from '../../src/domain/directory/schema';
import type { Facts } from '../../src/domain/process/open/facts';
import type { RedisConnection } from '../../src/redis/connection/connection';
import { createKeys, type Keys } from '../../src/redis/keys';
import { createStores, type Stores } from '../../src/redis/stores';
import { caseSchemas } from '../../src/store/case-schemas';
import { createKeyRing } from '../../src/store/key-ring';
import { createDirectoryCache } from '../../src/workflow/directory-cache';
import { StoreUnavailable } from '../../src/workflow/ports/case-ports';
import { noLimits } from '../../src/workflow/ports/throttle-port';
import type { BackgroundShell } from '../../src/workflow/ticking/background';
import { type Dice, diceFrom } from '../builders/core/dice';
import { theFacts } from '../builders/core/people';
import { FakeCaseClock } from '../fakes/fake-case-clock';
import { FakeMint } from '../fakes/fake-mint';
import { shakyConnection } from './shaky-connection';
import { type MoodyTeams, teamsWithMoods } from './teams-with-moods';
import { createWitness, type Witness } from './witness';

/** Something that must never be, and on which case it was. */
export interface Breach {
  readonly ref: string;
  readonly what: string;
}

/** Two processes of the bot on one tenant of a real Redis, with a Teams and a clock that the simulation leads. */
export interface BatchWorld {
  readonly dice: Dice;
  readonly bots: readonly [BackgroundShell, BackgroundShell];
  readonly clock: FakeCaseClock;
  readonly teams: MoodyTeams;
  readonly store: { shaky: boolean };
  readonly witness: Witness;
  /** The stores on a connection that never breaks. */
  readonly truth: Stores;
  readonly connection: RedisConnection;
  readonly keys: Keys;
  readonly breaches: Breach[];
  /** The directory that is in force, as the core is handed it. */
  readonly facts: () => Facts;
  /** Directories that can be put back, the latest last. */
  readonly earlier: Directory[];
  /** How often something happened that is in no history: a directory was imported, a merger, and so on. */
  readonly happened: Map<string, number>;
  /** Imports another directory. */
  readonly importDirectory: (directory: Directory) => Promise<void>;
}

/** One in so many commands to Redis is lost while the connection is shaky. */
const lossesOneIn = 25;

/** The tenant of one batch: the same for the same seed. */
export function tenantOf(seed: number, batch: number): string {
  const hex = digestOf(`${seed} ${batch}`);
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20, 32)].join(
    '-',
  );
}

const digestOf = (text: string) => createHash('sha256').update(text).digest('hex');

/** An empty world for one batch; its cases begin at this instant. */
export async function batchWorld(
  connection: RedisConnection,
  { seed, batch }: { readonly seed: number; readonly batch: number },
  begins: string,
): Promise<BatchWorld> {
  const dice = diceFrom(Math.imul(seed, 7919) + batch);
  const tenant = tenantOf(seed, batch);
  const options = {
    tenant,
    keyRing: createKeyRing([{ id: 'simulated', key: Buffer.alloc(32, 3) }]),
    chainKey: Buffer.alloc(32, 5),
    schemas: caseSchemas,
    limits: noLimits,
  };
  const truth = createStores({ ...options, connection });
  await truth.directory.replace(inventedDirectory);
  const clock = new FakeCaseClock(begins);
  const breaches: Breach[] = [];
  const breach = (ref: string, what: string) => void breaches.push({ ref, what });
  let inForce: readonly [Facts, ...Facts[]] = [theFacts];
  const facts = () => inForce[0];
  const importDirectory = async (directory: Directory): Promise<void> => {
    inForce = [{ directory: indexDirectory(directory) }, ...inForce.slice(0, 1)];
    await truth.directory.replace(directory);
  };
  const witness = createWitness(truth.cases, facts, breach);
  const store = shakyConnection(connection, dice, lossesOneIn);
  const teams = teamsWithMoods({
    dice,
    now: () => clock.now(),
    trueLately: witness.trueLately,
    trueNow: (ref) => truth.cases.readCase(ref),
    inForce: () => inForce,
    breach,
  });
  const mint = new FakeMint();
  const faulted = (ref: string, error: unknown) => {
    if (!(error instanceof StoreUnavailable)) breach(ref, `fault: ${String(error)}`);
  };
  const bot = (): BackgroundShell => {
    const stores = createStores({ ...options, connection: store.connection });
    return {
      ...stores,
      cases: witness.watched(stores.cases),
      directory: createDirectoryCache(truth.directory),
      clock,
      mint,
      messenger: teams.messenger,
      sameChild: (child, directory) =>
        identitiesOf(child, directory).map((identity) => digestOf(identity.join(' '))),
      committed: () => undefined,
      pause: () => new Promise((resolve) => setImmediate(resolve)),
      firstContact: { serviceUrl: 'https://teams.example/' },
      homeTenant: tenant,
      failed: faulted,
      faulted,
    };
  };
  return {
    dice,
    bots: [bot(), bot()],
    clock,
    teams,
    store,
    witness,
    truth,
    connection,
    keys: createKeys(tenant),
    breaches,
    facts,
    earlier: [],
    happened: new Map(),
    importDirectory,
  };
}
