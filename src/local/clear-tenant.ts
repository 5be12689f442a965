import { connect as connectPlain, type Socket } from 'node:net';
import { connect as connectTls } from 'node:tls';

const patienceMs = 10_000;

/** Goes through the keys in steps, so that a Redis with other people's keys is not held up for long. */
const clearScript = `
local cursor = '0'
local cleared = 0
repeat
  local found = redis.call('SCAN', cursor, 'MATCH', ARGV[1], 'COUNT', 1000)
  cursor = found[1]
  for _, key in ipairs(found[2]) do cleared = cleared + redis.call('UNLINK', key) end
until cursor == '0'
return cleared`;

/**
 * Removes everything that one tenant holds in a Redis, and nothing else: the demo's “start over”. The bot must not be
 * running on it. In: a `redis://` or `rediss://` address and the tenant's GUID. Out: how many keys went. Throws when the
 * tenant is no GUID, when Redis refuses, or when it does not answer within ten seconds.
 */
export async function clearTenant(redisUrl: string, tenantId: string): Promise<number> {
  if (!/^[0-9a-f-]{36}$/i.test(tenantId)) throw new RangeError('a tenant is named by its GUID');
  const replies = await talk(new URL(redisUrl), [
    ...opening(new URL(redisUrl)),
    ['EVAL', clearScript, '0', `{${tenantId}}:*`],
  ]);
  const refusal = replies.find((reply) => reply.startsWith('-'));
  if (refusal !== undefined) throw new Error(`Redis refused: ${refusal.slice(1)}`);
  return Number(replies.at(-1)?.slice(1));
}

/** Who we are and which database is meant, as the address says. */
function opening({ username, password, pathname }: URL): string[][] {
  const secret = decodeURIComponent(password);
  const login = username === '' ? ['AUTH', secret] : ['AUTH', decodeURIComponent(username), secret];
  const database = pathname.replace('/', '');
  return [...(secret === '' ? [] : [login]), ...(database === '' ? [] : [['SELECT', database]])];
}

function talk(url: URL, commands: readonly (readonly string[])[]): Promise<string[]> {
  return new Promise((resolve, reject) => {
    const socket = dial(url, () => socket.write(commands.map(encode).join('')));
    let received = '';
    const finish = (end: () => void) => {
      clearTimeout(timer);
      socket.destroy();
      end();
    };
    const timer = setTimeout(() => finish(() => reject(new Error('Redis does not answer.'))), patienceMs);
    socket.setEncoding('utf8');
    socket.on('data', (part) => {
      received += String(part);
      // Every command here is answered by one line.
      const lines = received.split('\r\n').slice(0, -1);
      if (lines.length >= commands.length) finish(() => resolve(lines));
    });
    socket.on('error', (error) => finish(() => reject(error)));
    socket.on('close', () => finish(() => reject(new Error('Redis hung up.'))));
  });
}

function dial(url: URL, ready: () => void): Socket {
  const host = url.hostname.replace(/^\[|\]$/g, '');
  const at = { host, port: Number(url.port || '6379') };
  return url.protocol === 'rediss:'
    ? connectTls({ ...at, servername: host }, ready)
    : connectPlain(at, ready);
}

function encode(words: readonly string[]): string {
  const parts = words.map((word) => `$${Buffer.byteLength(word)}\r\n${word}\r\n`);
  return `*${words.length}\r\n${parts.join('')}`;
}
