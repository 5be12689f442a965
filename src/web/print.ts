import { createHash } from 'node:crypto';
import { closedPage } from '../views/print/print-document';
import { printStyle } from '../views/print/style';
import type { Printed } from '../workflow/print-page';
import type { Route, WebAnswer } from './route';

/** The pages' one style is allowed by its digest; nothing else runs, loads or frames. */
const styleDigest = createHash('sha256').update(printStyle).digest('base64');

const strict = {
  'cache-control': 'no-store',
  'content-security-policy': [
    "default-src 'none'",
    `style-src 'sha256-${styleDigest}'`,
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
  ].join('; '),
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'referrer-policy': 'no-referrer',
  'x-content-type-options': 'nosniff',
  'x-robots-tag': 'noindex, nofollow, noarchive',
} as const;

/** What every page to read or print is sent with. */
export const pageHeaders = { ...strict, 'content-type': 'text/html; charset=utf-8' } as const;

const ticketShape = /^[\w-]{43}$/;

/**
 * The address of pages to print. Whoever opens it is not signed in: the ticket says who asked for it. An unknown or old
 * ticket and one that opens nothing any more are answered alike (process page I7, I8).
 * @param open gives what a ticket opens now, once
 */
export function printRoute(open: (ticket: string) => Promise<Printed | undefined>): Route {
  return {
    method: 'get',
    path: '/print/:ticket',
    takes: 'none',
    // A scanner of links asks so: it opens nothing, and learns of no ticket whether there is one.
    head: async () => page(200, ''),
    handle: async ({ params, log }) => {
      const ticket = params['ticket'] ?? '';
      const printed = ticketShape.test(ticket) ? await open(ticket) : undefined;
      if (printed === undefined) return page(404, closedPage());
      const { ref, person, what } = printed.grant;
      // Looking is recorded apart from the case, each time: ids only.
      log.info({ case: ref, person, what }, 'a case was viewed in print');
      const { document } = printed;
      return document.kind === 'page' ? page(200, document.html) : file(document.fileName, document.json);
    },
  };
}

function page(status: number, html: string): WebAnswer {
  return { status, body: html, headers: pageHeaders };
}

function file(name: string, json: string): WebAnswer {
  const headers = {
    'content-type': 'application/json; charset=utf-8',
    'content-disposition': `attachment; filename="${name}"`,
  };
  return { status: 200, body: json, headers: { ...strict, ...headers } };
}
