import { z } from 'zod';

/** A command: its type, and what it holds. */
export const c = <T extends string, S extends z.ZodRawShape>(type: T, shape: S) =>
  z.object({ type: z.literal(type), ...shape });

/** What nobody asks in person: one case of another, the clock, the post. */
export const systemCommands = [
  c('tell-others', { news: z.number() }),
  c('note-other-request', { ref: z.string() }),
  c('take-in-duplicate', { ref: z.string() }),
  c('lapse', { candidate: z.string(), because: z.enum(['unanswered', 'undeliverable']) }),

  // The clock and the post
  c('fall-due', {}),
  c('note-delivery', {
    person: z.guid(),
    /** `held-up`: nothing goes out, by a fault of the bot, its tenant or Teams, and not of the person. */
    standing: z.enum(['undeliverable', 'reachable', 'held-up']),
    why: z.string().max(40),
  }),
] as const;
