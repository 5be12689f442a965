import * as z from 'zod/mini';

/** `GET me`: who is signed in, and which pages there are for them. */
export const me = z.object({
  id: z.string(),
  name: z.string(),
  jobTitle: z.string(),
  organisation: z.string(),
  pages: z.object({ worklist: z.boolean(), planner: z.boolean() }),
  /** Whether pages can be opened to print. */
  printing: z.boolean(),
  /** The bot's application id: `28:<botId>` is its chat. */
  botId: z.string(),
  /** Case time now, to the minute; in the demo it is not the machine's. */
  now: z.string(),
});
export type Me = z.infer<typeof me>;
