import * as z from 'zod/mini';

/** Body of `POST print`: one of the case page's `print`. 404 for what this person may not print now. */
export const printWish = z.strictObject({
  ref: z.string().check(z.maxLength(20)),
  what: z.string().check(z.maxLength(80)),
});

/** An address that works once, within two minutes, without a token: open it in a browser. */
export const printTicket = z.object({ url: z.string() });
