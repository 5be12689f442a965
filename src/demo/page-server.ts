import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { ZodError } from 'zod';
import { parseJson } from '../stand-in/json';
import type { PageActs } from './page-acts';
import { type PageFiles, pageDocument } from './page-files';
import type { WireEvent, WireOutcome } from './wire';

const largestBody = 200_000;

export interface PageParts {
  readonly port: number;
  readonly files: PageFiles;
  readonly acts: PageActs;
  /** What a page that has just connected is told first. */
  readonly first: () => WireEvent;
}

export interface PageServer {
  readonly url: string;
  /** Tells every open page. */
  tell(event: WireEvent): void;
  close(): Promise<void>;
}

/** Nothing from elsewhere is loaded or asked but the tab in its frame, and nobody may frame the page. Pictures in cards are data. */
const security = {
  'content-security-policy':
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; connect-src 'self'; " +
    // The bot's tab, which is on a port of its own.
    'frame-src http://127.0.0.1:* http://localhost:*; ' +
    "base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'cache-control': 'no-store',
};

function send(response: ServerResponse, status: number, type: string, body: string): void {
  response.writeHead(status, { ...security, 'content-type': `${type}; charset=utf-8` });
  response.end(body);
}

const problem = (response: ServerResponse, status: number, text: string) =>
  send(response, status, 'application/json', JSON.stringify({ kind: 'error', text } satisfies WireOutcome));

function sendFont(response: ServerResponse, font: Uint8Array | undefined): void {
  if (font === undefined) {
    problem(response, 404, 'Nothing is there.');
    return;
  }
  response.writeHead(200, { ...security, 'content-type': 'font/woff2' });
  response.end(font);
}

/** Loopback by name and number only: another site's name that points here is not answered. */
function isOurs({ headers }: IncomingMessage): boolean {
  const host = headers.host ?? '';
  const named = /^(127\.0\.0\.1|localhost|\[::1\]):\d+$/.test(host);
  return named && (headers.origin === undefined || headers.origin === `http://${host}`);
}

async function bodyOf(message: IncomingMessage): Promise<unknown> {
  let text = '';
  message.setEncoding('utf8');
  for await (const part of message) {
    text += String(part);
    if (text.length > largestBody) return undefined;
  }
  return parseJson(text);
}

async function act(acts: PageActs, message: IncomingMessage, response: ServerResponse): Promise<void> {
  const name = (message.url ?? '').replace('/api/', '');
  const wanted = Object.hasOwn(acts, name) ? acts[name] : undefined;
  if (wanted === undefined) return problem(response, 404, 'Nothing is there.');
  if (!message.headers['content-type']?.startsWith('application/json'))
    return problem(response, 415, 'Send JSON.');
  try {
    const outcome = await wanted(await bodyOf(message));
    send(response, 200, 'application/json', JSON.stringify(outcome));
  } catch (error) {
    if (error instanceof ZodError) return problem(response, 400, 'That is not what this address takes.');
    // A person's own client would not have let this through: it says why.
    const text = error instanceof Error ? error.message : String(error);
    send(response, 200, 'application/json', JSON.stringify({ kind: 'stopped', text } satisfies WireOutcome));
  }
}

/** Serves the page and its few addresses on loopback. Rejects when the port is taken. */
export function startPageServer({ port, files, acts, first }: PageParts): Promise<PageServer> {
  const listeners = new Set<ServerResponse>();
  const write = (response: ServerResponse, event: WireEvent) =>
    void response.write(`data: ${JSON.stringify(event)}\n\n`);
  function listen(response: ServerResponse): void {
    response.writeHead(200, { ...security, 'content-type': 'text/event-stream; charset=utf-8' });
    write(response, first());
    listeners.add(response);
    response.on('close', () => listeners.delete(response));
  }
  async function serve(message: IncomingMessage, response: ServerResponse): Promise<void> {
    if (!isOurs(message)) return problem(response, 403, 'Only for pages on this machine.');
    if (message.method === 'POST') return act(acts, message, response);
    switch (message.url) {
      case '/':
        return send(response, 200, 'text/html', pageDocument);
      case '/page.js':
        return send(response, 200, 'text/javascript', files.script);
      case '/page.css':
        return send(response, 200, 'text/css', files.style);
      case '/api/events':
        return listen(response);
      default:
        return sendFont(response, files.fonts.get(message.url ?? ''));
    }
  }
  const server = createServer((message, response) => void serve(message, response));
  const close = () =>
    new Promise<void>((resolve) => {
      server.close(() => resolve());
      server.closeAllConnections();
    });
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', () => {
      const tell = (event: WireEvent) => {
        for (const response of listeners) write(response, event);
      };
      const address = server.address();
      const taken = typeof address === 'object' && address ? address.port : port;
      resolve({ url: `http://127.0.0.1:${taken}`, tell, close });
    });
  });
}
