import type { AppCredentials, ConnectorClient, ConnectorFactory } from 'botframework-connector';
import { NoAnswer } from './no-answer';

/** The parts of the library's HTTP pipeline that are used here. */
interface PipelineRequest {
  timeout: number;
  abortSignal?: AbortSignal;
  headers: { set(name: string, value: string): void };
}
interface PipelineResponse {
  readonly status: number;
}
type Send = (request: PipelineRequest) => Promise<PipelineResponse>;
interface Policy {
  readonly name: string;
  sendRequest(request: PipelineRequest, next: Send): Promise<PipelineResponse>;
}
interface Pipeline {
  removePolicy(policy: { name: string }): unknown;
  addPolicy(policy: Policy, where: { afterPhase: 'Sign' }): void;
}
interface Connector {
  readonly client: { readonly pipeline: Pipeline };
  readonly credentials: Pick<AppCredentials, 'getToken'>;
}

/**
 * Makes every connector of a factory send once. By default the library sends three times more after a lost
 * connection, a 5xx or a 429, also where that creates a message a second time; and it follows redirects with the
 * bot's token. The one thing repeated here is a request whose token was refused: nothing came of it.
 *
 * @param factory as the library made it
 * @param timeoutMs milliseconds for which a whole answer is waited for
 * @returns a factory whose connectors reject with NoAnswer when none came
 */
export function sendingOnce(factory: ConnectorFactory, timeoutMs: number): ConnectorFactory {
  return {
    async create(serviceUrl: string, audience?: string): Promise<ConnectorClient> {
      const connector = await factory.create(serviceUrl, audience);
      const { client, credentials } = connector as unknown as Connector;
      client.pipeline.removePolicy({ name: 'defaultRetryPolicy' });
      client.pipeline.removePolicy({ name: 'redirectPolicy' });
      // Last of all, where an answer is still an answer: further out the library makes an error of each 4xx and 5xx.
      client.pipeline.addPolicy(sendOnce(credentials, timeoutMs), { afterPhase: 'Sign' });
      return connector;
    },
  };
}

function sendOnce(credentials: Connector['credentials'], timeoutMs: number): Policy {
  return {
    name: 'sendOnce',
    async sendRequest(request, next) {
      const attempt = (again: PipelineRequest) => answerWithin(timeoutMs, again, next);
      const response = await attempt(request);
      if (response.status !== 401) return response;
      request.headers.set('authorization', `Bearer ${await credentials.getToken(true)}`);
      return await attempt(request);
    },
  };
}

async function answerWithin(
  timeoutMs: number,
  request: PipelineRequest,
  next: Send,
): Promise<PipelineResponse> {
  // The library's own patience ends with the first line of an answer, and outlives a connection that broke.
  request.timeout = 0;
  const patience = new AbortController();
  request.abortSignal = patience.signal;
  const timer = setTimeout(() => patience.abort(), timeoutMs);
  try {
    return await next(request);
  } catch (cause) {
    throw new NoAnswer(cause);
  } finally {
    clearTimeout(timer);
  }
}
