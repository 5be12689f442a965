import * as z from 'zod/mini';

/** For browsers, once, before anything is parsed: zod then makes no functions from text, which the page's policy forbids. */
export function withoutEval(): void {
  z.config({ jitless: true });
}
