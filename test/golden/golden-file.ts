import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { createKeyRing } from '../../src/store/key-ring';
import { goldenKey } from './keyspace';

/** What one release stored: its stories by reference, and everything that then was in Redis. */
export const goldenFile = z.object({
  release: z.string(),
  stories: z.array(z.object({ name: z.string(), ref: z.string(), status: z.string() })),
  drafts: z.array(z.object({ person: z.string(), about: z.string(), form: z.string() })),
  keys: z.array(goldenKey),
});
export type GoldenFile = z.output<typeof goldenFile>;

/** The keys under which golden cases are sealed and chained: invented, and the same for ever. */
export const goldenKeyRing = createKeyRing([{ id: 'golden-1', key: Buffer.alloc(32, 11) }]);
export const goldenChainKey = Buffer.alloc(32, 13);

const folder = join(__dirname, 'releases');

export const goldenPath = (release: string): string => join(folder, `${release}.json`);

/** The files of all releases, oldest first. */
export function goldenFiles(): readonly GoldenFile[] {
  return readdirSync(folder)
    .sort((one, other) => one.localeCompare(other, 'en', { numeric: true }))
    .map((name) => goldenFile.parse(JSON.parse(readFileSync(join(folder, name), 'utf8'))));
}
