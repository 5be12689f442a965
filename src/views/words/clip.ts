const segments = new Intl.Segmenter('en', { granularity: 'grapheme' });

/** What is put behind a text that was cut: where it is whole. */
export const shortened = ' … (whole under “Details”)';
/** The same where there is no such place. */
const cutShort = ' … (shortened)';

/**
 * Cuts a text for an overview, never inside a letter, an emoji or a flag.
 * @param limit most UTF-16 units of the text itself
 * @param elsewhere whether what is about a case has the whole of it under "Details"
 * @returns the text as it is, or its beginning and a note that it was shortened
 */
export function clip(text: string, limit: number, elsewhere = true): string {
  if (text.length <= limit) return text;
  let kept = '';
  for (const { segment } of segments.segment(text.slice(0, limit + 64))) {
    if (kept.length + segment.length > limit) break;
    kept += segment;
  }
  return kept + (elsewhere ? shortened : cutShort);
}
