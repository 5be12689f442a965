export type StoreFaultCode =
  /** A key holds another kind of value than it should: nothing was written. */
  | 'wrong-type'
  /** A sealed value does not open: altered, moved, or sealed with a key that is not at hand. */
  | 'sealed-value'
  /** A sealing key's id is not among the keys of this process. */
  | 'unknown-sealing-key'
  /** What was stored is not what this release can read. */
  | 'unreadable'
  /** A newer release has written this case; this one must not write over it. */
  | 'newer-schema'
  /** The history is not the one that was written. */
  | 'chain-broken'
  /** The caller broke the port's contract. */
  | 'misuse'
  /** Redis answered with an error that is none of the above. */
  | 'store-error';

/** A fault that trying again does not mend, unlike `StoreUnavailable`. Never carries content of a case. */
export class StoreFault extends Error {
  readonly code: StoreFaultCode;
  /** Where it was found: a key, a reference, an entry of the history. */
  readonly place: string;

  constructor(code: StoreFaultCode, place: string, options?: ErrorOptions) {
    super(`${code} at ${place}`, options);
    this.name = 'StoreFault';
    this.code = code;
    this.place = place;
  }
}
