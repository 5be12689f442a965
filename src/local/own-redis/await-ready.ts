import { readFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { askRedis } from './ask-redis';
import { notedServerPid } from './keeper';
import { isStillRunning } from './process-identity';
import { lastLinesOf } from './run-program';
import { filesIn, type ServerRecord } from './server-record';

/** The `code` of the error when another program listens on the port. */
export const portTakenCode = 'REDIS_PORT_TAKEN';

/**
 * Waits until the server of a folder has loaded its data and answers. In: the folder, its record, the
 * longest to wait in milliseconds. Out: the server's process number. Throws, with the last lines of the
 * server's log, when it ends instead or is not ready in time.
 */
export async function awaitReady(folder: string, record: ServerRecord, patienceMs: number): Promise<number> {
  const giveUpAt = Date.now() + patienceMs;
  while (Date.now() < giveUpAt) {
    if (!isStillRunning(record.keeper)) throw notStarted(folder, 'ended at once');
    const noted = notedServerPid(folder);
    const answer = noted === undefined ? undefined : await askRedis(record.port, 1_000);
    // Another program's Redis may have the port: only the one our keeper started counts.
    if (answer !== undefined && answer.pid === noted && !answer.loading) return answer.pid;
    await sleep(10);
  }
  throw notStarted(folder, `was not ready within ${patienceMs / 1000} seconds`);
}

function notStarted(folder: string, how: string): Error {
  const said = readLog(folder);
  const code = said.includes('Address already in use') ? portTakenCode : 'REDIS_NOT_STARTED';
  return Object.assign(new Error(`Redis ${how}. Its last lines:\n${lastLinesOf(said)}`), { code });
}

function readLog(folder: string): string {
  try {
    return readFileSync(filesIn(folder).log, 'utf8');
  } catch {
    return '(it left no log)';
  }
}

/** Out: a port on loopback that nobody listened on a moment ago. */
export function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() => {
        if (address === null || typeof address === 'string') reject(new Error('No free port on loopback.'));
        else resolve(address.port);
      });
    });
  });
}
