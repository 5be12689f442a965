import { parseEnv } from 'node:util';
import { ConfigError } from '../config-error';
import { fields } from '../fields';
import { packageFields } from '../package-fields';

const ours: ReadonlySet<string> = new Set([...Object.keys(fields), ...Object.keys(packageFields)]);
const assignment = /^\s*(?:export\s+)?(\w+)\s*=(.*)$/;
/** Without quotes, and with a # that follows something at once, as no comment does. */
const cutOff = /^(?:#|\s*[^\s'"`#][^#]*?\S#|\s*[^\s'"`#]#)/;

/**
 * The variables of a `.env`. What is behind a # in a value without quotes is taken for a comment, and would be cut off
 * a secret without a word: of our own variables that is refused.
 *
 * @param name what the file is called, for the message
 * @throws ConfigError with a line for each such variable
 */
export function envFrom(text: string, name: string): Readonly<Record<string, string | undefined>> {
  const cut = text.split(/\r\n|\r|\n/).flatMap((line) => {
    const [, variable = '', value = ''] = assignment.exec(line) ?? [];
    return ours.has(variable) && cutOff.test(value) ? [variable] : [];
  });
  if (cut.length === 0) return parseEnv(text);
  throw new ConfigError(
    cut.map(
      (variable) =>
        `${variable} in ${name} has a # in its value, which would be cut off there: put the value in quotes, ${variable}="…".`,
    ),
  );
}
