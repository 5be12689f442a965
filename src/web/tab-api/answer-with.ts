import { createHash } from 'node:crypto';
import type { core } from 'zod/mini';
import * as z from 'zod/mini';
import { HttpProblem } from '../http-problem';
import type { WebAnswer, WebRequest } from '../route';

/** No browser keeps it, on a shared computer least of all: the page holds it in memory, and the ETag spares the bytes. */
const headers = { 'cache-control': 'private, no-store', vary: 'authorization' } as const;

/**
 * An answer as the contract says, and nothing beside it: what the contract does not name does not go out. Throws where
 * something is missing.
 */
export function answerWith<S extends core.$ZodType>(
  schema: S,
  value: core.input<S>,
  status = 200,
): WebAnswer {
  return { status, body: z.parse(schema, value) as object };
}

/** The same with an ETag; 304 without a body where the asker has it as it is. */
export function tagged(answer: WebAnswer, request: WebRequest): WebAnswer {
  const text = typeof answer.body === 'string' ? answer.body : JSON.stringify(answer.body);
  const etag = `"${createHash('sha256').update(text).digest('base64url').slice(0, 27)}"`;
  const known = (request.headers['if-none-match'] ?? '').split(',').map((each) => each.trim());
  if (known.includes(etag) || known.includes(`W/${etag}`))
    return { status: 304, headers: { ...headers, etag } };
  const json = { 'content-type': 'application/json; charset=utf-8' };
  return { ...answer, body: text, headers: { ...json, ...headers, etag, ...answer.headers } };
}

/** What is wrong with a body before it is read: only JSON is taken, which no form of a foreign page sends. */
export function refuseOtherTypes({ headers: given }: WebRequest): void {
  if (!/^application\/json\b/i.test(given['content-type'] ?? ''))
    throw new HttpProblem(415, 'BAD_REQUEST', 'Send JSON.');
}
