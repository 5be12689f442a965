import { rmSync } from 'node:fs';
import { runFolderVariable } from './run-folder';

/** After the last suite of a run. Its Redis has ended with its last user. */
export default async function endRun(): Promise<void> {
  const folder = process.env[runFolderVariable];
  if (folder !== undefined) rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
}
