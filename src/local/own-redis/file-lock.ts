import { randomBytes } from 'node:crypto';
import { linkSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { z } from 'zod';
import { errorCode } from './error-code';
import { isStillRunning, type RunningProcess, runningProcess, thisProcess } from './process-identity';

const holderSchema = z.object({ token: z.string().regex(/^[0-9a-f]+$/), process: runningProcess });
interface Holder {
  token: string;
  /** Undefined when the file cannot be read as a lock, for example after a power cut. */
  process: RunningProcess | undefined;
}

/**
 * Runs `work` while holding the lock file at `path`, so that of all processes on this machine one at a
 * time is inside. A lock whose holder has died is taken over. In: how long to wait for it, in
 * milliseconds. Out: what `work` gives. Throws when the lock is still held after that time.
 */
export async function withLock<T>(path: string, patienceMs: number, work: () => Promise<T>): Promise<T> {
  mkdirSync(dirname(path), { recursive: true });
  const self: Holder = { token: randomBytes(8).toString('hex'), process: thisProcess() };
  const giveUpAt = Date.now() + patienceMs;
  while (!tryTake(path, self)) {
    if (Date.now() > giveUpAt) {
      throw new Error(
        `Process ${readHolder(path)?.process?.pid ?? 'unknown'} has held ${path} for too long.`,
      );
    }
    await sleep(20);
  }
  try {
    return await work();
  } finally {
    rmSync(path, { force: true });
  }
}

function tryTake(path: string, self: Holder): boolean {
  if (createWhole(path, self)) return true;
  const holder = readHolder(path);
  if (holder === undefined) return false;
  if (holder.process !== undefined && isStillRunning(holder.process)) return false;
  // Two who see the same dead holder must not both replace it. The right to succeed that one holder is a
  // lock of its own; whoever has it looks again, and only then replaces.
  const succession = `${path}.${holder.token}`;
  if (!tryTake(succession, self)) return false;
  try {
    if (readHolder(path)?.token !== holder.token) return false;
    const fresh = writeAside(path, self);
    renameSync(fresh, path);
    return true;
  } finally {
    rmSync(succession, { force: true });
  }
}

/** A link appears with its content or not at all, so no reader ever sees half a lock. */
function createWhole(path: string, self: Holder): boolean {
  const fresh = writeAside(path, self);
  try {
    linkSync(fresh, path);
    return true;
  } catch (error) {
    if (errorCode(error) === 'EEXIST') return false;
    throw error;
  } finally {
    rmSync(fresh, { force: true });
  }
}

function writeAside(path: string, self: Holder): string {
  const aside = `${path}.new-${self.token}`;
  writeFileSync(aside, JSON.stringify(self));
  return aside;
}

function readHolder(path: string): Holder | undefined {
  let text: string;
  try {
    text = readFileSync(path, 'utf8');
  } catch {
    return undefined;
  }
  try {
    return holderSchema.parse(JSON.parse(text));
  } catch {
    return { token: 'unreadable', process: undefined };
  }
}
