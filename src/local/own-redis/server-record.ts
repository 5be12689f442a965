import { readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { runningProcess } from './process-identity';

const schema = z.object({
  /** The shell that started the server and lives exactly as long as it. */
  keeper: runningProcess,
  port: z.number().int().min(1).max(65_535),
  /** The named pipe each user of the server holds open; when the last one lets go, the server stops. */
  pipe: z.string().min(1),
  users: z.array(z.object({ token: z.string(), process: runningProcess })),
});
export type ServerRecord = z.infer<typeof schema>;

/** The files kept beside the data in a server's folder. */
export function filesIn(folder: string) {
  return {
    lock: join(folder, 'own-redis.lock'),
    record: join(folder, 'own-redis.json'),
    log: join(folder, 'redis.log'),
    serverPid: join(folder, 'redis.pid'),
  };
}

/** In: a server's folder. Out: what is noted about its server; undefined when nothing readable is. */
export function readServerRecord(folder: string): ServerRecord | undefined {
  try {
    return schema.parse(JSON.parse(readFileSync(filesIn(folder).record, 'utf8')));
  } catch {
    return undefined;
  }
}

/** Writes the record whole. The caller holds the folder's lock. */
export function writeServerRecord(folder: string, record: ServerRecord): void {
  const file = filesIn(folder).record;
  writeFileSync(`${file}.new`, JSON.stringify(record, null, 2));
  renameSync(`${file}.new`, file);
}

/** Takes the record away with the pipe it names. The caller holds the folder's lock. */
export function removeServerRecord(folder: string): void {
  const record = readServerRecord(folder);
  if (record !== undefined) rmSync(record.pipe, { force: true });
  rmSync(filesIn(folder).record, { force: true });
}
