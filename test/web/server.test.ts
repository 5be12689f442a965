import { once } from 'node:events';
import { connect } from 'node:net';
import { gzipSync } from 'node:zlib';
import { createLogger } from '../../src/logger';
import { healthRoutes } from '../../src/web/health';
import { HttpProblem } from '../../src/web/http-problem';
import type { Route } from '../../src/web/route';
import { createWebServer } from '../../src/web/server';

const lines: string[] = [];
const logger = createLogger('info', { write: (line) => lines.push(line) });
const ready = async () => ({ ok: true, checks: { redis: 'writable' } });
const slow = { begun: gate(), ends: gate() };
function gate() {
  let open: () => void = () => undefined;
  const opened = new Promise<void>((resolve) => {
    open = resolve;
  });
  return { open, opened };
}

const routes: Route[] = [
  ...healthRoutes(() => ready()),
  {
    method: 'post',
    path: '/echo',
    takes: 'json',
    handle: async ({ json }) => ({ status: 200, body: { got: await json() } }),
  },
  {
    method: 'get',
    path: '/fault',
    takes: 'none',
    handle: async () => {
      throw new Error('the child is called Zephyrine');
    },
  },
  {
    method: 'get',
    path: '/sync-fault',
    takes: 'none',
    handle: () => {
      throw new TypeError('thrown before any promise');
    },
  },
  {
    method: 'get',
    path: '/refused/:what',
    takes: 'none',
    handle: async ({ params }) => {
      throw new HttpProblem(409, 'CONFLICT', `Refused: ${params['what']}.`);
    },
  },
  {
    method: 'post',
    path: '/turned-away',
    takes: 'json',
    handle: async () => {
      throw new HttpProblem(401, 'UNAUTHORISED', 'Nobody knows you.');
    },
  },
  {
    method: 'get',
    path: '/still',
    takes: 'none',
    handle: async () => ({ status: 200, stream: () => () => undefined }),
  },
  {
    method: 'get',
    path: '/slow',
    takes: 'none',
    handle: async () => {
      slow.begun.open();
      await slow.ends.opened;
      return { status: 200, body: { late: true } };
    },
  },
];

const server = createWebServer({ routes, logger });
let url = '';
let port = 0;

beforeAll(async () => {
  ({ url, port } = await server.listen(0, '127.0.0.1'));
});
afterAll(() => server.close(0));
beforeEach(() => {
  lines.length = 0;
});

async function post(body: string | Buffer, headers: Record<string, string> = {}) {
  const response = await fetch(`${url}/echo`, {
    method: 'POST',
    body: new Uint8Array(Buffer.from(body)),
    headers,
  });
  return { status: response.status, body: await response.json() };
}

/** Sends bytes that an HTTP client would refuse to send, and gives back all that comes. */
async function raw(text: string): Promise<string> {
  const socket = connect(port, '127.0.0.1');
  let received = '';
  socket.on('data', (chunk) => {
    received += chunk.toString('latin1');
  });
  socket.on('error', () => undefined);
  socket.end(text);
  await once(socket, 'close');
  return received;
}

const problem = (code: string) => ({
  error: { code, message: expect.any(String), reference: expect.stringMatching(/^[A-Z2-9]{8}$/) },
});

