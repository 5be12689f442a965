import { z } from 'zod';
import { before, childAsPerson, clinicalSummary, family, options, question } from './request';
import { optionalText, text } from './text';

/** What a linked request begins with (process page §4b, start linked request). */
export const linkedFrom = z.object({
  ref: z.string(),
  /** People who gave an opinion on an earlier linked case, critical friends too. */
  barred: z.array(z.guid()),
  whatIsNew: z.string(),
  /** How many external second opinions came before in this chain of cases. */
  earlierOpinions: z.number().int().min(0),
  leadsReason: z.string().optional(),
});

/** What a revision gives anew; a part that is left out stays as it was (process page §4a, revise). */
export const revision = {
  question,
  clinicalSummary: clinicalSummary.optional(),
  options,
  noOtherOption: optionalText('paragraph'),
  childAsPerson: childAsPerson.optional(),
  family: family.optional(),
  before: before.optional(),
  change: text('paragraph', 'Enter what you changed.'),
};
