import { runFolder } from './run-folder';

/** Before the first suite of a run: where its suites meet, so that one Redis serves them all. */
export default async function beginRun(): Promise<void> {
  runFolder();
}
