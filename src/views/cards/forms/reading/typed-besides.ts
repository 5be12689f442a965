import type { Request } from '../../../../domain/case/stored/request';
import type { Field, FormContext, Values } from '../field';
import { formDefinitions } from '../form-definitions';
import { flatten } from './flatten';

/**
 * What was typed for a request besides what was sent, as plain words: each field by its label. Empty when there is
 * nothing else.
 */
export function typedBesides(
  sent: Request,
  who: Pick<FormContext, 'facts' | 'viewer' | 'now'>,
  typed: Values,
): string {
  const was: Values = flatten(sent, '');
  const fields = formDefinitions.submit
    .pages({ ...who, values: { ...was, ...typed } })
    .flatMap((page) => page.fields);
  return fields.flatMap((field) => besides(field, was[field.path], typed[field.path])).join('\n');
}

function besides(field: Field, was: string | undefined, is: string | undefined): readonly string[] {
  if (is === undefined || is.trim() === '' || is === was) return [];
  const title = field.choices?.().find((each) => each.value === is)?.title;
  return [`${field.label}: ${title ?? is}`];
}
