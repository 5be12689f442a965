import { question } from '../../../../domain/case/request';
import { londonDate } from '../../../../domain/rules/london-time';
import type { FieldErrors, FormContext } from '../field';
import { formText } from '../form-texts';

/**
 * The date by which the opinion is needed must not be over: said on its own page, before the rest of its section is
 * given. The lifecycle checks it again and says the same.
 * @param path the field that holds the date
 */
export function dateErrors({ values, now }: FormContext, path: string): FieldErrors {
  const given = question.shape.neededBy.safeParse(values[path]);
  return given.success && given.data < londonDate(now) ? { [path]: formText('datePassed') } : {};
}
