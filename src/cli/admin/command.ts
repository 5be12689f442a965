import type { ParseArgsConfig } from 'node:util';
import type { OperatorShell } from '../../compose/operator';
import type { Desk } from './desk';

/** One of the operator's commands. */
export interface Command {
  /** Its words, for example `directory import`. */
  readonly name: string;
  /** What comes after them, as the help shows it. */
  readonly takes: string;
  /** One line for the list of commands. */
  readonly does: string;
  /** What it will do, what it asks, what it leaves: for its own help. */
  readonly explains: readonly string[];
  readonly options: NonNullable<ParseArgsConfig['options']>;
  /** How many words it takes beside its options. */
  readonly words: readonly [least: number, most: number];
  /** @returns the exit code: 0, or 1 when something is wrong */
  readonly run: (given: Given, desk: Desk) => Promise<number>;
}

/** What stood on the line after the command's name. */
export interface Given {
  readonly words: readonly string[];
  readonly flag: (name: string) => boolean;
  readonly text: (name: string) => string | undefined;
  /** Whose name goes into the log. */
  readonly who: string;
}

/** The line is not one that the command takes: exit code 2. */
export class WrongUsage extends Error {}

/** Something the operator must know, in one kind line: exit code 1. */
export class CannotDo extends Error {}

/** Opens the store for as long as the work takes. */
export async function withShell(
  desk: Desk,
  work: (shell: OperatorShell) => Promise<number>,
): Promise<number> {
  const shell = await desk.open();
  try {
    return await work(shell);
  } finally {
    await shell.close();
  }
}

/**
 * Asks before something is changed.
 * @returns whether to go on; false has been told to the operator
 * @throws CannotDo where nobody can be asked and `--yes` was not given
 */
export async function confirmed(given: Given, desk: Desk, question: string): Promise<boolean> {
  if (given.flag('yes')) return true;
  const answer = await desk.ask(question);
  if (answer === undefined) {
    throw new CannotDo('Nobody can be asked here: run it in a terminal, or add --yes. Nothing was changed.');
  }
  if (!answer) desk.say('Nothing was changed.');
  return answer;
}

/** "1 case", "2 cases". */
export function counted(count: number, one: string, many = `${one}s`): string {
  return `${count} ${count === 1 ? one : many}`;
}
