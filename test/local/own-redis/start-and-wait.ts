import { startRedis } from '../../../src/local/own-redis/start-redis';

/** A process of its own for the tests: starts a server in the folder named, says so, and waits to be killed. */
async function main(): Promise<void> {
  const folder = process.argv[2];
  const redis = await startRedis(folder ? { folder } : {});
  process.stdout.write(`${redis.pid} ${redis.port} ${process.pid}\n`);
  setInterval(() => undefined, 60_000);
}

main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.stack : String(error)}\n`);
  process.exitCode = 1;
});
