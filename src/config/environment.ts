import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { parseEnv } from 'node:util';

/** What is set in the environment, and below it what stands in the `.env` of the folder the process was started in. */
export function readEnvironment(): Readonly<Record<string, string | undefined>> {
  const file = resolve('.env');
  return { ...(existsSync(file) ? parseEnv(readFileSync(file, 'utf8')) : {}), ...process.env };
}
