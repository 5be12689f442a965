import { mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { withLock } from '../local/own-redis/file-lock';
import { isStillRunning, runningProcess, thisProcess } from '../local/own-redis/process-identity';

const record = z.object({ process: runningProcess, url: z.string().optional() });
type RunningRecord = z.infer<typeof record>;

const patienceMs = 5_000;

/** The right to run the demo on one folder. */
export interface Claim {
  /** Notes where the page is, for whoever starts a second time. */
  listensAt(url: string): void;
  release(): void;
}

export type ClaimResult =
  | { readonly ok: true; readonly claim: Claim }
  /** Somebody runs already; `url` is undefined while they are still starting. */
  | { readonly ok: false; readonly url: string | undefined };

/**
 * Claims the folder for this process, so that two demos never share the same chats. A claim whose process has died,
 * however it died, is taken over. Throws when another start holds the folder's lock for more than five seconds.
 */
export async function claimFolder(folder: string): Promise<ClaimResult> {
  mkdirSync(folder, { recursive: true });
  const file = join(folder, 'demo.json');
  return withLock(join(folder, 'demo.lock'), patienceMs, async () => {
    const running = readRecord(file);
    if (running !== undefined && isStillRunning(running.process)) return { ok: false, url: running.url };
    const mine = { process: thisProcess() };
    writeRecord(file, mine);
    const claim: Claim = {
      listensAt: (url) => writeRecord(file, { ...mine, url }),
      release: () => rmSync(file, { force: true }),
    };
    return { ok: true, claim };
  });
}

function readRecord(file: string): RunningRecord | undefined {
  try {
    return record.parse(JSON.parse(readFileSync(file, 'utf8')));
  } catch {
    return undefined;
  }
}

function writeRecord(file: string, content: RunningRecord): void {
  writeFileSync(`${file}.new`, JSON.stringify(content));
  renameSync(`${file}.new`, file);
}
