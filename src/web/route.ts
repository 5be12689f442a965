import type { IncomingHttpHeaders } from 'node:http';
import type { Logger } from '../logger';

/** What a route is given: everything about the request that it may use. */
export interface WebRequest {
  readonly headers: IncomingHttpHeaders;
  /** Variable parts of the path, decoded. */
  readonly params: Readonly<Record<string, string>>;
  readonly query: URLSearchParams;
  /**
   * Reads the body as one JSON object, on routes that take one. Nothing of it is read before this is called, so that a
   * route looks at the headers first. Throws HttpProblem 413 past the limit, 400 for anything else that is wrong.
   */
  readonly json: () => Promise<Readonly<Record<string, unknown>>>;
  /** Names this request in the log, and towards the person when something fails. */
  readonly reference: string;
  /** What is logged while the request is in hand carries its reference. */
  readonly log: Logger;
}

/** What a route gives back. An object is sent as JSON; text and bytes need their own `content-type`. */
export interface WebAnswer {
  readonly status: number;
  readonly body?: object | string | Buffer | undefined;
  readonly headers?: Readonly<Record<string, string>> | undefined;
  /** In place of a body: what is written here goes out at once, until either side ends it. */
  readonly stream?: ((to: WebStream) => WebStreamEnd) | undefined;
  /** Told in place of the stream where whoever asked has gone before it began. */
  readonly neverBegun?: (() => void) | undefined;
}

export interface WebStream {
  write(text: string): void;
  end(): void;
}

/** Told when the stream is over, whoever ended it. */
export type WebStreamEnd = () => void;

/** One address of the server. The server alone touches restify, so a route is a plain async function. */
export interface Route {
  readonly method: 'get' | 'post' | 'put' | 'del';
  /** As restify writes it, for example `/api/cases/:ref`. */
  readonly path: string;
  /** `json`: the body is one JSON object. `none`: a body is not read. */
  readonly takes: 'json' | 'none';
  /** The most bytes of its body, where that is less than the server's. */
  readonly maxBodyBytes?: number | undefined;
  readonly handle: (request: WebRequest) => Promise<WebAnswer>;
  /** What HEAD is answered with where a GET does more than show: notes that something was seen, uses it up, goes on. */
  readonly head?: ((request: WebRequest) => Promise<WebAnswer>) | undefined;
}
