/** Something that a person did and the bot took: a form sent, a request begun, words written. */
export interface Deed {
  readonly personId: string;
  /** `sent:<command>`, `began:<kind of request>` or `said:<words>`. */
  readonly what: string;
  /** Case time, an ISO instant. */
  readonly at: string;
}
