import { connect, createServer, type Server, type Socket } from 'node:net';

/** Where a connection breaks: before the command reaches Redis, or after it was carried out and before the answer comes. */
export type Cut = 'before' | 'after';

/** A way to Redis that breaks at a command one may name. */
export interface CuttingProxy {
  readonly url: string;
  /** The n-th command from now on, from 1, is the one at which the connection breaks. */
  readonly arm: (nth: number, cut: Cut) => void;
  /** Nothing breaks any more; tells whether it did. */
  readonly disarm: () => boolean;
  readonly close: () => Promise<void>;
}

/** Stands before the Redis at this address, on loopback. */
export async function cuttingProxy(redisUrl: string): Promise<CuttingProxy> {
  const { hostname, port } = new URL(redisUrl);
  const open = new Set<Socket>();
  let left = 0;
  let cut: Cut = 'before';
  let struck = false;

  function join(client: Socket): void {
    const server = connect({ host: hostname, port: Number(port) });
    const both = [client, server];
    let dying = false;
    const end = () => {
      for (const each of both) {
        open.delete(each);
        each.destroy();
      }
    };
    for (const each of both) {
      open.add(each);
      each.on('error', end).on('close', end);
    }
    const commands = splitCommands();
    client.on('data', (some) => {
      for (const command of commands(some)) {
        if (dying) return;
        left -= 1;
        if (left !== 0) server.write(command);
        else {
          struck = true;
          dying = true;
          if (cut === 'before') return end();
          server.write(command);
        }
      }
    });
    // An answer that comes after the blow is the one that must not arrive.
    server.on('data', (some) => (dying ? end() : void client.write(some)));
  }

  const server: Server = createServer(join);
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  const address = server.address();
  return {
    url: `redis://127.0.0.1:${typeof address === 'object' && address ? address.port : 0}`,
    arm: (nth, where) => {
      left = nth;
      cut = where;
      struck = false;
    },
    disarm: () => {
      left = 0;
      return struck;
    },
    close: async () => {
      for (const each of open) each.destroy();
      await new Promise((closed) => server.close(closed));
    },
  };
}

/** Cuts a stream of bytes into whole commands, as clients write them: an array of texts with their lengths. */
function splitCommands(): (some: Buffer) => readonly Buffer[] {
  let rest = Buffer.alloc(0);
  return (some) => {
    rest = Buffer.concat([rest, some]);
    const whole: Buffer[] = [];
    for (let end = endOfCommand(rest); end !== undefined; end = endOfCommand(rest)) {
      whole.push(rest.subarray(0, end));
      rest = rest.subarray(end);
    }
    return whole;
  };
}

/** Where the first command ends; undefined while it is not whole. */
function endOfCommand(bytes: Buffer): number | undefined {
  let at = bytes.indexOf('\r\n');
  if (at < 0) return undefined;
  const words = Number(bytes.subarray(1, at).toString());
  at += 2;
  for (let word = 0; word < words; word += 1) {
    const line = bytes.indexOf('\r\n', at);
    if (line < 0) return undefined;
    at = line + 2 + Number(bytes.subarray(at + 1, line).toString()) + 2;
  }
  return at <= bytes.length ? at : undefined;
}
