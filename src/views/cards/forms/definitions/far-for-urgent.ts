import { dateOfDay, dayNumber, londonDate } from '../../../../domain/rules/london-time';
import { sayDate } from '../../../words/when';
import type { FormContext } from '../field';
import { formText } from '../form-texts';

/** Three months, in days: who needs an answer later than that is seldom in a hurry. */
const far = 92;
const isDate = (text: string) => /^\d{4}-\d{2}-\d{2}$/.test(text);

/**
 * That a request is urgent and needed more than three months ahead is asked about, at the field and in the last read: either
 * may be right, and a slip in the year is soon made.
 * @param urgency the field that says how urgent it is; `neededBy` the one with the date
 */
export function farForUrgent(
  { values, now }: FormContext,
  urgency: string,
  neededBy: string,
): string | undefined {
  const date = (values[neededBy] ?? '').trim();
  if (values[urgency] !== 'urgent' || !isDate(date)) return undefined;
  const last = dateOfDay(dayNumber(londonDate(now)) + far);
  return date > last ? formText('farForUrgent', { date: sayDate(date) }) : undefined;
}
