/** Numbers to ring, as people in the United Kingdom write them; no day and month with six more digits, which is a CHI number. */
const phone =
  /(?<![\d/])(?!(?:0[1-9]|[12]\d|3[01])(?:0[1-9]|1[0-2])\d{2}[ \u00a0]\d{4}(?!\d))(?:\+44[ \u00a0]?|0)\d(?:[\d\u00a0 ]{7,12})\d(?![\d/])/u;
/** A national number: an NHS number or a Health and Care number by three, three and four; a CHI number by six and four. */
const nationalNumber = /(?<!\d)(?:\d{3}[ \u00a0]\d{3}|\d{6})[ \u00a0]\d{4}(?!\d)/u;
const either = new RegExp(`${phone.source}|${nationalNumber.source}`, 'gu');

/** A piece of a text: plain words, or a number that stays on one line; `href` where it can be rung. */
export interface Piece {
  readonly text: string;
  readonly isNumber: boolean;
  readonly href?: string;
}

/** Takes a text apart at its numbers; the pieces together are the text. */
export function piecesOf(text: string): readonly Piece[] {
  const pieces: Piece[] = [];
  let at = 0;
  for (const { 0: found, index } of text.matchAll(either)) {
    if (index > at) pieces.push({ text: text.slice(at, index), isNumber: false });
    const digits = found.replaceAll(/[^\d+]/gu, '');
    pieces.push({ text: found, isNumber: true, ...(phone.test(found) ? { href: `tel:${digits}` } : {}) });
    at = index + found.length;
  }
  if (at < text.length) pieces.push({ text: text.slice(at), isNumber: false });
  return pieces;
}
