import { mintTabToken } from '../../src/stand-in/sign-in/tab-token';
import { type AttackWorld, secondTenant } from './attack-world';

export interface Attacker {
  readonly person: string;
  /** Left out: the bot's own. */
  readonly tenantId?: string;
}

export interface Reply {
  readonly status: number;
  readonly text: string;
  readonly ms: number;
}

/** What came of all requests together. */
export interface Tally {
  requests: number;
  readonly byStatus: Map<number, number>;
  /** What must never be: an answer of 500 and more, none at all, or one that a turn failed. */
  readonly faults: string[];
  slow: number;
}

export const newTally = (): Tally => ({ requests: 0, byStatus: new Map(), faults: [], slow: 0 });

/** Sends what anybody could send who has the address, as whomever, and counts what comes back. */
export function createSender({ teams, botUrl, tenantId, appId }: AttackWorld, tally: Tally) {
  const chatToken = `Bearer ${teams.token()}`;
  const tabTokens = new Map<string, string>();

  async function send(what: string, path: string, init: RequestInit): Promise<Reply> {
    const began = performance.now();
    tally.requests += 1;
    try {
      const response = await fetch(`${botUrl}${path}`, { ...init, signal: AbortSignal.timeout(30_000) });
      const text = await response.text();
      const { status } = response;
      const ms = performance.now() - began;
      tally.byStatus.set(status, (tally.byStatus.get(status) ?? 0) + 1);
      if (ms > 2_000) tally.slow += 1;
      if (status >= 500 || /"statusCode":5\d\d|That was not saved/.test(text))
        tally.faults.push(`${what}: ${status} ${text.slice(0, 200)}`);
      return { status, text, ms };
    } catch (error) {
      tally.faults.push(`${what}: no answer (${error instanceof Error ? error.name : 'unknown'})`);
      return { status: 0, text: '', ms: performance.now() - began };
    }
  }

  const activityOf = ({ person, tenantId: other }: Attacker, fields: Record<string, unknown>) => {
    const activity = teams.activity(person, fields as never) as Record<string, object>;
    if (other === undefined) return activity;
    // The same object id, in the other tenant that is served.
    return {
      ...activity,
      from: { ...activity['from'], tenantId: other },
      conversation: { ...activity['conversation'], tenantId: other },
      channelData: { ...activity['channelData'], tenant: { id: other } },
    };
  };

  const tabToken = async ({ person, tenantId: other = tenantId }: Attacker): Promise<string> => {
    const key = `${other} ${person}`;
    const wishes = { authorityUrl: teams.url, tenantId: other, appId, personId: person };
    const token = tabTokens.get(key) ?? (await mintTabToken({ ...wishes, lifetime: 36_000 }));
    tabTokens.set(key, token);
    return token;
  };

  return {
    /** Any bytes, with any headers. */
    raw: (what: string, path: string, init: RequestInit) => send(what, path, init),
    async chat(as: Attacker, fields: Record<string, unknown>): Promise<Reply> {
      const headers = { authorization: chatToken, 'content-type': 'application/json' };
      const body = JSON.stringify(activityOf(as, fields));
      return send(String(fields['name'] ?? fields['type']), '/api/messages', {
        method: 'POST',
        headers,
        body,
      });
    },
    async press(as: Attacker, verb: string, data: object): Promise<Reply> {
      const value = { action: { type: 'Action.Execute', verb, data }, trigger: 'manual' };
      return this.chat(as, { type: 'invoke', name: 'adaptiveCard/action', value });
    },
    async tab(as: Attacker, path: string, body?: unknown): Promise<Reply> {
      const authorization = `Bearer ${await tabToken(as)}`;
      const headers = { authorization, 'content-type': 'application/json' };
      const init = body === undefined ? { headers } : { method: 'POST', headers, body: JSON.stringify(body) };
      return send(path, path, init);
    },
  };
}

export type Sender = ReturnType<typeof createSender>;

/** Nobody of whom the office knows: a stranger, and somebody with a coordinator's object id in another tenant. */
export const outsiders = (likeWhom: string): readonly Attacker[] => [
  { person: '00000000-0000-4000-8000-00000000abcd' },
  { person: likeWhom, tenantId: secondTenant },
];
