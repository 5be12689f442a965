import type { Field, Page, Values } from './field';

interface ListSpec {
  /** Entries the command takes at most, and entries a page has room for. */
  readonly most: number;
  readonly perPage: number;
  /** The fields of entry `index`, counted from 0. */
  readonly fields: (index: number) => readonly Field[];
  readonly page: (fields: readonly Field[], number: number) => Page;
}

/**
 * Pages for a list that may grow: the next page is there once the last entry of the page before holds something,
 * and stays while anything is on it.
 */
export function listPages(spec: ListSpec, values: Values): readonly Page[] {
  const pages: Page[] = [];
  const isFilled = (fields: readonly Field[]) =>
    fields.some(({ path, type }) => type !== 'toggle' && (values[path] ?? '').trim() !== '');
  const entries = Array.from({ length: spec.most }, (_, index) => spec.fields(index));
  const last = entries.findLastIndex(isFilled);
  for (let start = 0; start < spec.most; start += spec.perPage) {
    const before = entries[start - 1];
    const wanted = start === 0 || last >= start || (before !== undefined && isFilled(before));
    if (!wanted) break;
    pages.push(spec.page(entries.slice(start, start + spec.perPage).flat(), pages.length + 1));
  }
  return pages;
}
