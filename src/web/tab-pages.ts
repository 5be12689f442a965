import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { extname, join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { HttpProblem } from './http-problem';
import type { Route, WebAnswer, WebRequest } from './route';

/** Where Teams may show the tab: its own hosts, on the web, in Outlook and in the Microsoft 365 app. */
const teamsHosts = [
  'https://teams.microsoft.com',
  'https://*.teams.microsoft.com',
  'https://*.cloud.microsoft',
  'https://*.office.com',
  'https://*.microsoft365.com',
  'https://outlook.office.com',
  'https://outlook.office365.com',
];
/** Where the stand-in's page shows it. */
const loopback = ['http://127.0.0.1:*', 'http://localhost:*'];

const kinds: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.woff2': 'font/woff2',
  '.txt': 'text/plain; charset=utf-8',
};
/** A name that changes with what is in it. */
const hashed = /-[A-Za-z0-9_]{8,}\.[a-z0-9]+$/;

/**
 * What every answer under /tab and /api/tab says.
 * @param local whether the stand-in's page may show it; then it asks no host but its own
 */
export function tabHeaders(local: boolean): Readonly<Record<string, string>> {
  return {
    'content-security-policy': [
      "default-src 'none'",
      "script-src 'self'",
      "style-src 'self'",
      "img-src 'self' data:",
      "font-src 'self'",
      // The library for Teams reads there which hosts it may trust; on this machine the list that it brings must do.
      local ? "connect-src 'self'" : "connect-src 'self' https://res.cdn.office.net",
      "base-uri 'none'",
      "form-action 'none'",
      "object-src 'none'",
      `frame-ancestors ${[...teamsHosts, ...(local ? loopback : [])].join(' ')}`,
    ].join('; '),
    'cross-origin-resource-policy': 'same-origin',
    'permissions-policy': 'camera=(), geolocation=(), microphone=(), payment=()',
    'referrer-policy': 'no-referrer',
    'x-content-type-options': 'nosniff',
    'x-robots-tag': 'noindex, nofollow, noarchive',
  };
}

/** Whether the build has written the tab's page into this folder. */
export function hasTabPage(folder: string | undefined): folder is string {
  return folder !== undefined && existsSync(join(folder, 'index.html'));
}

/**
 * The page of the tab and its files, read once.
 * @param folder what the build wrote, flat; where it holds no index.html there are no routes
 */
export function tabPages(folder: string | undefined): readonly Route[] {
  if (!hasTabPage(folder)) return [];
  const files = new Map(
    readdirSync(folder, { withFileTypes: true })
      .filter((entry) => entry.isFile() && extname(entry.name) in kinds)
      .map(({ name }) => {
        const body = readFileSync(join(folder, name));
        return [name, { body, small: gzipSync(body, { level: 9 }) }] as const;
      }),
  );
  const file = (name: string, { headers: asked }: WebRequest): WebAnswer => {
    const found = files.get(name);
    if (found === undefined) throw new HttpProblem(404, 'NOT_FOUND', 'There is nothing at this address.');
    const packed = /\bgzip\b/.test(String(asked['accept-encoding'] ?? ''));
    const headers = {
      'content-type': kinds[extname(name)] ?? '',
      'cache-control': hashed.test(name) ? 'public, max-age=31536000, immutable' : 'no-cache',
      vary: 'accept-encoding',
    };
    return packed
      ? { status: 200, body: found.small, headers: { ...headers, 'content-encoding': 'gzip' } }
      : { status: 200, body: found.body, headers };
  };
  return [
    { method: 'get', path: '/tab', takes: 'none', handle: async (request) => file('index.html', request) },
    {
      method: 'get',
      path: '/tab/:file',
      takes: 'none',
      handle: async (request) => file(request.params['file'] ?? '', request),
    },
  ];
}