describe('what the server refuses before anything reads it', () => {
  test('a body that claims to be gzip and is not', async () => {
    expect(await post('no gzip at all', { 'content-encoding': 'gzip' })).toEqual({
      status: 415,
      body: problem('ENCODED_BODY'),
    });
    expect((await fetch(`${url}/healthz`)).status).toBe(200);
  });

  test('a body that is gzip', async () => {
    const answer = await post(gzipSync('{}'), { 'content-encoding': 'gzip' });
    expect(answer.status).toBe(415);
  });

  test('any other content encoding, even at an address that does not exist', async () => {
    const response = await fetch(`${url}/nowhere`, { headers: { 'content-encoding': 'br' } });
    expect(response.status).toBe(415);
  });

  test('a body over 1 MB that says so', async () => {
    expect(await post(JSON.stringify({ text: 'x'.repeat(1_100_000) }))).toEqual({
      status: 413,
      body: problem('TOO_LARGE'),
    });
  });

  test('a body over 1 MB that comes in pieces and does not say so', async () => {
    const piece = 'x'.repeat(65_536);
    const pieces = `${piece.length.toString(16)}\r\n${piece}\r\n`.repeat(20);
    const answer = await raw(
      `POST /echo HTTP/1.1\r\nhost: x\r\ntransfer-encoding: chunked\r\n\r\n${pieces}0\r\n\r\n`,
    );
    expect(answer).toMatch(/^HTTP\/1\.1 413 /);
  });

  test('a body just under 1 MB is taken', async () => {
    expect((await post(JSON.stringify({ text: 'x'.repeat(1_048_000) }))).status).toBe(200);
  });
});

describe('whoever is turned away by their header', () => {
  test('is told so before a byte of the body has come, and the connection is closed', async () => {
    const socket = connect(port, '127.0.0.1');
    socket.on('error', () => undefined);
    // The body that is promised never follows.
    socket.write('POST /turned-away HTTP/1.1\r\nhost: x\r\ncontent-length: 200000\r\n\r\n');
    const [answer] = await once(socket, 'data');
    expect(String(answer)).toMatch(/^HTTP\/1\.1 401 /);
    await once(socket, 'close');
  });
});

describe('a connection has an end', () => {
  const other = createWebServer({ routes, logger, silenceMs: 100, mostConnections: 2 });
  let at = 0;
  beforeAll(async () => {
    ({ port: at } = await other.listen(0, '127.0.0.1'));
  });
  afterAll(() => other.close(0));

  test('when nothing moves on it any more, as of somebody who asks and does not read', async () => {
    const socket = connect(at, '127.0.0.1');
    socket.write('GET /still HTTP/1.1\r\nhost: x\r\n\r\n');
    const [answer] = await once(socket, 'data');
    expect(String(answer)).toMatch(/^HTTP\/1\.1 200 /);
    await once(socket, 'close');
  });

  test('beyond so many at once, at its beginning', async () => {
    const open = [connect(at, '127.0.0.1'), connect(at, '127.0.0.1')];
    await Promise.all(open.map((each) => once(each, 'connect')));
    const third = connect(at, '127.0.0.1');
    third.on('error', () => undefined);
    await once(third, 'close');
    for (const each of open) each.destroy();
  });
});

describe('a malformed body is answered 400', () => {
  test.each([
    ['cut off', '{"type":'],
    ['empty', ''],
    ['not valid UTF-8', Buffer.from([0x7b, 0x22, 0xff, 0x22, 0x3a, 0x31, 0x7d])],
  ])('%s', async (_, body) => {
    expect(await post(body)).toEqual({ status: 400, body: problem('NOT_JSON') });
  });

  test.each([
    ['null', 'null'],
    ['a list', '[]'],
    ['a text', '"text"'],
    ['a number', '7'],
    ['lists in lists', `${'['.repeat(4000)}${']'.repeat(4000)}`],
  ])('not an object: %s', async (_, body) => {
    expect(await post(body)).toEqual({ status: 400, body: problem('NOT_AN_OBJECT') });
  });

  test('NUL and lone surrogates inside strings are no fault of the body', async () => {
    const { status, body } = await post('{"type":"message","text":"a\\u0000b\\ud800c"}');
    expect(status).toBe(200);
    expect(body).toEqual({ got: { type: 'message', text: 'a\u0000b\ud800c' } });
  });

  test('nesting as deep as the limit allows harms nobody', async () => {
    await post(`{"a":${'['.repeat(200_000)}${']'.repeat(200_000)}}`);
    expect((await fetch(`${url}/healthz`)).status).toBe(200);
  });
});

