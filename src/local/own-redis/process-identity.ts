import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { z } from 'zod';

/** One process for good: numbers are used again after a restart, so the moment it began is kept beside it. */
export const runningProcess = z.object({ pid: z.number().int().positive(), began: z.string().min(1) });
export type RunningProcess = z.infer<typeof runningProcess>;

/**
 * In: a process number. Out: that process with the moment it began (an opaque text, equal only for the
 * same process), or undefined when none runs under the number. A process that has ended but was not yet
 * collected by its parent counts as ended.
 */
export function identifyProcess(pid: number): RunningProcess | undefined {
  const began = existsSync('/proc/self/stat') ? beganByProc(pid) : beganByPs(pid);
  return began === undefined ? undefined : { pid, began };
}

/** In: a process noted earlier. Out: whether that very process, not a later one of its number, still runs. */
export function isStillRunning(noted: RunningProcess): boolean {
  return identifyProcess(noted.pid)?.began === noted.began;
}

/** Out: the process this code runs in. */
export function thisProcess(): RunningProcess {
  const self = identifyProcess(process.pid);
  if (self === undefined) throw new Error('This process cannot be identified: neither /proc nor ps answers.');
  return self;
}

function beganByProc(pid: number): string | undefined {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    // The name in brackets may hold spaces and brackets itself; the state comes first after it.
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    const [state, ticks] = [fields[0], fields[19]];
    if (state === undefined || ticks === undefined || 'ZX'.includes(state)) return undefined;
    return `${readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim()} ${ticks}`;
  } catch {
    return undefined;
  }
}

function beganByPs(pid: number): string | undefined {
  try {
    const line = execFileSync('ps', ['-o', 'stat=', '-o', 'lstart=', '-p', String(pid)], {
      encoding: 'utf8',
      env: { ...process.env, LC_ALL: 'C' },
      stdio: ['ignore', 'pipe', 'ignore'],
    });
    const [state, ...began] = line.trim().split(/\s+/);
    return state === undefined || state.startsWith('Z') || began.length === 0 ? undefined : began.join(' ');
  } catch {
    return undefined;
  }
}
