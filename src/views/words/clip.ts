const segments = new Intl.Segmenter('en', { granularity: 'grapheme' });

/** What stands behind a text that was cut: it is whole on a side of its own. */
export const shortened = ' … (shortened here)';

/**
 * Cuts a text for an overview, never inside a letter, an emoji or a flag.
 * @param limit most UTF-16 units of the text itself
 * @returns the text as it is, or its beginning and a note that it was shortened
 */
export function clip(text: string, limit: number): string {
  if (text.length <= limit) return text;
  let kept = '';
  for (const { segment } of segments.segment(text.slice(0, limit + 64))) {
    if (kept.length + segment.length > limit) break;
    kept += segment;
  }
  return kept + shortened;
}
