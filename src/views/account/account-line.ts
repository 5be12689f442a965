/** One paragraph of the family's account. */
export interface AccountLine {
  /** Our own words before it, such as "You asked:". */
  readonly lead?: string | undefined;
  readonly text: string;
  /** True where a person wrote the text. */
  readonly typed?: boolean | undefined;
}

/** A paragraph of our own words. */
export const line = (text: string): AccountLine => ({ text });

/** What a person wrote, with our words before it. */
export const quoted = (lead: string, text: string): AccountLine => ({ lead, text, typed: true });

/** The paragraph as one text. */
export function sayLine({ lead, text }: AccountLine): string {
  return lead === undefined ? text : `${lead} ${text}`;
}
