import { z } from 'zod';
import { parseSealed } from '../../store/case-record';
import type { OperatorEntry, OperatorLog } from '../../workflow/ports/operator-ports';
import type { RedisConnection } from '../connection/connection';
import type { Keys } from '../keys';

const reply = z.array(z.tuple([z.string(), z.array(z.string())]));
const written = z.object({ who: z.string(), what: z.string(), counts: z.record(z.string(), z.number()) });

/** The operator's log as a stream on Redis: entries are added, never changed, and carry Redis' own time. */
export function createOperatorLog(parts: {
  readonly connection: RedisConnection;
  readonly keys: Keys;
}): OperatorLog {
  const { connection, keys } = parts;
  return {
    async write({ who, what, counts }) {
      const entry = JSON.stringify(written.parse({ who, what, counts }));
      await connection.command(['XADD', keys.operatorLog, '*', 'entry', entry]);
    },
    async newest(limit) {
      const args = ['XREVRANGE', keys.operatorLog, '+', '-', 'COUNT', String(limit)];
      return reply.parse(await connection.command(args)).map(opened);
    },
  };
}

/** The first part of an entry's id is the time in milliseconds. */
function opened([id, [, entry = '']]: readonly [string, readonly string[]]): OperatorEntry {
  const at = new Date(Number(id.split('-')[0])).toISOString();
  return { at, ...parseSealed(written, JSON.parse(entry), `operator's log ${id}`) };
}
