import { z } from 'zod';
import { abilities, ownViews, sharingAgreements } from '../case/stored/recorded';
import { childsVersions } from '../case/stored/said';
import { day, entry, yesNo } from './answers';
import { optionalText, text } from './text';

/**
 * The young person's own word (process page §4a, where the young person decides). What of it is needed depends on their age and on who
 * decides: the decision says.
 */
export const youngPerson = z.object({
  view: z.enum(ownViews, { error: 'Select what they say to the opinion themselves.' }).optional(),
  able: z.enum(abilities, { error: 'Select whether they are able to decide.' }).optional(),
  judgedBy: optionalText('line'),
  judgedOn: day('Enter the day on which this was judged.').optional(),
  whyNotAble: optionalText('paragraph'),
  whoDecides: optionalText('line'),
  sharing: z.enum(sharingAgreements, { error: 'Select whether they agree.' }).optional(),
  familyMayRead: yesNo('Select whether the family may have the account.').optional(),
  excluded: z.array(entry('Select an organisation from the list.')).max(3).default([]),
});

/** What going on needs where a young person who decides has refused (process page §4a; see the decision). */
export const againstRefusal = {
  lawfulBasis: optionalText('paragraph'),
  advisedBy: optionalText('line'),
  youngPersonToldOn: day('Enter the day on which the young person was told.').optional(),
};

/**
 * That this child should have an account written to them (process page §8): who decided it, for about which age, and the plan in words
 * that the consultant wrote or read over for the child.
 */
export const childsAccount = {
  decidedBy: text('line', 'Enter who decided that the child should have it.'),
  decidedOn: day('Enter the day on which it was decided.'),
  version: z.enum(childsVersions, { error: 'Select for about which age.' }),
  theirPlan: optionalText('long'),
};
