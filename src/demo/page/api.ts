import type { WireEvent, WireOutcome, WireToken } from '../wire';

async function post<Answer>(act: string, body: object): Promise<Answer> {
  const response = await fetch(`/api/${act}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
  return (await response.json()) as Answer;
}

/** Asks the page's server for something a person does. Never rejects: a server that is gone is an outcome too. */
export async function ask(act: string, body: object): Promise<WireOutcome> {
  try {
    return await post<WireOutcome>(act, body);
  } catch {
    return { kind: 'unreachable', text: 'The demo does not answer. Is it still running?' };
  }
}

/** A token with which this person's tab asks its API. Rejects when the demo gives none. */
export async function tabToken(person: string): Promise<string> {
  const answer = await post<WireToken | WireOutcome>('tab-token', { person });
  if (answer.kind !== 'token') throw new Error('The demo gave no token.');
  return answer.token;
}

/** Hears every event from now on, first of all the whole world; connects again by itself when the demo was restarted. */
export function listen(heard: (event: WireEvent) => void, connected: (is: boolean) => void): void {
  const source = new EventSource('/api/events');
  source.addEventListener('open', () => connected(true));
  source.addEventListener('error', () => connected(false));
  source.addEventListener('message', (message) => heard(JSON.parse(String(message.data)) as WireEvent));
}
