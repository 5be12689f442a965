import type { FormContext, FormDefinition, Values } from './field';

/** The page after this one: a page's id, `preview` after the last of a form that has one, else undefined: it is sent. */
export function pageAfter(
  definition: FormDefinition,
  context: FormContext,
  page: string,
  values: Values,
): string | undefined {
  const pages = definition.pages({ ...context, values });
  const index = pages.findIndex((each) => each.id === page);
  const next = pages[index + 1]?.id;
  return next ?? (definition.preview ? 'preview' : undefined);
}

/** The page before this one; the first page stays where it is, and before a preview comes the last page. */
export function pageBefore(
  definition: FormDefinition,
  context: FormContext,
  page: string,
  values: Values,
): string {
  const pages = definition.pages({ ...context, values });
  const index = pages.findIndex((each) => each.id === page);
  const before = index < 0 ? pages.at(-1) : pages[Math.max(0, index - 1)];
  return before?.id ?? '';
}
