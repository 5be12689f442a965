import { ConfigError } from '../config-error';
import { misread } from './misread';

/** What a file of an operator says, and what to look at in it. */
export interface FileText {
  readonly text: string;
  /** Words that look as if they had been read in the wrong encoding before. The file can be used all the same. */
  readonly misread: readonly MisreadWord[];
}

interface MisreadWord {
  /** 1 is the first. */
  readonly line: number;
  readonly was: string;
  readonly is: string;
}

const howToSave =
  'Save it as UTF-8: in Excel as “CSV UTF-8 (Comma delimited)”, in an editor with the encoding UTF-8.';

/**
 * Reads the bytes of a file that an operator wrote: the directory, the reminders, `.env`. All of them are UTF-8, with a
 * byte order mark or without, which is dropped, and nothing in them is guessed: a byte that was read otherwise than it was
 * meant would stand in histories for good.
 *
 * @param name what the file is called, for the message
 * @returns its text, without its mark, and what was probably misread before
 * @throws ConfigError with one line, which says where the first mistake is and how to save the file
 */
export function textOf(bytes: Uint8Array, name: string): FileText {
  if (isUtf16(bytes)) {
    throw new ConfigError([`${name} is UTF-16, which Excel calls “Unicode Text”. ${howToSave}`], cannotRead);
  }
  const lines = linesOf(bytes);
  const texts = lines.map(decode);
  const wrong = texts.findIndex((text) => text === undefined || /[\0\uFFFD]/.test(text));
  if (wrong >= 0) {
    const what =
      texts[wrong] === undefined
        ? 'holds a character that is not UTF-8'
        : 'holds a character that was lost when the file was saved before (�): write it anew';
    throw new ConfigError([`${name}, line ${wrong + 1}, ${what}. ${howToSave}`], cannotRead);
  }
  const found = texts.flatMap((text = '', index) => {
    const word = misread(text);
    return word === undefined ? [] : [{ line: index + 1, ...word }];
  });
  return { text: new TextDecoder('utf-8', { fatal: true }).decode(bytes), misread: found };
}

const cannotRead = 'A file cannot be read:';

/** By its mark, or by the empty half of its plain letters. */
function isUtf16(bytes: Uint8Array): boolean {
  const [first, second, third] = bytes;
  const marked = (first === 0xff && second === 0xfe) || (first === 0xfe && second === 0xff);
  return marked || first === 0 || (second === 0 && third !== 0);
}

function decode(line: Uint8Array): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(line);
  } catch {
    return undefined;
  }
}

/** No byte of a line's end is ever part of another character. */
function linesOf(bytes: Uint8Array): readonly Uint8Array[] {
  const lines: Uint8Array[] = [];
  let from = 0;
  for (let at = 0; at <= bytes.length; at += 1) {
    const isEnd = at === bytes.length || bytes[at] === 0x0a || (bytes[at] === 0x0d && bytes[at + 1] !== 0x0a);
    if (!isEnd) continue;
    lines.push(bytes.subarray(from, at));
    from = at + 1;
  }
  return lines;
}
