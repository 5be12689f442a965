import type { core } from 'zod/mini';
import * as z from 'zod/mini';
import { HttpProblem } from '../http-problem';

/** Reads what came in. Throws HttpProblem 400 for anything that the contract does not say. */
export function readWith<S extends core.$ZodType>(schema: S, value: unknown): core.output<S> {
  const read = z.safeParse(schema, value);
  if (read.success) return read.data;
  throw new HttpProblem(400, 'BAD_REQUEST', 'The request is not as the contract says.');
}

/** A query as an object; of a name that comes twice the last counts. */
export function queryOf(query: URLSearchParams): Readonly<Record<string, string>> {
  return Object.fromEntries(query);
}
