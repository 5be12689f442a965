import { z } from 'zod';
import { verdicts } from './stored/said';

/** What is known of another request about the child, certainly or perhaps, that is or was held, or ended by a death. */
export const knownRequest = z.object({
  ref: z.string(),
  organisation: z.string(),
  certain: z.boolean(),
  held: z.boolean(),
  died: z.boolean(),
  since: z.string(),
  /** What somebody said who had to decide whether it is about the same child. */
  verdict: z.enum(verdicts).optional(),
});
export type KnownRequest = z.infer<typeof knownRequest>;
