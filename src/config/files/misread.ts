/** What Windows-1252 has from 0x80 to 0x9F; from 0xA0 on it is as Unicode. Node’s own decoder is not to be had for it everywhere. */
const middle = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ';

/** Every character that Windows-1252 has beyond ASCII, by its byte. */
const windows = new Map(
  Array.from({ length: 128 }, (_, at) => [middle[at] ?? String.fromCodePoint(at + 128), at + 128] as const),
);

/**
 * The first run of characters that comes of reading UTF-8 as Windows-1252, as old spreadsheets do: “Ã¢” for “â”. Such a
 * run, written in Windows-1252, is UTF-8 again, which hardly any other text is.
 *
 * @returns the word as it stands and as it was probably meant; undefined where there is none
 */
export function misread(text: string): { readonly was: string; readonly is: string } | undefined {
  for (const [word] of text.matchAll(/[^\s,;"]*[^\p{ASCII}][^\s,;"]*/gu)) {
    const meant = word.replaceAll(/\P{ASCII}+/gu, (run) => reread(run) ?? run);
    if (meant !== word) return { was: word, is: meant };
  }
  return undefined;
}

function reread(run: string): string | undefined {
  const bytes = [...run].map((character) => windows.get(character));
  if (bytes.some((byte) => byte === undefined)) return undefined;
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(
      Uint8Array.from(bytes.filter((byte) => byte !== undefined)),
    );
  } catch {
    return undefined;
  }
}
