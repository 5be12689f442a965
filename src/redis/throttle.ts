import { randomBytes } from 'node:crypto';
import { z } from 'zod';
import type { RateWindow, TeamsLimits, TeamsRequest, Throttle } from '../workflow/ports/throttle-port';
import type { RedisConnection } from './connection/connection';
import type { Keys } from './keys';
import { askSlotScript, holdChatScript, requestDoneScript, roomScript } from './scripts/throttle-scripts';

export interface ThrottleParts {
  readonly connection: RedisConnection;
  readonly keys: Keys;
  readonly limits: TeamsLimits;
}

const asJson = (windows: readonly RateWindow[]): string =>
  JSON.stringify(windows.map(({ requests, ms }) => [requests, ms]));
const newId = () => randomBytes(9).toString('base64url');
const twoNumbers = z.tuple([z.number(), z.number()]);

/** What all processes on one Redis together may ask of Teams, by Redis' machine time. */
export function createThrottle({ connection, keys, limits }: ThrottleParts): Throttle {
  const app = asJson(limits.app);
  const slot = async (how: 'ask' | 'took', request: TeamsRequest, id: string): Promise<number> => {
    const at = [keys.requests(request), keys.chatWaits(request), keys.requestsOfApp];
    const args = [how, asJson(limits.chat[request.kind]), app, id];
    return z.number().parse(await connection.run(askSlotScript, at, args));
  };
  return {
    async ask(request) {
      const id = newId();
      const ms = await slot('ask', request, id);
      return ms === 0 ? { kind: 'go', id } : { kind: 'wait', ms };
    },
    async done(request, id) {
      const times = [keys.requests(request), keys.requestsOfApp];
      await connection.run(requestDoneScript, times, [id, asJson(limits.chat[request.kind]), app]);
    },
    async took(request) {
      await slot('took', request, newId());
    },
    async hold(request, ms) {
      if (ms > 0) await connection.run(holdChatScript, [keys.chatWaits(request)], [String(Math.ceil(ms))]);
    },
    async room() {
      const reply = await connection.run(roomScript, [keys.requestsOfApp], [app]);
      const [requests, nextInMs] = twoNumbers.parse(reply);
      return { requests, nextInMs };
    },
  };
}
