import { z } from 'zod';

/**
 * Where somebody worked, and as what, when they were asked (process page §9, I17): a directory changes, what an entry says
 * does not. Of a panel, what its clerk is, and who runs it. Requests of earlier releases did not keep it.
 */
export const workThen = z.object({
  post: z.string(),
  grade: z.string(),
  specialty: z.string(),
  /** The name of the Trust, Board or other employer; of a panel, of whoever runs it. */
  organisation: z.string(),
  /** The names of all other employers; of a panel, none. */
  alsoAt: z.array(z.string()),
});
export type WorkThen = z.infer<typeof workThen>;
