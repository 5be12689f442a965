import { createServer, request } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A proxy as hospitals have one: it serves a bot below a path of its host. */
export interface PathProxy {
  /** With the path, without a slash at the end. */
  readonly url: string;
  /** Hands on to this address from now on; `keeps` leaves the path in the address. */
  leadTo(target: string, keeps: boolean): void;
  close(): Promise<void>;
}

/** Starts a proxy on loopback. What is not below the path is 404, as other things on the host are none of the bot's. */
export async function startPathProxy(path: string): Promise<PathProxy> {
  let to = { target: '', keeps: false };
  const server = createServer((asked, answer) => {
    const address = asked.url ?? '';
    if (!address.startsWith(`${path}/`)) {
      answer.writeHead(404).end();
      return;
    }
    const inner = to.keeps ? address : address.slice(path.length);
    const handed = request(
      `${to.target}${inner}`,
      { method: asked.method ?? 'GET', headers: asked.headers },
      (got) => {
        answer.writeHead(got.statusCode ?? 502, got.headers);
        got.pipe(answer);
      },
    );
    handed.on('error', () => answer.destroy());
    answer.on('close', () => handed.destroy());
    asked.pipe(handed);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}${path}`,
    leadTo(target, keeps) {
      to = { target, keeps };
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
