import { parseJson } from './json';

/** What came back from the bot's own HTTP address. */
export interface BotReply {
  /** The HTTP status; 0 when no answer came at all. */
  readonly status: number;
  /** The body as JSON, else as text; undefined when empty. */
  readonly body: unknown;
  readonly headers: Readonly<Record<string, string>>;
  /** Why no answer came. */
  readonly failure: string | undefined;
}

/**
 * Posts a body as it is to the bot's `/api/messages`. Waits at most `timeout` milliseconds.
 * Never rejects: a refused connection or a time-out is a reply with status 0, which Teams shows as
 * “Unable to reach app”.
 */
export async function postToBot(
  botUrl: string,
  body: string | Uint8Array<ArrayBuffer>,
  headers: Readonly<Record<string, string>>,
  timeout: number,
): Promise<BotReply> {
  try {
    const response = await fetch(`${botUrl.replace(/\/$/, '')}/api/messages`, {
      method: 'POST',
      headers: { 'content-type': 'application/json; charset=utf-8', ...headers },
      body,
      signal: AbortSignal.timeout(timeout),
    });
    const text = await response.text();
    const content = text === '' ? undefined : (parseJson(text) ?? text);
    return {
      status: response.status,
      body: content,
      headers: Object.fromEntries(response.headers),
      failure: undefined,
    };
  } catch (error) {
    const cause = error instanceof Error ? (error.cause ?? error) : error;
    return { status: 0, body: undefined, headers: {}, failure: String(cause) };
  }
}
