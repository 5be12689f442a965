import { connect, createServer, type Socket } from 'node:net';

/** A way to one server that can be shut for some of those who use it, told apart by the address they come from. */
export interface PartingProxy {
  readonly port: number;
  /**
   * Nothing passes for these any more: what is on its way waits, as packets do that nobody confirms; whoever connects gets
   * no word.
   * @param from tells of an address whether it is cut off
   */
  readonly cut: (from: (address: string) => boolean) => void;
  /** All that waited goes on. */
  readonly heal: () => void;
  readonly close: () => Promise<void>;
}

interface Way {
  readonly from: string;
  readonly client: Socket;
  server: Socket | undefined;
}

/** Stands before a server; listens on loopback. */
export async function partingProxy(to: {
  readonly host: string;
  readonly port: number;
}): Promise<PartingProxy> {
  const ways = new Set<Way>();
  let isCut: (address: string) => boolean = () => false;

  function end(way: Way): void {
    ways.delete(way);
    way.client.destroy();
    way.server?.destroy();
  }

  /** Joins both ends where they are not joined yet. */
  function open(way: Way): void {
    const { client } = way;
    if (way.server === undefined) {
      const server = connect(to);
      way.server = server;
      server.on('error', () => end(way)).on('close', () => end(way));
      client.on('data', (some) => void server.write(some));
      server.on('data', (some) => void client.write(some));
    }
    client.resume();
    way.server.resume();
  }

  function shut({ client, server }: Way): void {
    client.pause();
    server?.pause();
  }

  const server = createServer({ pauseOnConnect: true }, (client) => {
    const way: Way = { from: client.remoteAddress ?? '', client, server: undefined };
    ways.add(way);
    client.on('error', () => end(way)).on('close', () => end(way));
    if (!isCut(way.from)) open(way);
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  const address = server.address();
  return {
    port: typeof address === 'object' && address ? address.port : 0,
    cut: (from) => {
      isCut = from;
      for (const way of ways) if (from(way.from)) shut(way);
    },
    heal: () => {
      isCut = () => false;
      for (const way of ways) open(way);
    },
    close: async () => {
      for (const way of ways) end(way);
      await new Promise((closed) => server.close(closed));
    },
  };
}
