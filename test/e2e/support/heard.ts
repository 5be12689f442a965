/** What a stream of server-sent events has told so far. */
export interface Heard {
  readonly events: { readonly id: string; readonly event: string; readonly data: unknown }[];
  /** Waits until something told so far fits. */
  until(fits: (event: Heard['events'][number]) => boolean): Promise<Heard['events'][number]>;
  /** Resolves when the other side has ended it. */
  readonly over: Promise<void>;
  close(): void;
}

/** Listens to a stream over fetch, as the tab does. */
export async function hear(url: string, headers: Record<string, string>): Promise<Heard> {
  const stop = new AbortController();
  const response = await fetch(url, { headers, signal: stop.signal });
  if (response.status !== 200 || response.body === null)
    throw new Error(`the stream said ${response.status}`);
  const events: Heard['events'][number][] = [];
  const waiting = new Set<() => void>();
  const over = readAll(response.body, (event) => {
    events.push(event);
    for (const look of waiting) look();
  }).catch(() => {});
  return {
    events,
    over,
    close: () => stop.abort(),
    until: (fits) =>
      new Promise((resolve) => {
        const look = () => {
          const found = events.find(fits);
          if (found === undefined) return;
          waiting.delete(look);
          resolve(found);
        };
        waiting.add(look);
        look();
      }),
  };
}

async function readAll(
  body: ReadableStream<Uint8Array>,
  told: (event: Heard['events'][number]) => void,
): Promise<void> {
  let text = '';
  const decoder = new TextDecoder();
  for await (const chunk of body) {
    text += decoder.decode(chunk as Uint8Array, { stream: true });
    const blocks = text.split('\n\n');
    text = blocks.pop() ?? '';
    for (const block of blocks.filter((each) => !each.startsWith(':'))) {
      const part = (name: string) => new RegExp(`^${name}: (.*)$`, 'm').exec(block)?.[1] ?? '';
      told({ id: part('id'), event: part('event'), data: JSON.parse(part('data') || 'null') });
    }
  }
}
