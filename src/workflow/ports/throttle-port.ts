/** One request to Teams, as Teams counts it against what a bot may do. */
export interface TeamsRequest {
  /** Posting or changing a message, opening a chat, or reading who is in one. */
  readonly kind: 'send' | 'open' | 'read';
  /** The conversation; before it is opened, the person it will be with. */
  readonly chat: string;
}

export type Slot =
  /** Counted under this id; {@link Throttle.done} is told when the request has been answered. */
  | { readonly kind: 'go'; readonly id: string }
  /** Milliseconds of machine time after which it is worth asking again. No slot was spent. */
  | { readonly kind: 'wait'; readonly ms: number };

/** How many requests the app may make at this moment and, where none, in how many milliseconds the next. */
export interface Room {
  readonly requests: number;
  readonly nextInMs: number;
}

/** What all processes together may ask of Teams, by machine time. */
export interface Throttle {
  /** Asks for one request now; a `go` is counted, whether or not it is then made, until it is done and for a while after. */
  ask(request: TeamsRequest): Promise<Slot>;
  /**
   * The request of this id has been answered: Teams counted it at some moment up to now, so that it is counted here from
   * now on. One whose process died meanwhile is counted for as long as any request takes.
   */
  done(request: TeamsRequest, id: string): Promise<void>;
  /** Counts a request that could not wait: the answer to what somebody just wrote. */
  took(request: TeamsRequest): Promise<void>;
  /** Teams said to wait: nobody writes into that chat for so many milliseconds. A longer wait stands. */
  hold(request: TeamsRequest, ms: number): Promise<void>;
  room(): Promise<Room>;
}

/** At most so many requests in any stretch of so many milliseconds. */
export interface RateWindow {
  readonly requests: number;
  readonly ms: number;
}

export interface TeamsLimits {
  readonly chat: Readonly<Record<TeamsRequest['kind'], readonly RateWindow[]>>;
  /** For the app in one tenant, whatever the requests are about. */
  readonly app: readonly RateWindow[];
}

/** Clocks count whole milliseconds, and Teams' is another one: each stretch is kept a little longer than Teams says. */
const travelMs = 20;

const within = (requests: number, ms: number): RateWindow => ({ requests, ms: ms + travelMs });
const second = 1_000;
const hour = 3_600 * second;
const writes = [within(7, second), within(8, 2 * second), within(60, 30 * second), within(1_800, hour)];

/** Teams' published limits for a bot; changing a message counts as sending one. */
export const teamsLimits: TeamsLimits = {
  chat: {
    send: writes,
    open: writes,
    read: [within(14, second), within(120, 30 * second), within(3_600, hour)],
  },
  app: [within(50, second)],
};

/** For a stand-in that counts nothing: only a wait that it asks for is kept. */
export const noLimits: TeamsLimits = { chat: { send: [], open: [], read: [] }, app: [] };
