import type { Field, FormContext, FormDefinition, Page, Values } from '../field';
import { valueAt } from '../reading/build-command';

/** Bytes of a card's JSON that all texts of a page may take; what people write at the stated limits always fits. */
const textBytes = 18_500;

const texts: readonly Field['type'][] = ['line', 'paragraph', 'long'];
export const isTextField = (field: Field): boolean => texts.includes(field.type);

/** Fields where one is chosen out of a list in one line. */
export const pickers: readonly Field['type'][] = ['person', 'candidate', 'entry'];
/** The value of the choice that chooses nobody: it stands for an empty field. */
export const nobody = '-';

/** The first `length` units of a text, without half a character at the end. */
export function cut(text: string, length: number): string {
  if (text.length <= length) return text;
  const splits =
    /^[\uD800-\uDBFF]$/.test(text[length - 1] ?? '') && /^[\uDC00-\uDFFF]$/.test(text[length] ?? '');
  return text.slice(0, splits ? length - 1 : length);
}

export function bytesOf(value: unknown): number {
  return Buffer.byteLength(JSON.stringify(value), 'utf8');
}

/** The longest beginning of a text that takes no more bytes of JSON than given. */
function cutToBytes(text: string, most: number): string {
  let low = 0;
  let high = text.length;
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if (bytesOf(cut(text, middle)) <= most) low = middle;
    else high = middle - 1;
  }
  return cut(text, low);
}

/**
 * What the inputs of a page show. It is what was typed, character for character, except that a text over its limit
 * shows its beginning; and that a page of texts that JSON swells (control characters, halves of characters) is cut
 * evenly to what a card can hold. The draft keeps all of it (see {@link mergeTyped}).
 */
export function shownValues(page: Page, values: Values): Values {
  const fields = page.fields.filter(isTextField);
  const shown = fields.map((field) => [field.path, cut(valueAt(values, field.path), field.limit)] as const);
  const sizes = shown.map(([, text]) => bytesOf(text)).sort((a, b) => a - b);
  let left = textBytes;
  let share = Number.POSITIVE_INFINITY;
  for (const [index, size] of sizes.entries()) {
    const even = left / (sizes.length - index);
    if (size > even) {
      share = Math.floor(even);
      break;
    }
    left -= size;
  }
  const others = page.fields.filter((field) => !isTextField(field));
  return Object.fromEntries([
    ...shown.map(([path, text]) => [
      path,
      share === Number.POSITIVE_INFINITY ? text : cutToBytes(text, share),
    ]),
    ...others.map((field) => [field.path, valueAt(values, field.path)]),
  ]);
}

/**
 * Takes what a press brought from one page into the draft's values. An input that came back just as it was shown
 * changes nothing, so a text of which only the beginning fitted the card is kept whole; an input that a client left out
 * was emptied. Fields of other pages stay as they are, and values for fields that are not on the page are not taken.
 * @param page id of the page pressed
 * @param draft the values so far
 * @param posted values by field path, without `f.`
 */
export function mergeTyped(
  definition: FormDefinition,
  context: FormContext,
  page: string,
  draft: Values,
  posted: Values,
): Values {
  const among = (values: Values) => definition.pages({ ...context, values }).find((each) => each.id === page);
  // What is typed here may be what the page is there for, as an answer to a question that was taken out meanwhile.
  const found = among(draft) ?? among({ ...draft, ...posted });
  if (found === undefined) return draft;
  const shown = shownValues(found, draft);
  const typed = found.fields.map(({ path, type }) => {
    const sent = valueAt(posted, path);
    const now = pickers.includes(type) && sent === nobody ? '' : sent;
    return [path, sameText(now, valueAt(shown, path)) ? valueAt(draft, path) : now] as const;
  });
  return { ...draft, ...Object.fromEntries(typed) };
}

/** Clients write line breaks in their own way. */
function sameText(a: string, b: string): boolean {
  return a === b || a.replaceAll('\r\n', '\n') === b.replaceAll('\r\n', '\n');
}
