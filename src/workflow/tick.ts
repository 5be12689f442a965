import type { Instant } from '../domain/case/ids';
import { nextDue } from '../domain/process/pending';
import { type CommandShell, handleCommand } from './handle-command';
import type { DueSet } from './ports';

export interface TickShell extends CommandShell {
  readonly due: DueSet;
  /** Told of a case that faulted: its reference and how often in a row, never content. */
  readonly faulted: (ref: string, error: unknown, times: number) => void;
}

const batch = 50;
const minute = 60_000;
/** How long a case that faulted waits: long enough not to be in the way, short enough for an urgent one. */
const putOffMinutes = 5;

/**
 * Lets everything fall due that is due at this case time: one command a case (process page §6). A case that faults is
 * put off and counted, and never blocks the rest.
 * @returns how many cases were looked at
 */
export async function tick(shell: TickShell): Promise<number> {
  const now = shell.clock.now();
  const refs = await shell.due.claim(now, batch);
  for (const ref of refs) await fallDue(shell, ref, now);
  return refs.length;
}

async function fallDue(shell: TickShell, ref: string, now: Instant): Promise<void> {
  try {
    const handled = await handleCommand(shell, {
      given: { command: { type: 'fall-due' }, actor: { kind: 'system' } },
      ref,
    });
    if (handled.kind === 'done') return;
    // Nothing was due after all, or the case is over: the entry follows what is true.
    const { state, facts } = handled;
    const due = state === undefined ? undefined : nextDue(state, facts);
    await shell.due.rescore(ref, due, state?.version ?? 0);
  } catch (error) {
    const times = await shell.due.postpone(ref, later(now, putOffMinutes));
    shell.faulted(ref, error, times);
  }
}

function later(now: Instant, minutes: number): Instant {
  return new Date(Date.parse(now) + minutes * minute).toISOString();
}
