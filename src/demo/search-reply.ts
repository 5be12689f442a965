import { z } from 'zod';
import type { BotReply } from './bot-door';

/** What a list offers that looks its choices up. */
export interface FoundChoice {
  readonly title: string;
  readonly value: string;
}

const found = z.object({
  statusCode: z.literal(200),
  type: z.literal('application/vnd.microsoft.search.searchResponse'),
  value: z.object({ results: z.array(z.object({ title: z.string().min(1), value: z.string().min(1) })) }),
});

/** Reads a bot's answer to an `application/search` invoke as Teams would. Throws when it is of another shape. */
export function readSearchReply({ status, body, failure }: BotReply): readonly FoundChoice[] {
  const read = found.safeParse(body);
  if (status === 200 && read.success) return read.data.value.results;
  const what = failure ?? JSON.stringify(body ?? null);
  throw new Error(`Teams would show an error, for the bot answered a search with HTTP ${status}: ${what}`);
}
