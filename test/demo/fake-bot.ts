import { createPublicKey, verify } from 'node:crypto';
import { createServer } from 'node:http';
import type { JsonObject } from '../../src/stand-in/json';
import { isObject, objectAt, objectsIn, parseJson, textAt } from '../../src/stand-in/json';

export interface FakeAnswer {
  readonly status: number;
  readonly body?: unknown;
}

/** What the bot under the test does with an activity whose token it has checked. */
export type Behaviour = (activity: JsonObject, bot: FakeBot) => FakeAnswer | Promise<FakeAnswer>;

export interface FakeBot {
  readonly url: string;
  readonly received: JsonObject[];
  behave(behaviour: Behaviour): void;
  /** Asks the connector for something, with an access token it gets first. */
  ask(
    method: string,
    path: string,
    body?: unknown,
    token?: string,
  ): Promise<{ status: number; body: JsonObject; headers: Headers }>;
  accessToken(form?: Record<string, string>): Promise<{ status: number; body: JsonObject }>;
  close(): Promise<void>;
}

async function getJson(url: string): Promise<JsonObject> {
  const content: unknown = await (await fetch(url)).json();
  return isObject(content) ? content : {};
}

function segment(token: string, index: number): JsonObject {
  const content = parseJson(Buffer.from(token.split('.')[index] ?? '', 'base64url').toString());
  return isObject(content) ? content : {};
}

/** Checks a token as the Bot Framework's authentication page says a bot must. */
async function isGenuine(
  teamsUrl: string,
  appId: string,
  token: string,
  activity: JsonObject,
): Promise<boolean> {
  const metadata = await getJson(`${teamsUrl}/v1/.well-known/openidconfiguration`);
  const { keys } = await getJson(String(metadata['jwks_uri']));
  const { alg, kid, crit } = segment(token, 0);
  // What a header calls critical must be understood, or the token refused (RFC 7515, section 4.1.11).
  if (crit !== undefined) return false;
  const key = objectsIn(keys).find((one) => one['kid'] === kid);
  if (alg !== 'RS256' || !key || !Array.isArray(key['endorsements'])) return false;
  if (!key['endorsements'].includes(activity['channelId'])) return false;
  const publicKey = createPublicKey({
    key: { kty: 'RSA', n: String(key['n']), e: String(key['e']) },
    format: 'jwk',
  });
  const [head, body, signature = ''] = token.split('.');
  const signed = Buffer.from(`${head}.${body}`);
  if (!verify('sha256', signed, publicKey, Buffer.from(signature, 'base64url'))) return false;
  const { iss, aud, exp, nbf, serviceurl, tid } = segment(token, 1);
  const now = Date.now() / 1000;
  const inTime = typeof exp === 'number' && exp > now && typeof nbf === 'number' && nbf <= now;
  const named = iss === metadata['issuer'] && aud === appId && serviceurl === activity['serviceUrl'];
  return (
    inTime &&
    named &&
    (tid === undefined || tid === objectAt(objectAt(activity, 'channelData'), 'tenant')['id'])
  );
}

/** A bot that trusts nothing it has not checked, and does what the test tells it. */
export async function startFakeBot(teamsUrl: string, appId: string, tenantId: string): Promise<FakeBot> {
  let behaviour: Behaviour = () => ({ status: 200 });
  const server = createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const activity = parseJson(Buffer.concat(chunks).toString());
    const token = (request.headers.authorization ?? '').replace(/^Bearer /, '');
    // The web framework replaces writeHead for the whole process by one that returns nothing: no chaining here.
    const refuse = (status: number) => {
      response.writeHead(status);
      response.end();
    };
    if (!isObject(activity)) return refuse(400);
    // A channel that is gone meanwhile vouches for nobody.
    if (!(await isGenuine(teamsUrl, appId, token, activity).catch(() => false))) return refuse(401);
    bot.received.push(activity);
    const answer = await behaviour(activity, bot);
    response.writeHead(answer.status, { 'content-type': 'application/json' });
    response.end(answer.body === undefined ? undefined : JSON.stringify(answer.body));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  const port = typeof address === 'object' && address ? address.port : 0;
  let token: string | undefined;

  const bot: FakeBot = {
    url: `http://127.0.0.1:${port}`,
    received: [],
    behave(next) {
      behaviour = next;
    },
    async accessToken(form = {}) {
      const standard = { grant_type: 'client_credentials', client_id: appId, client_secret: 'secret' };
      const body = new URLSearchParams({
        ...standard,
        scope: 'https://api.botframework.com/.default',
        ...form,
      });
      const response = await fetch(`${teamsUrl}/${tenantId}/oauth2/v2.0/token`, { method: 'POST', body });
      const content: unknown = await response.json();
      return { status: response.status, body: isObject(content) ? content : {} };
    },
    async ask(method, path, body, withToken) {
      if (withToken === undefined) token ??= textAt((await bot.accessToken()).body, 'access_token');
      const headers = { authorization: `Bearer ${withToken ?? token}`, 'content-type': 'application/json' };
      const sent = body === undefined ? {} : { body: JSON.stringify(body) };
      const response = await fetch(`${teamsUrl}${path}`, { method, headers, ...sent });
      const content = parseJson(await response.text());
      const list = Array.isArray(content) ? { list: content } : {};
      return { status: response.status, body: isObject(content) ? content : list, headers: response.headers };
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
  return bot;
}
