import * as z from 'zod/mini';

/**
 * `GET events`: server-sent events over fetch (a browser's own EventSource cannot send a token). Each is named and has
 * data in JSON; lines that begin with `:` are the heartbeat, every twenty seconds. To resume, send the last `id` in
 * `Last-Event-ID`. The stream ends when the token does, and when the server closes: open another.
 *
 * - `case`: a case on which this person has a role changed to a version
 * - `again`: more may have happened than is told; read again what is on the screen. Also the first event of a stream
 *   that does not resume
 */
export const changedCase = z.object({ ref: z.string(), version: z.number() });

export const changeEvents = { changed: 'case', again: 'again' } as const;
