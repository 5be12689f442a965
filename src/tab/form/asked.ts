import type { FormField } from '../../web/contract/form-page';

/** The questions that apply as the page is filled in now: one that depends on another answer comes and goes with it. */
export function askedNow(fields: readonly FormField[]): readonly FormField[] {
  return fields.filter(({ onlyIf }) => {
    if (onlyIf === null) return true;
    const { paths, is } = onlyIf;
    return fields.some(({ path, value }) => paths.includes(path) && is.includes(value));
  });
}
