import { z } from 'zod';
import type { CaseRef } from '../../domain/case/ids';
import type { CaseSurvey } from '../../workflow/ports/operator-ports';
import type { RedisConnection } from '../connection/connection';
import type { Keys } from '../keys';
import { scanRefs } from '../scan-keys';

const list = z.array(z.string());
const duesAPage = 500;

/** Every case on Redis, by walking the names of its keys: no index can leave one out. */
export function createCaseSurvey(parts: {
  readonly connection: RedisConnection;
  readonly keys: Keys;
}): CaseSurvey {
  const { connection, keys } = parts;
  return {
    async *refs() {
      // References alone are remembered: a million of them is nothing beside one case.
      const seen = new Set<CaseRef>();
      for (const pattern of [keys.every.case, keys.every.events]) {
        for await (const page of scanRefs(connection, pattern)) {
          const fresh = page.filter((ref) => !seen.has(ref));
          for (const ref of new Set(fresh)) {
            seen.add(ref);
            yield ref;
          }
        }
      }
    },
    async *named() {
      for await (const page of scanRefs(connection, keys.every['row-people'])) yield* page;
      for (let from = 0; ; from += duesAPage) {
        const to = String(from + duesAPage - 1);
        const page = list.parse(await connection.command(['ZRANGE', keys.due, String(from), to]));
        yield* page;
        if (page.length < duesAPage) return;
      }
    },
  };
}
