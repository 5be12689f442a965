import { execFile } from 'node:child_process';

interface Outcome {
  ok: boolean;
  output: string;
  /** The last lines it said, for an error a person reads. */
  lastLines: string;
}

/**
 * Runs a program to its end. In: program, arguments, extra environment, folder to run in, and the longest
 * it may take in milliseconds. Out: whether it ended well, and what it said. Never throws: a missing
 * program is an outcome too.
 */
export function runProgram(
  program: string,
  args: readonly string[],
  options: { env?: Record<string, string>; cwd?: string; timeoutMs: number },
): Promise<Outcome> {
  const env = { ...process.env, ...options.env, LC_ALL: 'C' };
  const settings = {
    env,
    timeout: options.timeoutMs,
    maxBuffer: 16 * 1024 * 1024,
    ...(options.cwd === undefined ? {} : { cwd: options.cwd }),
  };
  return new Promise((resolve) => {
    execFile(program, [...args], settings, (error, stdout, stderr) => {
      const said = `${stdout}\n${stderr}`.trim() || (error?.message ?? '');
      resolve({ ok: error === null, output: stdout, lastLines: lastLinesOf(said) });
    });
  });
}

/** In: a text. Out: its last six lines that hold anything. */
export function lastLinesOf(text: string): string {
  return text
    .split('\n')
    .filter((line) => line.trim() !== '')
    .slice(-6)
    .join('\n');
}
