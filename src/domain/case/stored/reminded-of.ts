import { z } from 'zod';

/**
 * What a reminder was about, as it is kept with the entry: a later release may know other matters, so any name is read
 * (process page I17).
 */
export const remindedOf = z.object({
  /** What was waited for: a name of the tables of what falls due. */
  of: z.string(),
  /** Which debt, where it was one. */
  debt: z.string().optional(),
  /** Which day, where it was about one. */
  on: z.string().optional(),
  /** Which other request, where it was about one: few may know of it (process page §4b). */
  other: z.string().optional(),
  /** Whether it belongs to a hold, and is seen by those who see the hold (process page I8). */
  hold: z.literal(true).optional(),
});
export type RemindedOf = z.infer<typeof remindedOf>;
