import { connect } from 'node:net';

/**
 * Sends one inline command to a Redis on loopback over a plain socket, for tests of the server itself.
 * In: its port and the command. Out: the raw reply. Rejects when the connection fails.
 */
export function ask(port: number, command: string): Promise<string> {
  return new Promise((resolve, reject) => {
    const socket = connect({ host: '127.0.0.1', port });
    let reply = '';
    socket.setEncoding('utf8');
    socket.on('connect', () => socket.write(`${command}\r\nQUIT\r\n`));
    socket.on('data', (part: string) => {
      reply += part;
    });
    socket.on('error', reject);
    socket.on('close', () => resolve(reply.replace(/\+OK\r\n$/, '')));
  });
}
