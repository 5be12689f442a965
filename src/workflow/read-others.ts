import type { Command } from '../domain/case/commands';
import { type CaseRef, parseCaseRef } from '../domain/case/ids';
import type { Child } from '../domain/case/request';
import type { CaseState } from '../domain/case/state';
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
}

const none: Others = { states: [], about: undefined };

/**
 * Reads what only these commands need besides their own case: open requests about the same child when one is sent or its
 * child is corrected, the one that a linked request follows on from, and the request that stays when a duplicate is joined
 * (process page §4b). No other press pays for it.
 */
export async function othersFor(
  { cases, sameChild }: OthersShell,
  command: Command,
  own: CaseRef | undefined,
): Promise<Others> {
  const read = async (refs: readonly CaseRef[]) =>
    (await Promise.all(refs.map((ref) => cases.readCase(ref)))).filter((each) => each !== undefined);
  if (command.type === 'join-duplicate') {
    const stays = parseCaseRef(command.stays);
    if (stays === undefined || stays === own) return none;
    const states = await read([stays]);
    return { states, about: undefined, restsOn: asRead(states[0]) };
  }
  const child = childOf(command);
  if (child === undefined) return none;
  const refs = (await cases.casesAbout(sameChild(child))).filter((each) => each !== own);
  const origin = command.type === 'submit' ? command.linkedFrom?.ref : undefined;
  // The request that this one follows on from has ended as a rule, and does not count among the open ones.
  const besides = origin === undefined || refs.includes(origin) ? [] : [origin];
  const states = await read([...refs, ...besides]);
  return {
    states,
    about: refs.length,
    restsOn: asRead(states.find((each) => each.ref === origin)),
  };
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
