import { connect, createServer, type Socket } from 'node:net';

/** An address that leads to one server, and to another for whoever connects later, as a name does after a failover. */
export interface LeadingProxy {
  readonly url: string;
  /** New connections lead there from now on; those that are open stay where they are. */
  readonly leadTo: (url: string) => void;
  /** How many connections were made to a server since it last led there. */
  readonly made: () => number;
  readonly close: () => Promise<void>;
}

/** On loopback; leads to the first at once. */
export async function leadingProxy(first: string): Promise<LeadingProxy> {
  const open = new Set<Socket>();
  let target = new URL(first);
  let made = 0;
  const server = createServer((client) => {
    made += 1;
    const onward = connect({ host: target.hostname, port: Number(target.port) });
    for (const [one, other] of [
      [client, onward],
      [onward, client],
    ] as const) {
      open.add(one);
      one
        .on('error', () => other.destroy())
        .on('close', () => {
          open.delete(one);
          other.destroy();
        });
      one.pipe(other);
    }
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  const address = server.address();
  return {
    url: `redis://127.0.0.1:${typeof address === 'object' && address ? address.port : 0}`,
    leadTo: (url) => {
      target = new URL(url);
      made = 0;
    },
    made: () => made,
    close: async () => {
      for (const each of open) each.destroy();
      await new Promise((closed) => server.close(closed));
    },
  };
}
