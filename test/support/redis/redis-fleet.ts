import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { appendFileSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { freePort } from '../../../src/local/own-redis/await-ready';
import { libraryEnv } from '../../../src/local/own-redis/fetch-redis-server';
import { findRedisServer } from '../../../src/local/own-redis/find-redis-server';
import { openRedis } from '../../../src/redis/connection/client';
import { type PartingProxy, partingProxy } from './parting-proxy';

/** Who is cut off from a node. */
export type Cut = 'bots' | 'sentinels and nodes';

/** One Redis of the fleet. */
export interface FleetNode {
  /** Its own address, which nothing stands before. */
  readonly url: string;
  /** Ends it without a word. */
  readonly kill: () => Promise<void>;
  /** Starts it again on what it left behind. */
  readonly start: () => Promise<void>;
  /** It stops answering, and its connections stay. */
  readonly freeze: () => void;
  readonly thaw: () => void;
  readonly cut: (whom: Cut) => void;
  readonly heal: () => void;
}

/** A primary, replicas and sentinels of one program, each on a loopback address of its own, so that links can be cut. */
export interface RedisFleet {
  /** What the bot is given: `REDIS_URL`, with the primary's name in place of its host, and `REDIS_SENTINELS`. */
  readonly url: string;
  readonly sentinels: readonly string[];
  /** Which node the sentinels call the primary. */
  readonly primary: () => Promise<FleetNode>;
  /** Waits until most sentinels name one node and so many follow it; all the others where left out. */
  readonly settled: (followers?: number) => Promise<FleetNode>;
  readonly stop: () => Promise<void>;
}

export interface FleetWishes {
  readonly replicas?: number;
  /** How long a primary is silent before the sentinels call it down, in milliseconds. */
  readonly downAfterMs?: number;
  /** How many replicas must be near for the primary to take a write. */
  readonly minReplicas?: number;
}

const name = 'mymaster';
const sentinelCount = 3;
const patienceMs = 60_000;
/** Bots come from 127.0.0.1; nodes and sentinels have addresses of their own, from which they also connect. */
const nodeHost = (number: number) => `127.0.1.${number + 1}`;
const sentinelHost = (number: number) => `127.0.2.${number + 1}`;

/** Starts one, in a folder of its own that goes with it. */
export async function redisFleet(wishes: FleetWishes = {}): Promise<RedisFleet> {
  const { replicas = 2, downAfterMs = 3_000, minReplicas = 1 } = wishes;
  const folder = mkdtempSync(join(tmpdir(), 'redis-fleet-'));
  const run = await runner(folder);
  const nodes = await Promise.all(
    Array.from({ length: replicas + 1 }, (_, number) => prepareNode(run, folder, number, minReplicas)),
  );
  const [first] = nodes;
  if (first === undefined) throw new Error('a fleet has a primary');
  await first.begin([]);
  for (const node of nodes.slice(1)) await node.begin([`replicaof 127.0.0.1 ${first.proxy.port}`]);
  const sentinels = await Promise.all(
    Array.from({ length: sentinelCount }, (_, number) =>
      startSentinel(run, folder, number, first.proxy.port, downAfterMs),
    ),
  );

  async function toldBy(sentinel: string): Promise<string | undefined> {
    const said = await ask(sentinel, ['SENTINEL', 'GET-MASTER-ADDR-BY-NAME', name]);
    return Array.isArray(said) ? String(said[1]) : undefined;
  }

  async function primary(): Promise<FleetNode> {
    const ports = await Promise.all(sentinels.map(({ url }) => toldBy(url)));
    const most = ports.find((port) => ports.filter((other) => other === port).length * 2 > ports.length);
    const node = nodes.find(({ proxy }) => String(proxy.port) === most);
    if (node === undefined) throw new Error(`the sentinels do not agree: ${ports.join(', ')}`);
    return node;
  }

  async function isSettled(followers: number): Promise<FleetNode | undefined> {
    const node = await primary().catch(() => undefined);
    if (node === undefined) return undefined;
    const said = String(await ask(node.url, ['INFO', 'replication']).catch(() => ''));
    const online = said.match(/^slave\d+:.*state=online/gm)?.length ?? 0;
    return /role:master/.test(said) && online >= followers ? node : undefined;
  }

  return {
    url: `redis://${name}`,
    sentinels: sentinels.map(({ url }) => url),
    primary,
    settled: async (followers = replicas) => {
      const giveUpAt = Date.now() + patienceMs;
      for (;;) {
        const node = await isSettled(followers);
        if (node !== undefined) return node;
        if (Date.now() > giveUpAt) throw new Error('the fleet does not settle');
        await sleep(100);
      }
    },
    stop: async () => {
      await Promise.all(sentinels.map(({ kill }) => kill()));
      await Promise.all(nodes.map(({ kill }) => kill()));
      await Promise.all(nodes.map(({ proxy }) => proxy.close()));
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

type Run = (args: readonly string[]) => ChildProcess;

async function runner(folder: string): Promise<Run> {
  const server = await findRedisServer();
  const env = { ...process.env, ...libraryEnv(server) };
  return (args) => spawn(server.program, [...args], { stdio: 'ignore', env, cwd: folder });
}

interface PreparedNode extends FleetNode {
  readonly proxy: PartingProxy;
  readonly begin: (more: readonly string[]) => Promise<void>;
}

async function prepareNode(
  run: Run,
  folder: string,
  number: number,
  minReplicas: number,
): Promise<PreparedNode> {
  const [host, port] = [nodeHost(number), await freePort()];
  const proxy = await partingProxy({ host, port });
  const url = `redis://${host}:${port}`;
  const dir = join(folder, `node-${number}`);
  mkdirSync(dir);
  const config = join(dir, 'redis.conf');
  const lines = [
    `port ${port}`,
    ...from(host),
    'protected-mode no',
    `dir ${dir}`,
    'save ""',
    'appendonly yes',
    'appendfsync always',
    'repl-diskless-sync-delay 0',
    'replica-announce-ip 127.0.0.1',
    `replica-announce-port ${proxy.port}`,
    `min-replicas-to-write ${minReplicas}`,
    'min-replicas-max-lag 3',
  ];
  // The sentinels write into it whom it follows.
  writeFileSync(config, `${lines.join('\n')}\n`);
  const server = keptProcess(() => run([config]));
  const begin = async (more: readonly string[]) => {
    if (more.length > 0) appendFileSync(config, `${more.join('\n')}\n`);
    server.start();
    await up(url);
  };
  const near = ['127.0.1.', '127.0.2.'];
  const isNear = (address: string) => near.some((each) => address.replace('::ffff:', '').startsWith(each));
  return {
    url,
    proxy,
    begin,
    start: () => begin([]),
    kill: server.kill,
    freeze: () => server.signal('SIGSTOP'),
    thaw: () => server.signal('SIGCONT'),
    cut: (whom) => proxy.cut((address) => isNear(address) === (whom !== 'bots')),
    heal: () => proxy.heal(),
  };
}

async function startSentinel(
  run: Run,
  folder: string,
  number: number,
  primaryPort: number,
  downAfterMs: number,
) {
  const [host, port] = [sentinelHost(number), await freePort()];
  const dir = join(folder, `sentinel-${number}`);
  mkdirSync(dir);
  const config = join(dir, 'sentinel.conf');
  const lines = [
    `port ${port}`,
    ...from(host),
    'protected-mode no',
    `dir ${dir}`,
    `sentinel announce-ip ${host}`,
    `sentinel monitor ${name} 127.0.0.1 ${primaryPort} 2`,
    `sentinel down-after-milliseconds ${name} ${downAfterMs}`,
    `sentinel failover-timeout ${name} 10000`,
    `sentinel parallel-syncs ${name} 2`,
  ];
  writeFileSync(config, `${lines.join('\n')}\n`);
  const server = keptProcess(() => run([config, '--sentinel']));
  server.start();
  const url = `redis://${host}:${port}`;
  await up(url);
  return { url, kill: server.kill };
}

/** Listens there, and comes from there: what is only bound comes from its address by itself before Redis 7. */
function from(host: string): readonly string[] {
  return [`bind ${host}`, `bind-source-addr ${host}`];
}

function keptProcess(run: () => ChildProcess) {
  let child: ChildProcess | undefined;
  return {
    start: () => {
      child = run();
    },
    signal: (signal: NodeJS.Signals) => void child?.kill(signal),
    kill: async () => {
      if (child === undefined || child.exitCode !== null || child.signalCode !== null) return;
      const gone = once(child, 'exit');
      child.kill('SIGKILL');
      await gone;
    },
  };
}

async function up(url: string): Promise<void> {
  const client = openRedis({ url });
  await client.waitUntilUp(patienceMs);
  await client.close();
}

async function ask(url: string, command: readonly string[]): Promise<unknown> {
  const client = openRedis({ url, timeoutMs: 1_000 });
  try {
    await client.waitUntilUp(2_000);
    return await client.command(command);
  } finally {
    await client.close();
  }
}
