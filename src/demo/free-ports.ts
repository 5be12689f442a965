import { createServer } from 'node:net';

/** The next free loopback ports from `first` on, that many of them, in order; 0 as `first` gives any free ones. */
export async function freePorts(first: number, count: number): Promise<number[]> {
  const found: number[] = [];
  for (let port = first; found.length < count; port += first === 0 ? 0 : 1) {
    if (port > 65_535) throw new Error(`No free port is left above ${first}.`);
    const free = await take(port);
    if (free !== undefined && !found.includes(free)) found.push(free);
  }
  return found;
}

/** Listens for a moment: the port, or undefined when somebody else has it. */
function take(port: number): Promise<number | undefined> {
  const server = createServer();
  return new Promise((resolve) => {
    server.once('error', () => resolve(undefined));
    server.listen(port, '127.0.0.1', () => {
      const address = server.address();
      const taken = typeof address === 'object' && address ? address.port : undefined;
      server.close(() => resolve(taken));
    });
  });
}
