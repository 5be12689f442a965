import { createServer, type IncomingHttpHeaders, type IncomingMessage } from 'node:http';

export interface Asked {
  readonly method: string;
  /** With the query. */
  readonly path: string;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

export interface Told {
  readonly status: number;
  /** JSON, or nothing. */
  readonly body: string;
}

const mostBytes = 1_048_576;
const loopbackHost = /^(?:localhost|127\.0\.0\.1)(?::\d+)?$/;

/**
 * A server on 127.0.0.1 for programs of this machine. Web pages are kept out: they name an origin, or reach it under
 * another host's name.
 *
 * @param port 0 takes any free one
 * @throws when the port is taken
 */
export async function serveLoopback(
  port: number,
  answer: (asked: Asked) => Promise<Told>,
): Promise<{ readonly port: number; readonly close: () => Promise<void> }> {
  const server = createServer((request, response) => {
    const send = ({ status, body }: Told) => {
      // Two calls: restify, in the same process, makes writeHead return nothing.
      response.writeHead(status, { 'content-type': 'application/json; charset=utf-8' });
      response.end(body);
    };
    reply(request, answer).then(send, () => send({ status: 500, body: '' }));
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', resolve);
  });
  const address = server.address();
  return {
    port: typeof address === 'object' && address !== null ? address.port : port,
    close: () =>
      new Promise<void>((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

async function reply(request: IncomingMessage, answer: (asked: Asked) => Promise<Told>): Promise<Told> {
  const { headers, method = 'GET', url: path = '/' } = request;
  if (headers.origin !== undefined || !loopbackHost.test(headers.host ?? ''))
    return { status: 403, body: '' };
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of request) {
    chunks.push(chunk as Buffer);
    bytes += (chunk as Buffer).length;
    if (bytes > mostBytes) return { status: 413, body: '' };
  }
  return await answer({ method, path, headers, body: Buffer.concat(chunks).toString('utf8') });
}
