import { connect } from 'node:net';

/**
 * Asks a Redis on loopback how it stands, over a plain socket. In: its port and how long to wait in
 * milliseconds. Out: the process number of the server and whether it is still loading its data; undefined
 * when nothing answers in time or what answers is not Redis.
 */
export async function askRedis(
  port: number,
  timeoutMs: number,
): Promise<{ pid: number; loading: boolean } | undefined> {
  const info = await infoReply(port, timeoutMs);
  const pid = /^process_id:(\d+)\r$/m.exec(info)?.[1];
  const loading = /^loading:([01])\r$/m.exec(info)?.[1];
  if (pid === undefined || loading === undefined) return undefined;
  return { pid: Number(pid), loading: loading === '1' };
}

function infoReply(port: number, timeoutMs: number): Promise<string> {
  return new Promise((resolve) => {
    const socket = connect({ host: '127.0.0.1', port });
    let received = Buffer.alloc(0);
    const finish = (): void => {
      socket.destroy();
      clearTimeout(timer);
      resolve(received.toString('utf8'));
    };
    const timer = setTimeout(finish, timeoutMs);
    socket.on('connect', () => socket.write('INFO\r\n'));
    socket.on('data', (part: Buffer) => {
      received = Buffer.concat([received, part]);
      if (isWhole(received)) finish();
    });
    socket.on('error', finish);
    socket.on('close', finish);
  });
}

/** A bulk reply says its length first; anything else is one line. */
function isWhole(received: Buffer): boolean {
  const lineEnd = received.indexOf('\r\n');
  if (lineEnd === -1) return false;
  if (received[0] !== '$'.charCodeAt(0)) return true;
  const length = Number(received.subarray(1, lineEnd).toString('utf8'));
  return received.length >= lineEnd + 2 + length + 2;
}
