/** Whether a caught value is an error of the system with this code, such as `ENOENT` or `EADDRINUSE`. */
export function isErrorWithCode(error: unknown, code: string): boolean {
  return error instanceof Error && 'code' in error && error.code === code;
}
