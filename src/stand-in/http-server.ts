import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import { createServer } from 'node:http';
import type { JsonObject } from './json';

export interface Request {
  readonly method: string;
  readonly url: URL;
  /** The path's variable parts, decoded. */
  readonly parts: readonly string[];
  readonly headers: IncomingMessage['headers'];
  readonly body: string;
}

/** What a route answers; `drop` breaks the connection, `hang` leaves the caller waiting. */
export type Answer =
  | {
      readonly status: number;
      readonly body?: JsonObject | readonly unknown[];
      readonly headers?: Record<string, string>;
    }
  | 'drop'
  | 'hang';

export interface Route {
  readonly method: string;
  readonly path: RegExp;
  readonly handle: (request: Request) => Answer | Promise<Answer>;
}

export interface RunningServer {
  readonly url: string;
  close(): Promise<void>;
}

async function textOf(message: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of message) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString('utf8');
}

async function answer(routes: readonly Route[], message: IncomingMessage): Promise<Answer> {
  const url = new URL(message.url ?? '/', 'http://127.0.0.1');
  const method = message.method ?? 'GET';
  const body = await textOf(message);
  for (const route of routes) {
    const match = route.method === method ? route.path.exec(url.pathname) : null;
    if (!match) continue;
    const parts = match.slice(1).map((part) => decodeURIComponent(part));
    return await route.handle({ method, url, parts, headers: message.headers, body });
  }
  return {
    status: 404,
    body: { error: { code: 'NotFound', message: `Nothing is at ${method} ${url.pathname}` } },
  };
}

function send(response: ServerResponse, result: Answer): void {
  if (result === 'hang') return;
  if (result === 'drop') {
    response.socket?.destroy();
    return;
  }
  response.writeHead(result.status, { 'content-type': 'application/json; charset=utf-8', ...result.headers });
  response.end(result.body === undefined ? undefined : JSON.stringify(result.body));
}

async function serve(
  routes: readonly Route[],
  message: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  try {
    send(response, await answer(routes, message));
  } catch (error) {
    send(response, { status: 500, body: { error: { code: 'ServiceError', message: String(error) } } });
  }
}

function close(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve());
    server.closeAllConnections();
  });
}

/** Listens on loopback only; port 0 takes any free one. Rejects when the port is taken. */
export function startServer(port: number, routes: readonly Route[]): Promise<RunningServer> {
  const server = createServer((message, response) => void serve(routes, message, response));
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', () => {
      const address = server.address();
      if (address === null || typeof address === 'string') return reject(new Error('no port was given'));
      resolve({ url: `http://127.0.0.1:${address.port}`, close: () => close(server) });
    });
  });
}
