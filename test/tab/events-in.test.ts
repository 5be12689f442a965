import { eventsIn } from '../../src/tab/events-in';

async function heard(...parts: readonly string[]) {
  const bytes = new TextEncoder();
  const body = new ReadableStream<Uint8Array>({
    start(stream) {
      for (const part of parts) stream.enqueue(bytes.encode(part));
      stream.close();
    },
  });
  const events: unknown[] = [];
  for await (const event of eventsIn(body)) events.push(event);
  return events;
}

describe('server-sent events', () => {
  test('are read whole, however the network cuts them', async () => {
    const one = { id: '7', name: 'case', data: '{"ref":"K7M4-RQX3","version":3}' };
    expect(await heard('id: 7\neve', 'nt: case\ndata: {"ref":"K7M4', '-RQX3","version":3}\n', '\n')).toEqual([
      one,
    ]);
  });

  test('the heartbeat is no event, and one that was cut off is not told', async () => {
    expect(await heard(':\n\nid: 1\nevent: again\ndata: {}\n\n:\n\nid: 2\nevent: case\ndata: {')).toEqual([
      { id: '1', name: 'again', data: '{}' },
    ]);
  });

  test('lines may end as on Windows', async () => {
    expect(await heard('event: again\r\ndata: {}\r\n\r', '\n')).toEqual([
      { id: undefined, name: 'again', data: '{}' },
    ]);
  });
});
