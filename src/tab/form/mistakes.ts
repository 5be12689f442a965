import type { FormPage } from '../../web/contract/form-page';

/** Something wrong on a page: what is said, and where it is put right. */
export interface Mistake {
  readonly text: string;
  /** The id of the input, or the page of the form where it is changed; both empty for the form as a whole. */
  readonly inputId: string;
  readonly page: string;
}

/** The id of a field's first input: what a link to the field leads to. */
export const idOf = (path: string): string => `field-${path.replaceAll(/\W/g, '-')}`;

/**
 * Everything that is wrong on the page shown, in its order, whole form first. Of several that would read the same, each
 * says its question too.
 */
export function mistakesOf({ error, fields, preview, pages }: FormPage): readonly Mistake[] {
  const bad = new Set(pages.filter(({ hasErrors }) => hasErrors).map(({ id }) => id));
  const found = [
    ...fields.map((each) => ({ ...each, inputId: idOf(each.path), page: '' })),
    ...(preview?.sections ?? []).flatMap((section) =>
      section.answers.map((each) => ({
        ...each,
        inputId: '',
        page: section.pages.find((page) => bad.has(page)) ?? section.pages[0] ?? '',
      })),
    ),
  ].filter((each) => each.error !== '');
  const often = (text: string) => found.filter((each) => each.error === text).length > 1;
  return [
    ...(error === '' ? [] : [{ text: error, inputId: '', page: '' }]),
    ...found.map(({ error: text, label, inputId, page }) => ({
      text: often(text) ? `${label}: ${text}` : text,
      inputId,
      page,
    })),
  ];
}
