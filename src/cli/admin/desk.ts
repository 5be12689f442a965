import { userInfo } from 'node:os';
import { createInterface } from 'node:readline/promises';
import { type OperatorShell, openOperatorShell } from '../../compose/operator';
import { loadOperatorConfig } from '../../config';
import { readEnvironment } from '../../config/environment';
import { harmless } from './harmless';

/** What a command sees of the world: the operator in front of it, and the bot's store behind it. */
export interface Desk {
  readonly say: (line: string) => void;
  readonly warn: (line: string) => void;
  /** A file's text, as it is unless somebody looks at it in a terminal. */
  readonly write: (text: string) => void;
  /** Asks a question to be answered with y or n; undefined where nobody sits at a terminal. */
  readonly ask: (question: string) => Promise<boolean | undefined>;
  /** The operating system's name for whoever runs this. */
  readonly user: () => string;
  /** The date in London needs the time: an ISO instant. */
  readonly now: () => string;
  /** Connects to the bot's store. Throws ConfigError or StoreUnavailable. */
  readonly open: () => Promise<OperatorShell>;
}

/** The desk of a process: its terminal, its user, its environment. */
export function terminal(): Desk {
  return {
    say: (line) => void process.stdout.write(`${harmless(line)}\n`),
    warn: (line) => void process.stderr.write(`${harmless(line)}\n`),
    write: (text) => void process.stdout.write(process.stdout.isTTY ? harmless(text) : text),
    ask: async (question) => {
      if (!process.stdin.isTTY) return undefined;
      const lines = createInterface({ input: process.stdin, output: process.stderr });
      try {
        return /^y(es)?$/i.test((await lines.question(`${question} [y/N] `)).trim());
      } finally {
        lines.close();
      }
    },
    user: osUser,
    now: () => new Date().toISOString(),
    open: () => openOperatorShell(loadOperatorConfig(readEnvironment())),
  };
}

/** A container may run under a number that has no name. */
function osUser(): string {
  try {
    return userInfo().username;
  } catch {
    return `user ${process.getuid?.() ?? 'without a name'}`;
  }
}
