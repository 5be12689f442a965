export interface ServerEvent {
  readonly id: string | undefined;
  readonly name: string;
  readonly data: string;
}

/** Server-sent events, as their format says: fields in lines, an empty line ends an event, `:` begins a comment. */
export async function* eventsIn(body: ReadableStream<Uint8Array>): AsyncGenerator<ServerEvent> {
  const reader = body.getReader();
  const decoder = new TextDecoder();
  let rest = '';
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return;
    rest += decoder.decode(value, { stream: true });
    // A line end that is cut in two waits for its other half.
    const blocks = rest.split(/\r?\n\r?\n/);
    rest = blocks.pop() ?? '';
    for (const block of blocks) {
      const fields = block.split(/\r?\n/).map((each) => each.match(/^(\w+): ?(.*)$/));
      const of = (name: string) => fields.find((each) => each?.[1] === name)?.[2];
      const data = of('data');
      if (data !== undefined) yield { id: of('id'), name: of('event') ?? 'message', data };
    }
  }
}
