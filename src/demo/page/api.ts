import type { WireEvent, WireOutcome } from '../wire';

/** Asks the page's server for something a person does. Never rejects: a server that is gone is an outcome too. */
export async function ask(act: string, body: object): Promise<WireOutcome> {
  try {
    const response = await fetch(`/api/${act}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });
    return (await response.json()) as WireOutcome;
  } catch {
    return { kind: 'unreachable', text: 'The demo does not answer. Is it still running?' };
  }
}

/** Hears every event from now on, first of all the whole world; connects again by itself when the demo was restarted. */
export function listen(heard: (event: WireEvent) => void, connected: (is: boolean) => void): void {
  const source = new EventSource('/api/events');
  source.addEventListener('open', () => connected(true));
  source.addEventListener('error', () => connected(false));
  source.addEventListener('message', (message) => heard(JSON.parse(String(message.data)) as WireEvent));
}
