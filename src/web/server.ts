import type { AddressInfo } from 'node:net';
import restify from 'restify';
import { correlated, type Logger, newReference } from '../logger';
import { HttpProblem, problemAnswer } from './http-problem';
import { createOpenStreams, type OpenStreams } from './open-streams';
import { readJson } from './read-json';
import type { Route, WebAnswer, WebRequest } from './route';
import { usualAddress } from './usual-address';

export interface WebServer {
  /**
   * Starts to listen.
   *
   * @param port 0 takes any free one
   * @param host all interfaces unless given
   * @returns the address under which it is reached
   */
  listen(port: number, host?: string): Promise<{ readonly port: number; readonly url: string }>;
  /**
   * Takes no new request, lets the ones in hand finish, then closes.
   *
   * @param graceMs after this many milliseconds what is left is cut off
   */
  close(graceMs: number): Promise<void>;
}

export interface WebServerOptions {
  readonly routes: readonly Route[];
  readonly logger: Logger;
  /** The most bytes of a body; 1 MB unless given. */
  readonly maxBodyBytes?: number;
  /** Milliseconds after which a connection on which nothing moves is closed while a request is in hand; 60,000 unless given. */
  readonly silenceMs?: number;
  /** Connections that are taken at once; 3,000 unless given: a balancer needs a few, and a tab that is open one. */
  readonly mostConnections?: number;
  /** Headers of every answer below a path, mistakes too, in place of the server's own of the same name. */
  readonly headersUnder?: Readonly<Record<string, Readonly<Record<string, string>>>>;
  /** Seconds for which a connection that falls idle stays open; longer than any balancer before it keeps one, unless given. */
  readonly keepAliveSeconds?: number | undefined;
  /** The path under which a proxy serves it all, without a slash at the end; empty unless given. */
  readonly under?: string | undefined;
}

const ONE_MEGABYTE = 1_048_576;

/**
 * A balancer that takes up an idle connection at the moment at which Node closes it loses what it sends. So Node closes
 * last. Of the balancers whose time is documented Google's has the longest, 600 seconds, and asks for 620 behind it
 * (https://cloud.google.com/load-balancing/docs/https#timeouts_and_retries); Amazon's has 60, nginx 60.
 */
const longestOfBalancers = 620;

const securityHeaders = {
  'cache-control': 'no-store',
  'content-security-policy': "default-src 'none'; frame-ancestors 'none'",
  'referrer-policy': 'no-referrer',
  'strict-transport-security': 'max-age=31536000',
  'x-content-type-options': 'nosniff',
} as const;

/**
 * The HTTP server. It alone touches restify, and closes what restify leaves open: a compressed body is refused
 * before anything reads it, bodies have a limit, and every error becomes JSON without a stack trace.
 *
 * @param options the routes it serves; everything else is 404, or 405 where only the method is wrong
 */
export function createWebServer({
  routes,
  logger,
  maxBodyBytes = ONE_MEGABYTE,
  silenceMs = 60_000,
  mostConnections = 3_000,
  headersUnder = {},
  keepAliveSeconds = longestOfBalancers,
  under: base = '',
}: WebServerOptions): WebServer {
  const server = restify.createServer({ name: '' });
  const streams = createOpenStreams();
  const references = new WeakMap<object, string>();
  const referenceOf = (request: object) => references.get(request) ?? 'none';

  server.server.requestTimeout = 30_000;
  // Whoever does not read what they asked for is cut off; a stream says something every twenty seconds.
  server.server.timeout = silenceMs;
  server.server.maxConnections = mostConnections;
  server.server.keepAliveTimeout = keepAliveSeconds * 1000;
  // restify listens for upgrades that nobody here takes: such a socket is then answered by nobody, never closes, and a
  // reset of it ends the process. Without a listener the request is answered like any other.
  server.server.removeAllListeners('upgrade');
  server.pre(async (request: restify.Request, response: restify.Response) => {
    references.set(request, newReference());
    for (const [header, value] of Object.entries(securityHeaders)) response.setHeader(header, value);
    request.url = usualAddress(request.url ?? '', base);
    refuseUnreadableAddress(request);
    const path = request.path();
    for (const [under, own] of Object.entries(headersUnder)) {
      if (path !== under && !path.startsWith(`${under}/`)) continue;
      for (const [header, value] of Object.entries(own)) response.setHeader(header, value);
    }
    if (request.headers['content-encoding'] !== undefined) {
      request.resume();
      throw new HttpProblem(415, 'ENCODED_BODY', 'Send the body as it is, without a content encoding.');
    }
  });
  for (const route of routes) mount(server, route, { logger, maxBodyBytes, referenceOf, streams });
  server.on(
    'restifyError',
    (request: restify.Request, response: restify.Response, error: unknown, done: () => void) => {
      if (!response.headersSent) sendProblem(error, referenceOf(request), response, logger);
      done();
    },
  );
  return {
    listen: (port, host) => listen(server, port, host),
    close: (graceMs) => {
      // A stream has no end of its own to wait for.
      streams.endAll();
      return close(server, graceMs);
    },
  };
}

