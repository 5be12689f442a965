/**
 * Refusals are values with plain-English texts: nothing was written, and the text says what is needed or whose turn
 * it is.
 */

export type RefusalCode =
  | 'unknown-case' // no such case, or none in which this person has a part: a stranger cannot tell which
  | 'not-yours' // somebody else gives this
  | 'not-now' // not at this step
  | 'stale' // the press belongs to a step that is over (process page I10)
  | 'missing' // something must be recorded; fields say what
  | 'not-allowed'; // a rule of the process forbids it

export interface Refusal {
  readonly refused: true;
  readonly code: RefusalCode;
  readonly text: string;
  /** Messages beside fields, by the field's path in the command. */
  readonly fields: Readonly<Record<string, string>>;
}

/** Refuses, with a sentence for the person and, where it fits, messages beside fields. */
export function refuse(
  code: RefusalCode,
  text: string,
  fields: Readonly<Record<string, string>> = {},
): Refusal {
  return { refused: true, code, text, fields };
}

/** Refuses because a field needs something: the message is beside the field and above the form. */
export function missing(field: string, text: string): Refusal {
  return refuse('missing', text, { [field]: text });
}

export function isRefusal(value: unknown): value is Refusal {
  return typeof value === 'object' && value !== null && 'refused' in value;
}

/** What a stranger hears, whether the case exists or not (process page I7). */
export const unknownCase = refuse(
  'unknown-case',
  'There is no request with this reference in which you have a part. It may have moved on without you, or the reference may be mistyped.',
);
