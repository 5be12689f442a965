import type { Instant } from '../../domain/case/ids';
import { dueEntry } from '../../domain/process/due/pending';
import { type CommandShell, type Handled, handleCommand, unwatched } from '../handle-command';
import { type DueSet, StoreUnavailable } from '../ports/case-ports';
import { tellOthers } from '../tell-others';

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
 * A directory that was changed since the entries were reckoned makes every open case due: each is looked at, and its
 * entry follows. So do changed tables.
 * Throws StoreUnavailable when the store is away: that costs the round, and no case is put off for it.
 *
 * @param tables digest of durations and calendars, at a process's first tick only: two releases side by side would
 * otherwise undo each other's work without end
 * @returns how many cases were looked at
 */
export async function tick(shell: TickShell, tables?: string): Promise<number> {
  const now = shell.clock.now();
  const refs = await shell.due.claim(now, batch, tables);
  const { watched = unwatched } = shell;
  for (const ref of refs) await watched('tick', ref, () => fallDue(shell, ref, now));
  return refs.length;
}

async function fallDue(shell: TickShell, ref: string, now: Instant): Promise<void> {
  try {
    const handled = await handleCommand(shell, {
      given: { command: { type: 'fall-due' }, actor: { kind: 'system' } },
      ref,
    });
    const { state, facts } = handled;
    const last = state?.childNews === undefined ? handled : await tellOthers(shell, state, facts);
    if (last.kind !== 'done') await follow(shell, ref, last, now);
  } catch (error) {
    // The store is away, which is no fault of the case: its lease runs out, and it is looked at again.
    if (error instanceof StoreUnavailable) throw error;
    const times = await shell.due.postpone(ref, later(now, putOffMinutes));
    shell.faulted(ref, error, times);
  }
}

/**
 * Nothing was due after all, or the case is over: the entry follows what is true.
 * Throws an Error with code `nothing-follows` for an entry that would be due again and again.
 */
async function follow(
  { due }: TickShell,
  ref: string,
  { state, facts }: Exclude<Handled, { readonly kind: 'done' }>,
  now: Instant,
): Promise<void> {
  // Something more has happened while others were told of it: it is told in the next round.
  if (state?.childNews !== undefined) return await due.rescore(ref, dueEntry(state, facts), state.version);
  const next = state === undefined ? undefined : dueEntry(state, facts);
  if (state === undefined || (next !== undefined && next <= now)) {
    throw Object.assign(new Error('Something is due and nothing follows'), { code: 'nothing-follows' });
  }
  await due.rescore(ref, next, state.version);
}

function later(now: Instant, minutes: number): Instant {
  return new Date(Date.parse(now) + minutes * minute).toISOString();
}