/**
 * The router parses the address outside any handler, where what it throws ends the process: `GET //` is enough.
 *
 * @throws HttpProblem 400
 */
function refuseUnreadableAddress(request: restify.Request): void {
  try {
    request.getUrl();
    decodeURI(request.path());
  } catch {
    request.resume();
    throw new HttpProblem(400, 'BAD_ADDRESS', 'The address could not be understood.');
  }
}

interface Mounting {
  readonly logger: Logger;
  readonly maxBodyBytes: number;
  readonly referenceOf: (request: object) => string;
  readonly streams: OpenStreams;
}

function mount(
  server: restify.Server,
  route: Route,
  { logger, maxBodyBytes, referenceOf, streams }: Mounting,
): void {
  const answered =
    (handle: Route['handle']) => async (request: restify.Request, response: restify.Response) => {
      const reference = referenceOf(request);
      const given: WebRequest = {
        headers: request.headers,
        params: request.params as Record<string, string>,
        query: new URLSearchParams(request.getQuery()),
        json: () => readJson(request, route.maxBodyBytes ?? maxBodyBytes),
        reference,
        log: logger,
      };
      const answer = await correlated(() => handle(given), reference);
      // The rest of a body that was not read would be taken for the next request.
      if (route.takes === 'json' && !request.readableEnded) response.setHeader('connection', 'close');
      if (answer.stream === undefined) sendAnswer(answer, response);
      else streams.open(answer, response);
    };
  server[route.method](route.path, answered(route.handle));
  // Probes and link scanners ask so. Node leaves the body out of the answer.
  if (route.method === 'get') server.head(route.path, answered(route.head ?? route.handle));
}

function sendAnswer({ status, body, headers = {} }: WebAnswer, response: restify.Response): void {
  const plain = typeof body === 'string' || Buffer.isBuffer(body);
  const bytes = plain ? body : body === undefined ? '' : JSON.stringify(body);
  const json = plain || body === undefined ? {} : { 'content-type': 'application/json; charset=utf-8' };
  response.sendRaw(status, bytes, { ...json, ...headers });
}

function sendProblem(error: unknown, reference: string, response: restify.Response, logger: Logger): void {
  const { status, body } = problemAnswer(error, reference);
  if (status >= 500) logger.error({ err: error, correlationId: reference }, 'a request failed');
  // The rest of a body that was not read would be taken for the next request.
  const own = error instanceof HttpProblem ? error.headers : {};
  sendAnswer({ status, body, headers: { ...own, connection: 'close' } }, response);
}

function listen(server: restify.Server, port: number, host: string | undefined) {
  return new Promise<{ port: number; url: string }>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, () => {
      const address = server.address() as AddressInfo;
      const name = host ?? 'localhost';
      resolve({
        port: address.port,
        url: `http://${name.includes(':') ? `[${name}]` : name}:${address.port}`,
      });
    });
  });
}

function close(server: restify.Server, graceMs: number): Promise<void> {
  return new Promise((resolve) => {
    const cutOff = setTimeout(() => server.server.closeAllConnections(), graceMs);
    // A connection falls idle when its last answer has gone out; callers would keep it open for more.
    const sweep = setInterval(() => server.server.closeIdleConnections(), 50);
    server.server.close(() => {
      clearTimeout(cutOff);
      clearInterval(sweep);
      resolve();
    });
  });
}