describe('errors are JSON with a reference and nothing else', () => {
  test.each(['/fault', '/sync-fault'])('%s is a 500 without words of the fault', async (path) => {
    const response = await fetch(`${url}${path}`);
    const text = await response.text();
    expect(response.status).toBe(500);
    expect(JSON.parse(text)).toEqual(problem('FAULT'));
    expect(text).not.toMatch(/Zephyrine|thrown| at |\.ts/);
  });

  test('the log has the reference and the place, and not the words', async () => {
    const { error } = (await (await fetch(`${url}/fault`)).json()) as { error: { reference: string } };
    const logged = lines
      .map((line) => JSON.parse(line))
      .find((line) => line.correlationId === error.reference);
    expect(logged.err.type).toBe('Error');
    expect(logged.err.at[0]).toContain('server.test');
    expect(lines.join('')).not.toContain('Zephyrine');
  });

  test('an unknown address is 404', async () => {
    const response = await fetch(`${url}/nowhere`, { headers: { accept: 'text/html' } });
    expect(response.status).toBe(404);
    expect(await response.json()).toEqual(problem('NOT_FOUND'));
  });

  test('a wrong method is 405', async () => {
    const response = await fetch(`${url}/echo`);
    expect(response.status).toBe(405);
    expect(await response.json()).toEqual(problem('METHOD_NOT_ALLOWED'));
  });

  test('a refusal keeps its own words', async () => {
    const response = await fetch(`${url}/refused/this`);
    expect(response.status).toBe(409);
    expect(await response.json()).toMatchObject({ error: { code: 'CONFLICT', message: 'Refused: this.' } });
  });

  test.each([
    'GET // HTTP/1.1',
    'GET http://[ HTTP/1.1',
    'GET /refused/%zz HTTP/1.1',
    'GET /%00 HTTP/1.1',
    'GET /healthz?%zz=%zz HTTP/1.1',
    'OPTIONS * HTTP/1.1',
    'GET /\\..\\..\\etc HTTP/1.1',
    'GET //user:pa:ss@:99999/ HTTP/1.1',
    'CONNECT :99999 HTTP/1.1',
    'nonsense',
  ])('a request line "%s" does not end the process', async (line) => {
    const answer = await raw(`${line}\r\nhost: x\r\nconnection: close\r\n\r\n`);
    expect(answer).not.toMatch(/\.(ts|js):\d+/);
    expect((await fetch(`${url}/healthz`)).status).toBe(200);
  });

  test('a host that is no host does not end the process', async () => {
    const answer = await raw('GET /healthz HTTP/1.1\r\nhost: [no:host\r\nconnection: close\r\n\r\n');
    expect(answer).toMatch(/^HTTP\/1\.1 400 /);
  });

  test('a wish to speak another protocol is answered like any request, and breaking off ends nothing', async () => {
    const wish = 'GET /healthz HTTP/1.1\r\nhost: x\r\nupgrade: websocket\r\nconnection: upgrade\r\n\r\n';
    const socket = connect(port, '127.0.0.1');
    await once(socket, 'connect');
    socket.write(wish);
    const [answer] = await once(socket, 'data');
    expect(String(answer)).toMatch(/^HTTP\/1\.1 200 /);
    socket.resetAndDestroy();
    expect((await fetch(`${url}/healthz`)).status).toBe(200);
  });

  test('every answer carries the security headers', async () => {
    for (const path of ['/healthz', '/nowhere', '/fault']) {
      const { headers } = await fetch(`${url}${path}`);
      expect(headers.get('x-content-type-options')).toBe('nosniff');
      expect(headers.get('content-security-policy')).toContain("frame-ancestors 'none'");
      expect(headers.get('cache-control')).toBe('no-store');
      expect(headers.get('server')).toBeNull();
    }
  });
});

test('closing waits for the request in hand and takes no new one', async () => {
  const answer = fetch(`${url}/slow`);
  await slow.begun.opened;
  const closed = server.close(10_000);
  await expect(fetch(`${url}/healthz`)).rejects.toThrow();
  slow.ends.open();
  expect(await (await answer).json()).toEqual({ late: true });
  await closed;
});
