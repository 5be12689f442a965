import { randomBytes } from 'node:crypto';
import { runAdmin } from '../../../src/cli/admin/run-admin';
import { openOperatorShell } from '../../../src/compose/operator';
import { caseSchemas } from '../../../src/store/case-schemas';
import { StoreUnavailable } from '../../../src/workflow/ports/case-ports';
import { chainKey, realStores } from '../../redis/real-stores';

export interface Told {
  readonly code: number;
  /** What was said and what was warned of, line by line. */
  readonly said: string;
  readonly warned: string;
  readonly asked: readonly string[];
}

/** An operator in front of a bot's store: the commands themselves, on a real Redis. */
export function operators() {
  const { redis, tenant, connection } = realStores();
  return (now = '2027-01-20T10:00:00.000Z', headsFile?: string) => {
    const stores = tenant({
      schemas: caseSchemas,
      tenant: `${redis.tenant}-${randomBytes(4).toString('hex')}`,
    });
    const config = {
      tenantId: stores.tenant,
      redisUrl: redis.url(),
      sealingKeys: [{ id: 'test-1', key: Buffer.alloc(32, 7) }],
      chainKey,
      headsFile,
      redisSentinels: [],
    };
    /** Runs one line; `answer` is what the operator says when asked, left out where nobody sits there. */
    const types = async (line: string, answer?: boolean, away = false): Promise<Told> => {
      const [said, warned, asked]: [string[], string[], string[]] = [[], [], []];
      const code = await runAdmin(line === '' ? [] : line.split(' '), {
        say: (text) => void said.push(text),
        warn: (text) => void warned.push(text),
        write: (text) => void said.push(text.trimEnd()),
        ask: async (question) => {
          asked.push(question);
          return answer;
        },
        user: () => 'malcolm',
        now: () => now,
        open: () => {
          if (away) throw new StoreUnavailable('away');
          return openOperatorShell(config);
        },
      });
      return { code, said: said.join('\n'), warned: warned.join('\n'), asked };
    };
    return { ...stores, types, connection, config };
  };
}
