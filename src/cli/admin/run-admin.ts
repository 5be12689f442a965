import { parseArgs } from 'node:util';
import { ConfigError } from '../../config';
import { StoreUnavailable } from '../../workflow/ports/case-ports';
import { CannotDo, type Command, type Given, WrongUsage } from './command';
import { commands } from './commands';
import type { Desk } from './desk';
import { generalHelp, helpFor } from './help';

const everywhere = {
  as: { type: 'string' },
  help: { type: 'boolean', default: false },
} as const;

/**
 * Runs one of the operator's commands. Never rejects: what goes wrong is told to the operator.
 * @param args what is on the line, from the first word of the command
 * @returns the exit code: 0 done, 1 something is wrong, 2 wrong usage
 */
export async function runAdmin(args: readonly string[], desk: Desk): Promise<number> {
  try {
    if (args.length === 0 || args[0] === '--help' || args[0] === 'help') {
      desk.say(generalHelp(commands));
      return args.length === 0 ? 2 : 0;
    }
    const { command, rest } = find(args);
    const given = read(command, rest, desk);
    if (given === 'help') {
      desk.say(helpFor(command));
      return 0;
    }
    return await command.run(given, desk);
  } catch (error) {
    desk.warn(kindly(error));
    return error instanceof WrongUsage ? 2 : 1;
  }
}

function find(args: readonly string[]): { readonly command: Command; readonly rest: readonly string[] } {
  for (const command of commands) {
    const length = command.name.split(' ').length;
    if (args.slice(0, length).join(' ') === command.name) return { command, rest: args.slice(length) };
  }
  const group = commands.filter(({ name }) => name.startsWith(`${args[0]} `)).map(({ name }) => name);
  const hint = group.length > 0 ? `Did you mean: ${group.join(', ')}?` : 'See npm run admin -- --help.';
  throw new WrongUsage(`There is no such command. ${hint}`);
}

function read(command: Command, rest: readonly string[], desk: Desk): Given | 'help' {
  const { values, positionals } = parsed(command, rest);
  if (values['help'] === true) return 'help';
  const [least, most] = command.words;
  if (positionals.length < least || positionals.length > most) {
    throw new WrongUsage(`It is used like this: npm run admin -- ${command.name} ${command.takes}`.trimEnd());
  }
  const text = (name: string): string | undefined => {
    const value = values[name];
    return typeof value === 'string' && value.trim() !== '' ? value.trim() : undefined;
  };
  return {
    words: positionals,
    text,
    flag: (name) => values[name] === true,
    who: tidyName(text('as') ?? desk.user()),
  };
}

function parsed(
  command: Command,
  rest: readonly string[],
): { readonly values: Readonly<Record<string, unknown>>; readonly positionals: readonly string[] } {
  try {
    return parseArgs({
      args: [...rest],
      allowPositionals: true,
      options: { ...command.options, ...everywhere },
    });
  } catch (error) {
    const { message = '' } = error as { readonly message?: string };
    const said = message.split('. ')[0] ?? '';
    throw new WrongUsage(`${said.replace(/\.$/, '')}. See npm run admin -- ${command.name} --help.`);
  }
}

/** A name is one line, and no longer than a name. */
function tidyName(name: string): string {
  return name
    .replace(/\p{Cc}/gu, ' ')
    .trim()
    .slice(0, 80);
}

/** What went wrong, for somebody who did not write this. */
function kindly(error: unknown): string {
  if (error instanceof WrongUsage || error instanceof CannotDo || error instanceof ConfigError)
    return error.message;
  if (error instanceof StoreUnavailable) {
    return 'Redis does not answer, or not in time. Is REDIS_URL right, and is Redis up? Then run this again.';
  }
  const { code, place } = error as { readonly code?: unknown; readonly place?: unknown };
  const where = typeof place === 'string' ? `, at ${place}` : '';
  return `That did not work (${typeof code === 'string' ? code : 'no reason was given'}${where}).`;
}
