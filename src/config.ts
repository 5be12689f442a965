import { ConfigError } from './config/config-error';
import { type Fields, fields } from './config/fields';
import { local } from './config/local';
import { operator } from './config/operator';
import { production } from './config/production';
import type { Config, LocalConfig, Mode, OperatorConfig, ProductionConfig } from './config/types';

export { ConfigError } from './config/config-error';
export type { Config, Mode, OperatorConfig } from './config/types';

export type Environment = Readonly<Record<string, string | undefined>>;

/** The names of every variable the product reads, for the test that keeps `.env.example` true. */
export const variableNames: readonly string[] = Object.keys(fields);

/**
 * Reads the settings once, at start.
 *
 * @param env the environment; an empty value counts as not set
 * @param mode `production` refuses anything missing or invented; `local` fills gaps with invented values
 * @returns the settings, frozen
 * @throws ConfigError with all mistakes at once
 */
export function loadConfig(env: Environment, mode: 'production'): ProductionConfig;
export function loadConfig(env: Environment, mode: 'local'): LocalConfig;
export function loadConfig(env: Environment, mode: Mode): Config;
export function loadConfig(env: Environment, mode: Mode): Config {
  const problems: string[] = [];
  const set = readFields(env, problems);
  const config = mode === 'production' ? production(set, problems) : local(set, problems);
  if (problems.length > 0 || config === undefined) throw new ConfigError(problems);
  return freeze(config);
}

/**
 * Reads what the operator's commands need, which is less than a start needs.
 *
 * @throws ConfigError with all mistakes at once
 */
export function loadOperatorConfig(env: Environment): OperatorConfig {
  const problems: string[] = [];
  const config = operator(readFields(env, problems), problems);
  if (problems.length > 0 || config === undefined) throw new ConfigError(problems);
  return freeze(config);
}

function readFields(env: Environment, problems: string[]): Fields {
  const present = Object.fromEntries(
    variableNames.map((name) => [name, env[name]?.trim()]).filter(([, value]) => value),
  );
  const found: Record<string, unknown> = {};
  for (const [name, schema] of Object.entries(fields)) {
    if (present[name] === undefined) continue;
    const read = schema.safeParse(present[name]);
    if (read.success) found[name] = read.data;
    else problems.push(`${name} ${read.error.issues[0]?.message ?? 'is not valid'}.`);
  }
  // A wrong value was reported above; marking it as present stops "is not set" from being said as well.
  for (const name of Object.keys(present)) if (!(name in found)) found[name] = undefined;
  return found;
}

/** Freezes the tree. The bytes of a key cannot be frozen and stay as they are. */
function freeze<T>(value: T): T {
  if (typeof value !== 'object' || value === null || Buffer.isBuffer(value)) return value;
  for (const part of Object.values(value)) freeze(part);
  return Object.freeze(value);
}
