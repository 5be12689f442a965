import { randomBytes } from 'node:crypto';
import type { CaseRef } from '../../src/domain/case/ids';
import { makeCaseRef } from '../../src/domain/case/ids';
import type { Status } from '../../src/domain/case/stage';
import type { Kind } from '../../src/domain/case/stored/request';
import { createDirectoryCache } from '../../src/workflow/directory-cache';
import { type CommandShell, handleCommand } from '../../src/workflow/handle-command';
import { submission } from '../builders/core/a-command';
import type { Press } from '../builders/core/play';
import { castFor, requestFor, wayTo } from '../builders/core/ways';
import type { AttackWorld } from './attack-world';

/** Which part of a case a canary sings in. */
export type Part = 'identity' | 'pack' | 'opinion' | 'more';

export interface MarkedCase {
  readonly ref: CaseRef;
  readonly number: number;
  readonly status: Status;
  readonly kind: Kind;
  readonly held: boolean;
}

/** Fields of a request that are read in the pack and nowhere else. */
const packFields = ['options', 'childAsPerson', 'before'];

const canary = (number: number, part: Part) => `canary-${number}-${part}-bird`;
const pattern = /canary-(\d+)-(identity|pack|opinion|more)-bird/gi;

/** Every canary that a text holds. */
export function canariesIn(text: string): readonly { readonly number: number; readonly part: Part }[] {
  return [...text.matchAll(pattern)].map(([, number, part]) => ({
    number: Number(number),
    part: part?.toLowerCase() as Part,
  }));
}

export const canaryIn = (text: string) => canariesIn(text)[0];

/** Adds a canary to every text of more than one word. */
function sing(value: unknown, song: string): unknown {
  if (typeof value === 'string') return /\S \S/.test(value) ? `${value} ${song}` : value;
  if (Array.isArray(value)) return value.map((each) => sing(each, song));
  if (typeof value !== 'object' || value === null) return value;
  // The family’s own questions are read wherever they are answered.
  const silent = ['familyQuestions', 'childQuestions'];
  return Object.fromEntries(
    Object.entries(value).map(([key, each]) => [key, silent.includes(key) ? each : sing(each, song)]),
  );
}

/** What was talked about with the family, and where the items are, is of the pack. */
function partOf(type: string): Part {
  if (type === 'give-opinion') return 'opinion';
  return ['record-family-conversation', 'complete-pack'].includes(type) ? 'pack' : 'more';
}

function marked<C extends { readonly type: string }>(command: C, number: number): C {
  if (command.type === 'submit') {
    const { request, ...rest } = command as unknown as { request: Record<string, unknown> };
    const fields = Object.entries(request).map(([name, value]) => [
      name,
      packFields.includes(name) ? sing(value, canary(number, 'pack')) : value,
    ]);
    return { ...rest, request: Object.fromEntries(fields) } as unknown as C;
  }
  return sing(command, canary(number, partOf(command.type))) as C;
}

/** Makes cases with a canary in each part, by the commands themselves. */
export function caseMaker(world: AttackWorld) {
  const shell: CommandShell = {
    ...world.stores,
    directory: createDirectoryCache(world.stores.directory),
    clock: world.clock,
    mint: {
      caseRef: () => makeCaseRef([...randomBytes(7)].map((byte) => byte / 256)),
      id: () => randomBytes(9).toString('base64url'),
    },
    sameChild: () => [randomBytes(9).toString('base64url')],
    committed: () => {},
    pause: async () => {},
  };
  let made = 0;

  async function give(ref: CaseRef | undefined, { by, gives }: Press, number: number): Promise<CaseRef> {
    const state = ref === undefined ? undefined : await world.stores.cases.readCase(ref);
    const command = typeof gives === 'function' ? gives(state as never) : gives;
    const actor = by === 'system' ? ({ kind: 'system' } as const) : ({ kind: 'person', id: by } as const);
    const handled = await handleCommand(shell, { given: { command: marked(command, number), actor }, ref });
    if (handled.kind !== 'done')
      throw new Error(
        `${command.type}: ${handled.kind} ${handled.kind === 'refused' ? handled.refusal.text : ''}`,
      );
    return handled.state.ref;
  }

  return async (status: Status, kind: Kind, ...besides: readonly Press[]): Promise<MarkedCase> => {
    made += 1;
    const number = made;
    const cast = castFor(kind);
    const localReference = canary(number, 'identity');
    const dateOfBirth = `2018-0${1 + (number % 9)}-${10 + (number % 18)}`;
    const request = requestFor(kind, cast, { localReference, dateOfBirth });
    const ref = await give(undefined, { by: cast.requester, gives: submission(request) }, number);
    for (const step of wayTo(status, kind, cast, true) ?? []) {
      if ('until' in step) throw new Error('the clock is not moved here');
      await give(ref, step, number);
    }
    for (const press of besides) await give(ref, press, number);
    const held = (await world.stores.cases.readCase(ref))?.hold !== undefined;
    return { ref, number, status, kind, held };
  };
}
