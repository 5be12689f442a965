import type { ServerResponse } from 'node:http';
import type { WebAnswer } from './route';

export interface OpenStreams {
  /** Sends the head of an answer that is a stream, and keeps it open until either side ends it. */
  open(answer: WebAnswer, response: ServerResponse): void;
  /** Ends all that are open, as when the server closes. */
  endAll(): void;
}

/** Bytes that may wait for somebody who does not read: then the stream is cut off. */
const mostWaiting = 262_144;

/** The streams of a server. */
export function createOpenStreams(): OpenStreams {
  const open = new Set<ServerResponse>();
  return {
    open({ status, headers = {}, stream, neverBegun }, response) {
      // Whoever went away meanwhile never says so again.
      if (response.destroyed) return neverBegun?.();
      response.writeHead(status, headers);
      response.flushHeaders();
      open.add(response);
      const over = stream?.({
        write: (text) => {
          if (response.writableEnded) return;
          if (response.writableLength > mostWaiting) response.destroy();
          else response.write(text);
        },
        end: () => void response.end(),
      });
      response.once('close', () => {
        open.delete(response);
        over?.();
      });
    },
    endAll() {
      for (const response of open) response.end();
    },
  };
}
