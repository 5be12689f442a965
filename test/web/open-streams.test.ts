import { EventEmitter } from 'node:events';
import type { ServerResponse } from 'node:http';
import { createOpenStreams } from '../../src/web/open-streams';
import type { WebStream } from '../../src/web/route';

/** As much of a response as a stream touches. */
class FakeResponse extends EventEmitter {
  destroyed = false;
  writableEnded = false;
  writableLength = 0;
  readonly written: string[] = [];
  readonly writeHead = (status: number) => void this.written.push(`head ${status}`);
  readonly flushHeaders = () => undefined;
  readonly write = (text: string) => void this.written.push(text);
  end(): void {
    this.writableEnded = true;
    this.emit('close');
  }
  destroy(): void {
    this.destroyed = true;
    this.emit('close');
  }
}

function opened(response = new FakeResponse()) {
  const streams = createOpenStreams();
  let to: WebStream | undefined;
  let [over, never] = [0, 0];
  const stream = (given: WebStream) => {
    to = given;
    return () => {
      over += 1;
    };
  };
  const neverBegun = () => {
    never += 1;
  };
  streams.open({ status: 200, stream, neverBegun }, response as unknown as ServerResponse);
  return {
    streams,
    response,
    write: (text: string) => to?.write(text),
    begun: () => to !== undefined,
    over: () => over,
    never: () => never,
  };
}

describe('a stream', () => {
  test('to somebody who has gone away before it began is never begun: nobody would ever end it', () => {
    const response = new FakeResponse();
    response.destroy();
    const gone = opened(response);
    expect([gone.begun(), gone.never()]).toEqual([false, 1]);
    expect(response.written).toEqual([]);
    expect(response.listenerCount('close')).toBe(0);
  });

  test('is over once, whoever ends it: the reader, or the server that closes', () => {
    const left = opened();
    left.write('one');
    left.response.destroy();
    left.streams.endAll();
    expect([left.response.written, left.over()]).toEqual([['head 200', 'one'], 1]);
    const closing = opened();
    closing.streams.endAll();
    closing.write('too late');
    expect([closing.response.written, closing.over()]).toEqual([['head 200'], 1]);
  });

  test('of somebody who does not read is cut off before it fills the memory', () => {
    const slow = opened();
    slow.response.writableLength = 300_000;
    slow.write('more');
    expect([slow.response.destroyed, slow.over(), slow.response.written]).toEqual([true, 1, ['head 200']]);
  });
});
