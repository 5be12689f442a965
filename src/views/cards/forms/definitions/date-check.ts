import { question } from '../../../../domain/asked/request';
import { neededByProblems } from '../../../../domain/decide/request-checks';
import type { FieldErrors, FormContext } from '../field';

/**
 * The date by which the opinion is needed must not be over: said on its own page, before the rest of its section is
 * given. The lifecycle asks the same again.
 * @param path the field that holds the date
 */
export function dateErrors({ values, now }: FormContext, path: string): FieldErrors {
  const given = question.shape.neededBy.safeParse(values[path]);
  return given.success ? neededByProblems(given.data, now, path) : {};
}
