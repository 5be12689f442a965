import { z } from 'zod';

/** What happened in one part of the play: when it ended, who was rung how often, and what the history says. */
export const part = z.object({
  name: z.string(),
  at: z.iso.datetime(),
  notifications: z.record(z.string(), z.number()),
  events: z.array(z.object({ type: z.string(), at: z.string() })),
  reminded: z.array(z.string()),
  differences: z.array(z.string()),
});
export type Part = z.output<typeof part>;
