import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { envFrom } from './files/env-text';
import { textOf } from './files/text-of';

/**
 * What is set in the environment, and below it what is in the `.env` of the folder the process was started in.
 * Throws ConfigError where that cannot be read as it was meant.
 */
export function readEnvironment(): Readonly<Record<string, string | undefined>> {
  const file = resolve('.env');
  if (!existsSync(file)) return process.env;
  return { ...envFrom(textOf(readFileSync(file), '.env').text, '.env'), ...process.env };
}
