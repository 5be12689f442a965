import type { Command } from '../../../../domain/asked/commands';
import type { FieldErrors, FormContext, FormDefinition, Page, Values } from '../field';
import { buildCommand } from './build-command';
import { examineForm } from './examine-form';
import { nearestField } from './nearest-field';

export type FormReading =
  | { readonly ok: true; readonly command: Command }
  | { readonly ok: false; readonly errors: FieldErrors; readonly firstPage: string };

/**
 * Reads a whole form.
 * @param values what was typed, by field path (no `f.` before it)
 * @returns the command, checked; or a message for each field that needs one (at the empty path: for the whole form)
 *   and the page to go to. Never throws, whatever the values hold.
 */
export function readForm(definition: FormDefinition, context: FormContext, values: Values): FormReading {
  const { pages, errors, command } = examineForm(definition, { ...context, values });
  if (command !== undefined) return { ok: true, command };
  return { ok: false, errors, firstPage: firstPageWith(pages, errors) };
}

/** The messages of one page alone; empty when the page is good. `page` is a page's id. */
export function checkPage(
  definition: FormDefinition,
  context: FormContext,
  page: string,
  values: Values,
): FieldErrors {
  const { pages, errors } = examineForm(definition, { ...context, values });
  const paths = new Set(pages.find((each) => each.id === page)?.fields.map((field) => field.path));
  return Object.fromEntries(Object.entries(errors).filter(([path]) => paths.has(path)));
}

export interface ShownRefusal {
  readonly errors: FieldErrors;
  readonly firstPage: string;
  /** The sentence for the top of the card. */
  readonly notice: string;
}

/**
 * A refusal of the lifecycle, shown like any other mistake: messages beside their fields, the sentence above.
 * List positions in the refusal are those of the command, from which blank entries were dropped.
 */
export function withRefusal(
  definition: FormDefinition,
  context: FormContext,
  values: Values,
  refusal: { readonly text: string; readonly fields: Readonly<Record<string, string>> },
): ShownRefusal {
  const now = { ...context, values };
  const pages = definition.pages(now);
  const fields = pages.flatMap((page) => page.fields);
  const { typedPath } = buildCommand(definition, now, fields);
  const errors: Record<string, string> = {};
  for (const [path, message] of Object.entries(refusal.fields)) {
    errors[nearestField(fields, typedPath(path.split('.')))] ??= message;
  }
  return { errors, firstPage: firstPageWith(pages, errors), notice: refusal.text };
}

/** The first page with a message on it; the last page, where one sends, when the message is about the whole form. */
function firstPageWith(pages: readonly Page[], errors: FieldErrors): string {
  const found = pages.find((page) => page.fields.some((field) => errors[field.path] !== undefined));
  return (found ?? pages.at(-1))?.id ?? '';
}
