import { randomUUID } from 'node:crypto';
import type { CaseRef } from '../../src/domain/case/ids';
import type { CaseState } from '../../src/domain/case/state';
import { inventedDirectory } from '../../src/domain/directory/invented/invented-directory';
import type { RedisConnection } from '../../src/redis/connection/connection';
import { createStores, type Stores } from '../../src/redis/stores';
import { caseSchemas } from '../../src/store/case-schemas';
import { createKeyRing } from '../../src/store/key-ring';
import { createDirectoryCache } from '../../src/workflow/directory-cache';
import { type CommandShell, handleCommand } from '../../src/workflow/handle-command';
import type { Notice } from '../../src/workflow/ports/case-ports';
import { noLimits } from '../../src/workflow/ports/throttle-port';
import { aCommand } from '../builders/core/a-command';
import { london } from '../builders/core/play';
import { aCaseAt, castFor } from '../builders/core/ways';

export const cast = castFor('external-second-opinion');

/** A tenant of its own on a real Redis, and the path that every change takes. */
export interface BenchWorld {
  readonly stores: Stores;
  readonly shell: CommandShell;
  /** A case with at least so many events; gives its reference. */
  readonly caseWith: (events: number) => Promise<CaseRef>;
  readonly stateOf: (ref: CaseRef) => Promise<CaseState>;
}

/** An empty one. */
export async function benchWorld(connection: RedisConnection): Promise<BenchWorld> {
  const stores = createStores({
    connection,
    tenant: randomUUID(),
    keyRing: createKeyRing([{ id: 'bench', key: Buffer.alloc(32, 3) }]),
    chainKey: Buffer.alloc(32, 5),
    schemas: caseSchemas,
    limits: noLimits,
  });
  await stores.directory.replace(inventedDirectory);
  let made = 0;
  const shell: CommandShell = {
    cases: stores.cases,
    directory: createDirectoryCache(stores.directory),
    clock: { now: () => london('2027-01-12 10:00') },
    mint: {
      caseRef: () => `BNCH-${String(++made).padStart(4, '0')}`,
      id: () => randomUUID(),
    },
    sameChild: () => [randomUUID()],
    committed: () => undefined,
    pause: async () => undefined,
  };
  const stateOf = async (ref: CaseRef) => {
    const state = await stores.cases.readCase(ref);
    if (state === undefined) throw new Error(`There is no case ${ref}`);
    return state;
  };
  return {
    stores,
    shell,
    stateOf,
    caseWith: async (events) => {
      const { state, events: history } = aCaseAt('under-review', 'external-second-opinion');
      if (state === undefined) throw new Error('nothing was played');
      const ref = shell.mint.caseRef();
      await stores.cases.commit({
        ...bare,
        ref,
        state: { ...state, ref },
        events: history,
        expectedVersion: 0,
      });
      while ((await stateOf(ref)).version < events) await comment(shell, ref);
      return ref;
    },
  };
}

const bare = {
  due: undefined,
  press: undefined,
  notices: [] as readonly Notice[],
  people: [cast.requester],
  usedDraft: undefined,
};

/** A press that changes the case: somebody comments. */
async function comment(shell: CommandShell, ref: CaseRef) {
  const state = await shell.cases.readCase(ref);
  if (state === undefined) throw new Error(`There is no case ${ref}`);
  return press(shell, ref, aCommand('comment')(state));
}

/** One read, one decision, one write. */
export function press(shell: CommandShell, ref: CaseRef, command: ReturnType<ReturnType<typeof aCommand>>) {
  const given = { command, actor: { kind: 'person', id: cast.requester } as const };
  const key = { actor: cast.requester, verb: 'send:comment', form: shell.mint.id(), digest: 'ab' };
  return handleCommand(shell, { given, ref, press: key });
}
