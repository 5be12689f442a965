import type { DirectoryIndex } from '../../directory/lookup';
import type { Support } from '../../directory/support';
import { type Reminders, usualReminders } from '../tables/obligations';

/** What decide may know besides the case: data, never a query. */
export interface Facts {
  readonly directory: DirectoryIndex;
  /** What the operator set otherwise; left out: the defaults of the table of obligations. */
  readonly reminders?: Reminders | undefined;
  /** Where families find support, as far as organisations have named it. */
  readonly support?: Support | undefined;
}

/** The durations that hold (process page §6). */
export function remindersOf({ reminders = usualReminders }: Facts): Reminders {
  return reminders;
}
