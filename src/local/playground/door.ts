import { z } from 'zod';
import type { LocalConfig } from '../../config/types';
import type { Asked, Told } from './loopback-server';
import { createSigner } from './signer';

const activity = z.looseObject({ serviceUrl: z.string() });
const connector = /^http:\/\/(?:localhost|127\.0\.0\.1):(\d{1,5})\/_connector\/?$/;

const told = (status: number, body: object): Told => ({ status, body: JSON.stringify(body) });
const refused = (status: number, code: string, message: string) => told(status, { error: { code, message } });

/**
 * The door between Microsoft's Agents Playground, which signs nothing, and the bot, which takes nothing unsigned. What
 * comes from the Playground is signed here and handed on; what the bot sends goes to the Playground it is meant for.
 * So the bot itself is the one that runs in production.
 *
 * @param config must allow unsigned requests
 * @param urls where the door and the bot listen
 * @throws Error when unsigned requests are not allowed
 */
export function createDoor(
  config: Pick<LocalConfig, 'app' | 'authority' | 'allowUnsignedRequests'>,
  urls: { readonly door: string; readonly bot: string },
): (asked: Asked) => Promise<Told> {
  if (!config.allowUnsignedRequests) throw new Error('Unsigned requests are not allowed.');
  const signer = createSigner(config, urls.door);
  const ports = new Set<string>();

  async function letIn(asked: Asked): Promise<Told> {
    // A web page could post plain text here without asking; JSON it could not.
    if (!/^application\/json\b/.test(asked.headers['content-type'] ?? '')) {
      return refused(415, 'NOT_JSON', 'Send JSON.');
    }
    const read = activity.safeParse(parse(asked.body));
    const [, port] = connector.exec(read.data?.serviceUrl ?? '') ?? [];
    if (port === undefined)
      return refused(400, 'NOT_THE_PLAYGROUND', 'serviceUrl must be a Playground on this machine.');
    ports.add(port);
    const serviceUrl = `${urls.door}/playground/${port}`;
    return await handOn('POST', `${urls.bot}/api/messages`, JSON.stringify({ ...read.data, serviceUrl }), {
      authorization: `Bearer ${signer.tokenFor(serviceUrl)}`,
    });
  }

  async function letOut(asked: Asked): Promise<Told> {
    if (!signer.isBot(asked.headers.authorization))
      return refused(401, 'NOT_THE_BOT', 'Only the bot may send here.');
    const [, port = '', rest = ''] = /^\/playground\/(\d+)(\/.*)$/.exec(asked.path) ?? [];
    // A chat is opened by whoever plays that person: the Playground shows nobody else's.
    if (!ports.has(port)) {
      return refused(403, 'BotNotInConversationRoster', 'Nobody plays this person in a Playground yet.');
    }
    return await handOn(asked.method, `http://localhost:${port}/_connector${rest}`, asked.body, {});
  }

  return async (asked) => {
    const { method, path } = asked;
    if (method === 'GET' && path === '/v1/.well-known/openidconfiguration') return told(200, signer.metadata);
    if (method === 'GET' && path === '/v1/.well-known/keys') return told(200, signer.keys);
    if (method === 'POST' && path === `/${config.app.tenantId}/oauth2/v2.0/token`) return giveToken(asked);
    if (method === 'POST' && path === '/api/messages') return await letIn(asked);
    return await letOut(asked);
  };

  function giveToken({ body }: Asked): Told {
    const secret = new URLSearchParams(body).get('client_secret');
    return secret === config.app.password
      ? told(200, signer.botToken)
      : told(401, { error: 'invalid_client' });
  }
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** Sends on, waits 15 seconds at most, and gives back what came; 502 when nothing did. */
async function handOn(
  method: string,
  url: string,
  body: string,
  headers: Record<string, string>,
): Promise<Told> {
  try {
    const response = await fetch(url, {
      method,
      headers: { 'content-type': 'application/json', ...headers },
      ...(body === '' ? {} : { body }),
      redirect: 'error',
      signal: AbortSignal.timeout(15_000),
    });
    return { status: response.status, body: await response.text() };
  } catch {
    return refused(502, 'NO_ANSWER', 'There was no answer.');
  }
}
