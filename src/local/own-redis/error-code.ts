/**
 * In: anything caught. Out: its `code` when it has one in text. Not by class: an error of the system's own
 * may come from another realm, as it does inside a test runner, and is then no `Error` of ours.
 */
export function errorCode(error: unknown): string | undefined {
  if (typeof error !== 'object' || error === null || !('code' in error)) return undefined;
  return typeof error.code === 'string' ? error.code : undefined;
}
