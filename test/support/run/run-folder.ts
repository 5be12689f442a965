import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** The variable that tells each worker where the files of this run are. */
export const runFolderVariable = 'SECOND_OPINION_TEST_RUN';

/** The folder of this run of jest, made by whoever asks first. */
export function runFolder(): string {
  const folder = process.env[runFolderVariable] ?? mkdtempSync(join(tmpdir(), 'second-opinion-tests-'));
  process.env[runFolderVariable] = folder;
  return folder;
}
