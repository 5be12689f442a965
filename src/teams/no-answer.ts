/** Codes of a connection that was never made, so that nothing can have arrived. */
const NEVER_CONNECTED = ['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'EHOSTUNREACH', 'ENETUNREACH'];

/** The request left this process, or may have, and no answer came back. */
export class NoAnswer extends Error {
  readonly code = 'NO_ANSWER';
  /** True when nothing can have arrived. */
  readonly neverConnected: boolean;

  constructor(cause: unknown) {
    super('Teams gave no answer.', { cause });
    this.name = 'NoAnswer';
    const code = cause instanceof Error && 'code' in cause ? cause.code : undefined;
    this.neverConnected = NEVER_CONNECTED.includes(String(code));
  }
}
