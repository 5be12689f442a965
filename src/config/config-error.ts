/** The settings, or a file that they name, are wrong. `problems` holds one line for each, saying what to do. */
export class ConfigError extends Error {
  readonly code = 'CONFIG_INVALID';
  readonly problems: readonly string[];

  constructor(problems: readonly string[], what = 'The settings are not complete:') {
    super(`${what}\n${problems.map((line) => `  ${line}`).join('\n')}`);
    this.name = 'ConfigError';
    this.problems = problems;
  }
}
