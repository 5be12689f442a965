import { createHash } from 'node:crypto';
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
 * @param inline the script that is in the page itself, which its digest lets run
 */
export function tabHeaders(local: boolean, inline?: string): Readonly<Record<string, string>> {
  const digest =
    inline === undefined ? '' : ` 'sha256-${createHash('sha256').update(inline).digest('base64')}'`;
  return {
    'content-security-policy': [
      "default-src 'none'",
      `script-src 'self'${digest}`,
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

interface PageFile {
  readonly body: Buffer;
  readonly small: Buffer;
  readonly headers: Readonly<Record<string, string>>;
}

/**
 * The page of the tab and its files, read once. A script or style of another build is answered with this build's: while
 * processes of two releases run side by side the page may come from one and its files from the other, and the page is
 * no more than the place for them.
 * @param folder what the build wrote, flat; where it holds no index.html there are no routes
 * @param local whether the stand-in's page may show it
 * @param under the path below which a proxy serves the bot; empty for none
 */
export function tabPages(folder: string | undefined, local: boolean, under = ''): readonly Route[] {
  if (!hasTabPage(folder)) return [];
  const names = readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isFile() && extname(entry.name) in kinds)
    .map(({ name }) => name);
  const files = new Map(names.map((name) => [name, readPageFile(join(folder, name), local, under)]));
  const file = (name: string, { headers: asked }: WebRequest): WebAnswer => {
    const ofThisBuild = files.get(name);
    const found = ofThisBuild ?? files.get(names.find((own) => isOtherBuildOf(own, name)) ?? '');
    if (found === undefined) throw new HttpProblem(404, 'NOT_FOUND', 'There is nothing at this address.');
    const packed = /\bgzip\b/.test(String(asked['accept-encoding'] ?? ''));
    const headers =
      ofThisBuild === undefined ? { ...found.headers, 'cache-control': 'no-store' } : found.headers;
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

function readPageFile(path: string, local: boolean, under: string): PageFile {
  const isPage = extname(path) === '.html';
  const read = readFileSync(path);
  const body = isPage ? Buffer.from(placedUnder(read.toString('utf8'), under)) : read;
  return {
    body,
    small: gzipSync(body, { level: 9 }),
    headers: {
      'content-type': kinds[extname(path)] ?? '',
      'cache-control': hashed.test(path) ? 'public, max-age=31536000, immutable' : 'no-cache',
      vary: 'accept-encoding',
      ...(isPage ? tabHeaders(local, inlineScript(body.toString('utf8'))) : {}),
    },
  };
}

/** The page as it is below a path: there it asks for its files, and learns where the API is. */
function placedUnder(page: string, under: string): string {
  return page.replaceAll('"/tab/', `"${under}/tab/`).replace('data-under=""', `data-under="${under}"`);
}

/** What is between the tags of the page's own script. */
function inlineScript(page: string): string | undefined {
  return /<script>([\s\S]*?)<\/script>/.exec(page)?.[1];
}

/** Whether two names of scripts or styles differ in nothing but what is in them. */
function isOtherBuildOf(own: string, asked: string): boolean {
  const base = (name: string) =>
    /\.(js|css)$/.test(name) && hashed.test(name) ? name.replace(hashed, extname(name)) : '';
  return base(asked) !== '' && base(own) === base(asked);
}
