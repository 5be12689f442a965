/** What steers a terminal, or turns the direction of writing; line breaks and tabs are for reading. */
const steering = /(?![\n\t])[\p{Cc}\p{Bidi_Control}]/gu;

/**
 * A text for a terminal, whatever is in it: what would steer it is shown by its number in place of being done.
 */
export function harmless(text: string): string {
  return text
    .replaceAll('\r\n', '\n')
    .replace(steering, (sign) => `<U+${sign.codePointAt(0)?.toString(16).toUpperCase().padStart(4, '0')}>`);
}
