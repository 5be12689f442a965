import { z } from 'zod';
import type { KeptStub, StubStore } from '../workflow/tab/tab-ports';
import { fromScore } from './case-time';
import type { RedisConnection } from './connection';
import type { Keys } from './keys';
import type { Sealing } from './sealing';
import { openStub } from './stub-record';

const reply = z.array(z.string());
const move = /^([a-z-]+)@(\d+)$/;

/** The stubs of all cases of the tenant, in one read. */
export function createStubStore(parts: {
  readonly connection: RedisConnection;
  readonly keys: Keys;
  readonly sealing: Sealing;
}): StubStore {
  const { connection, keys, sealing } = parts;
  return {
    async stubs() {
      const flat = reply.parse(await connection.command(['HGETALL', keys.stubs]));
      const kept = new Map(
        flat.flatMap((name, index) => (index % 2 === 0 ? [[name, flat[index + 1] ?? '']] : [])),
      );
      return [...kept]
        .filter(([name]) => !name.includes(':'))
        .map(
          ([ref, text]): KeptStub => ({
            ...openStub(ref, text, sealing),
            moves: movesIn(kept.get(`${ref}:moves`)),
          }),
        );
    },
  };
}

function movesIn(text = ''): KeptStub['moves'] {
  return text.split(' ').flatMap((each) => {
    const [, status, at] = move.exec(each) ?? [];
    return status === undefined || at === undefined ? [] : [{ status, at: fromScore(at) }];
  });
}
