import type { WireEvent, WireMessage, WireOutcome, WireWorld } from '../../src/demo/wire';
import { actionsOf } from '../../src/stand-in/cards/card-actions';

/** What a browser on the demo's page can ask and hear. */
export interface PageClient {
  ask(act: string, body: object): Promise<WireOutcome>;
  world(): Promise<WireWorld>;
  /** The person's messages, oldest first. */
  thread(personId: string): Promise<readonly WireMessage[]>;
  /** Presses the button with this verb on a message as it stands now. */
  press(message: WireMessage, verb: string, inputs?: Record<string, string>): Promise<WireOutcome>;
}

async function firstEvent(url: string): Promise<WireEvent> {
  const response = await fetch(`${url}/api/events`);
  const reader = response.body?.pipeThrough(new TextDecoderStream()).getReader();
  let heard = '';
  while (reader !== undefined && !heard.includes('\n\n')) {
    const { value, done } = await reader.read();
    if (done) break;
    heard += value;
  }
  await reader?.cancel();
  return JSON.parse(heard.slice('data: '.length, heard.indexOf('\n\n'))) as WireEvent;
}

/** Speaks to the page's server at this address as the page's own script does. */
export function pageClient(url: string): PageClient {
  async function ask(act: string, body: object): Promise<WireOutcome> {
    const response = await fetch(`${url}/api/${act}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });
    return (await response.json()) as WireOutcome;
  }
  async function world(): Promise<WireWorld> {
    const event = await firstEvent(url);
    if (event.kind !== 'world') throw new Error(`The first event was ${event.kind}`);
    return event.world;
  }
  return {
    ask,
    world,
    thread: async (personId) => (await world()).messages.filter((message) => message.personId === personId),
    async press({ personId: person, id: message, version, card }, verb, inputs = {}) {
      const action = card && actionsOf(card).find((each) => each.verb === verb);
      if (!action) throw new Error(`The card has no button ${verb}`);
      const { type, title, data } = action;
      return ask('press', { person, message, version, type, verb, title, data, inputs });
    },
  };
}
