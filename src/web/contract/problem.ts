import * as z from 'zod/mini';

/**
 * The body of every answer that is an error. `code` for programs:
 *
 * - 400 `BAD_REQUEST`, `NOT_JSON`, `NOT_AN_OBJECT`; 413 `TOO_LARGE`
 * - 401 `TOKEN_MISSING`; `TOKEN_EXPIRED` (ask Teams for a new one and try again); `TOKEN_REFUSED` (asking again will not help)
 * - 403 `NOT_IN_DIRECTORY`: signed in, and unknown to the second-opinion office
 * - 404 `NOT_FOUND`: no such thing, or nothing that this person may see: the answer is the same
 * - 409 `REFUSED`: this form is not open to this person now (they may look at the case); `message` says why
 * - 410 `OVER`: this person had a part in it that is over; `message` says why, and holds what they typed and is kept
 * - 409 `CONTENDED`: others keep changing it; try again
 * - 429 `TOO_MANY`, with `Retry-After` in seconds
 * - 503 `NOT_SAVED`: the store or the authority is away; nothing was saved, or it is not known
 */
export const problem = z.object({
  error: z.object({
    code: z.string(),
    /** Plain text that may be shown; one sentence, but for `OVER`, which may have several lines. */
    message: z.string(),
    /** The number under which the log holds the rest. */
    reference: z.string(),
  }),
});
