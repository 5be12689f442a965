import { z } from 'zod';
import { toScore } from '../store/case-time';
import type { Sealing } from '../store/sealing';
import { sealStub, wayText } from '../store/stub-record';
import type { Tally } from '../workflow/tab/tab-ports';
import type { RedisConnection } from './connection/connection';
import type { Keys } from './keys';
import { scanRefs } from './scan-keys';
import { findUntalliedScript, tallyCaseScript } from './scripts/tally-scripts';

const numbers = z.array(z.number());

/** The counts of all cases on Redis, and which cases they do not hold as they are. */
export function createTally(parts: {
  readonly connection: RedisConnection;
  readonly keys: Keys;
  readonly sealing: Sealing;
}): Tally {
  const { connection, keys, sealing } = parts;
  return {
    async isMine(forMs) {
      const lease = ['SET', keys.tallyLease, '1', 'NX', 'PX', String(forMs)];
      return (await connection.command(lease)) === 'OK';
    },
    async *untallied() {
      for await (const page of scanRefs(connection, keys.every.case)) {
        const at = page.map((ref) => keys.case(ref));
        const found = numbers.parse(await connection.run(findUntalliedScript, at, []));
        yield* found.flatMap((number) => page[number - 1] ?? []);
      }
    },
    async count({ ref, version, status, stub, moves, filedAt, linked }) {
      const at = [keys.case(ref), keys.stubs, keys.casesByStatus, keys.linkedRequests];
      const kept = [sealStub(ref, stub, sealing), wayText(moves)];
      const reply = await connection.run(tallyCaseScript, at, [
        ref,
        String(version),
        status,
        ...kept,
        keys.filedOf(''),
        filedAt === undefined ? '' : toScore(filedAt),
        ...linked,
      ]);
      return reply === 1;
    },
  };
}
