import type { Command } from '../domain/case/commands';
import { type CaseRef, parseCaseRef } from '../domain/case/ids';
import type { Child } from '../domain/case/request';
import type { CaseState } from '../domain/case/state';
import { isDamage } from './list-ports';
import type { CaseStore, CaseVersion } from './ports';

/** Other requests that a command needs to know of. */
export interface Others {
  readonly states: readonly CaseState[];
  /** How many open ones there are about the same child, where the change must not be made on another number. */
  readonly about: number | undefined;
  /** The one on which the decision rests, which the change must not be made on another version of. */
  readonly restsOn?: CaseVersion | undefined;
}

interface OthersShell {
  readonly cases: CaseStore;
  readonly sameChild: (child: Child) => readonly string[];
  readonly damaged?: ((ref: CaseRef, error: unknown) => void) | undefined;
}

const none: Others = { states: [], about: undefined };

/**
 * Reads what only these commands need besides their own case: open requests about the same child when one is sent or its
 * child is corrected, the one that a linked request follows on from, and the request that stays when a duplicate is joined
 * (process page §4b). No other press pays for it.
 */
export async function othersFor(
  shell: OthersShell,
  command: Command,
  own: CaseRef | undefined,
): Promise<Others> {
  const { cases, sameChild } = shell;
  if (command.type === 'join-duplicate') {
    const stays = parseCaseRef(command.stays);
    if (stays === undefined || stays === own) return none;
    const state = await cases.readCase(stays);
    return { states: state === undefined ? [] : [state], about: undefined, restsOn: asRead(state) };
  }
  const child = childOf(command);
  if (child === undefined) return none;
  const refs = (await cases.casesAbout(sameChild(child))).filter((each) => each !== own);
  const origin = command.type === 'submit' ? command.linkedFrom?.ref : undefined;
  // The request that this one follows on from has ended as a rule, and does not count among the open ones.
  const besides = origin === undefined || refs.includes(origin) ? [] : [origin];
  const [about, rests] = await Promise.all([readable(shell, refs), read(shell, besides)]);
  const states = [...about, ...rests];
  return {
    states,
    about: refs.length,
    restsOn: asRead(states.find((each) => each.ref === origin)),
  };
}

async function read({ cases }: OthersShell, refs: readonly CaseRef[]): Promise<readonly CaseState[]> {
  return (await Promise.all(refs.map((ref) => cases.readCase(ref)))).filter((each) => each !== undefined);
}

/** One that does not open keeps nobody from asking for this child: it is told of, and not known to be about the same one. */
async function readable(shell: OthersShell, refs: readonly CaseRef[]): Promise<readonly CaseState[]> {
  const found = refs.map((ref) =>
    shell.cases.readCase(ref).catch((error: unknown) => {
      if (!isDamage(error)) throw error;
      shell.damaged?.(ref, error);
      return undefined;
    }),
  );
  return (await Promise.all(found)).filter((each) => each !== undefined);
}

function asRead(state: CaseState | undefined): CaseVersion | undefined {
  return state && { ref: state.ref, version: state.version };
}

function childOf(command: Command): Child | undefined {
  if (command.type === 'submit') return command.request.child;
  return command.type === 'correct' && command.correction.part === 'child'
    ? command.correction.child
    : undefined;
}
