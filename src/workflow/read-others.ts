import type { Command } from '../domain/asked/commands';
import { type CaseRef, parseCaseRef } from '../domain/case/ids';
import type { CaseState } from '../domain/case/state';
import type { Child } from '../domain/case/stored/request';
import { linkedRefs } from '../domain/decide/other-requests/linked-requests';
import type { DirectoryIndex } from '../domain/directory/lookup';
import type { CaseStore, CaseVersion } from './ports/case-ports';
import { isDamage } from './ports/list-ports';
import { type LinkedShell, readLinked } from './read-linked';

/** Other requests that a command needs to know of. */
export interface Others {
  readonly states: readonly CaseState[];
  /** How many open ones there are about the same child, where the change must not be made on another number. */
  readonly about: number | undefined;
  /** Those on which the decision rests, which the change must not be made on other versions of. */
  readonly restsOn?: readonly CaseVersion[] | undefined;
}

interface OthersShell extends LinkedShell {
  readonly cases: CaseStore;
  readonly sameChild: (child: Child, directory: DirectoryIndex) => readonly string[];
}

const none: Others = { states: [], about: undefined };

/**
 * Reads what only these commands need besides their own case: open requests about the same child when one is sent or its
 * child is corrected, those linked with a request that follows on from another when it is sent, when somebody is put on
 * its list and when they accept, and the request that stays when a duplicate is joined (process page §4b). No other press
 * pays for it.
 */
export async function othersFor(
  shell: OthersShell,
  command: Command,
  own: CaseRef | undefined,
  before: CaseState | undefined,
  directory: DirectoryIndex,
): Promise<Others> {
  const { cases, sameChild } = shell;
  if (before !== undefined && choosesGiver.includes(command.type)) {
    const { states, versions } = await readLinked(shell, linkedRefs(before), own);
    return { states, about: undefined, restsOn: versions };
  }
  if (command.type === 'join-duplicate') {
    const stays = parseCaseRef(command.stays);
    if (stays === undefined || stays === own) return none;
    const state = await cases.readCase(stays);
    return { states: state === undefined ? [] : [state], about: undefined, restsOn: asRead(state) };
  }
  if (command.type === 'take-in-duplicate' || command.type === 'note-other-request') {
    const state = await cases.readCase(command.ref);
    return { states: state === undefined ? [] : [state], about: undefined, restsOn: asRead(state) };
  }
  const child = childOf(command);
  if (child === undefined) return none;
  const refs = (await cases.casesAbout(sameChild(child, directory))).filter((each) => each !== own);
  const origin = command.type === 'submit' ? command.linkedFrom?.ref : undefined;
  // Those linked with this one have ended as a rule, and do not count among the open ones.
  const [about, linked] = await Promise.all([
    readable(shell, refs),
    origin === undefined ? undefined : readLinked(shell, [origin], own),
  ]);
  const states = linked?.states ?? [];
  const besides = about.filter((each) => !states.some(({ ref }) => ref === each.ref));
  // A hold or a death that is recorded on one of them meanwhile is found, and not only that there is another one.
  const restsOn = [...(linked?.versions ?? []), ...besides.flatMap(asRead)];
  return { states: [...states, ...besides], about: refs.length, restsOn };
}

const choosesGiver: readonly Command['type'][] = ['add-candidate', 'accept'];

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

function asRead(state: CaseState | undefined): readonly CaseVersion[] {
  return state === undefined ? [] : [{ ref: state.ref, version: state.version }];
}

function childOf(command: Command): Child | undefined {
  if (command.type === 'submit') return command.request.child;
  return command.type === 'correct' && command.correction.part === 'child'
    ? command.correction.child
    : undefined;
}
