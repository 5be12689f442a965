import { spokenDate } from '../choices/entry-choices';
import type { Field, FieldErrors, Page, Values } from '../field';
import { choiceTitle, formText } from '../form-texts';
import { isTicked, valueAt } from '../reading/build-command';
import { bytesOf, cut, isTextField } from './shown-values';

/** One answer of the preview, with the page where it is changed. */
export interface Block {
  readonly section: string;
  readonly sectionTitle: string;
  readonly page: string;
  readonly pageTitle: string;
  readonly label: string;
  readonly value: string;
  readonly error: string;
}

/** What one card holds besides its blocks stays under 28 KB with this much for them. */
const partBytes = 21_000;
const blockBytes = 420;

/** Everything that was answered, in the form's order. Optional fields left empty are left out, mistakes are not. */
export function previewBlocks(pages: readonly Page[], values: Values, errors: FieldErrors): readonly Block[] {
  return pages.filter(isSent).flatMap((page) => {
    const sectionTitle = pages.find((each) => each.section === page.section)?.title ?? page.title;
    const about = { section: page.section, sectionTitle, page: page.id, pageTitle: page.title };
    const quoted =
      page.quoted === undefined
        ? []
        : [{ ...about, label: formText('quoted'), value: page.quoted, error: '' }];
    const answers = page.fields.map((field) => ({
      ...about,
      label: field.heading === undefined ? field.label : `${field.heading}: ${field.label}`,
      value: [spoken(field, values), field.warning ?? ''].filter((each) => each !== '').join('. '),
      error: errors[field.path] ?? '',
    }));
    return [...quoted, ...answers.filter((each) => each.value !== '' || each.error !== '')].flatMap(inPieces);
  });
}

/** What is kept for its writer alone is not in the last read of what is sent. */
const isSent = ({ fields }: Page): boolean =>
  fields.length === 0 || fields.some((each) => each.notSent !== true);

/** An answer in words: titles for choices, dates as people write them, texts exactly as typed. */
function spoken(field: Field, values: Values): string {
  const typed = valueAt(values, field.path);
  if (isTextField(field)) return typed.trim() === '' ? '' : cut(typed, field.limit);
  const tidy = typed.trim();
  // A box left empty that need not be ticked is no answer.
  if (field.type === 'toggle' && !field.required && !isTicked(tidy)) return '';
  if (field.type === 'toggle') return choiceTitle('yes-no', isTicked(tidy) ? 'yes' : 'no');
  if (tidy === '' || field.type === 'date') return cut(spokenDate(tidy), 40);
  const titles = new Map(field.choices?.().map((choice) => [choice.value.toLowerCase(), choice.title]));
  const parts = tidy.split(',').map((each) => each.trim().toLowerCase());
  return parts
    .map((each) => titles.get(each))
    .filter((title) => title !== undefined)
    .join('; ');
}

/** A text that JSON swells beyond what a card holds is shown in several pieces, one after the other. */
function inPieces(block: Block): readonly Block[] {
  const pieces: Block[] = [];
  let rest = block.value;
  while (bytesOf(rest) > partBytes - blockBytes * 2) {
    const piece = cut(
      rest,
      Math.max(2, Math.floor((rest.length * (partBytes - blockBytes * 2)) / bytesOf(rest)) - 1),
    );
    pieces.push({ ...block, value: piece, error: '' });
    rest = rest.slice(piece.length);
  }
  return [...pieces, { ...block, value: rest }];
}

/** The blocks in as few parts as fit a card each; always at least one part. */
export function previewParts(blocks: readonly Block[]): readonly (readonly Block[])[] {
  const parts: Block[][] = [[]];
  let left = partBytes;
  let lastPage = '';
  for (const block of blocks) {
    const heads = block.page === lastPage ? 0 : 2 * blockBytes;
    const size = bytesOf(block.label) + bytesOf(block.value) + bytesOf(block.error) + blockBytes;
    if (size + heads > left && parts.at(-1)?.length !== 0) {
      parts.push([]);
      left = partBytes - 2 * blockBytes;
    }
    parts.at(-1)?.push(block);
    left -= size + heads;
    lastPage = block.page;
  }
  return parts;
}
