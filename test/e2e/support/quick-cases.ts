import { randomBytes, randomInt } from 'node:crypto';
import { type CaseRef, makeCaseRef } from '../../../src/domain/case/ids';
import type { Status } from '../../../src/domain/case/stage';
import type { Kind } from '../../../src/domain/case/stored/request';
import { dateOfDay, dayNumber } from '../../../src/domain/rules/london-time';
import { createDirectoryCache } from '../../../src/workflow/directory-cache';
import type { CommandShell } from '../../../src/workflow/handle-command';
import type { CaseClock } from '../../../src/workflow/ports/case-ports';
import type { submission } from '../../builders/core/a-command';
import type { RequestWishes } from '../../builders/core/a-request';
import type { Press } from '../../builders/core/play';
import { castFor } from '../../builders/core/ways';
import { aCaseIn, does, type Workflow } from '../../builders/workflow';
import type { World } from './world';

/** Cases on a world's own Redis, brought to a status by the commands themselves and without a chat. */
export interface QuickCases {
  in(
    status: Status,
    kind?: Kind,
    wishes?: Partial<RequestWishes>,
    linkedFrom?: Parameters<typeof submission>[1],
  ): Promise<CaseRef>;
  does(ref: CaseRef, press: Press): Promise<void>;
}

export function quickCases(world: Pick<World, 'stores'> & { readonly clock: CaseClock }): QuickCases {
  const shell: CommandShell = {
    ...world.stores,
    directory: createDirectoryCache(world.stores.directory),
    clock: world.clock,
    mint: {
      caseRef: () => makeCaseRef(Array.from({ length: 7 }, () => randomInt(0, 2 ** 32) / 2 ** 32)),
      id: () => randomBytes(9).toString('base64url'),
    },
    sameChild: () => [randomBytes(9).toString('base64url')],
    committed: () => {},
    pause: async () => {},
  };
  const workflow = { shell } as Workflow;
  let children = 0;
  /** Each case is about a child of its own: what concerns a child reaches every request about it. */
  const another = () => {
    children += 1;
    const dateOfBirth = dateOfDay(dayNumber('2018-05-09') + children - 1);
    return { localReference: `QUICK-${children}`, dateOfBirth };
  };
  return {
    in: (status, kind = 'external-second-opinion', wishes = {}, linkedFrom = undefined) =>
      aCaseIn(workflow, status, { ...another(), ...wishes }, kind, castFor(kind), linkedFrom),
    does: async (ref, press) => void (await does(workflow, ref, press)),
  };
}
