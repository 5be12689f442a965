import { createPublicKey, type KeyObject } from 'node:crypto';
import { z } from 'zod';

const metadata = z.looseObject({ jwks_uri: z.url() });
const keySet = z.looseObject({
  keys: z.array(
    z.looseObject({
      kid: z.string().optional(),
      kty: z.string().optional(),
      n: z.string().optional(),
      e: z.string().optional(),
      endorsements: z.array(z.string()).optional(),
    }),
  ),
});

const A_DAY_MS = 86_400_000;
const A_MINUTE_MS = 60_000;
const TIMEOUT_MS = 5_000;

interface ChannelKey {
  readonly channels: readonly string[];
  readonly key: KeyObject;
}

/**
 * The authority's signing keys, and which channels each may speak for. The library checks a key's endorsements only
 * where the key has some; here a key without any speaks for nobody.
 */
export class ChannelKeys {
  readonly #metadataUrl: string;
  #keys: ReadonlyMap<string, ChannelKey> = new Map();
  #readAt = Number.NEGATIVE_INFINITY;
  #reading: Promise<void> | undefined;

  /** @param metadataUrl the authority's OpenID metadata */
  constructor(metadataUrl: string) {
    this.#metadataUrl = metadataUrl;
  }

  /**
   * @param kid the key that signed a token
   * @param channel for example `msteams`
   * @returns the key, where the authority lets it speak for that channel; undefined for unknown keys too
   * @throws when the key is not known and the authority's keys can't be read
   */
  async speakingFor(kid: string, channel: string): Promise<KeyObject | undefined> {
    const age = Date.now() - this.#readAt;
    // A stranger's invented key ids must not make the bot ask the authority each time.
    const stale = age > A_DAY_MS || (!this.#keys.has(kid) && age > A_MINUTE_MS);
    if (stale) await this.#refresh(this.#keys.has(kid));
    const found = this.#keys.get(kid);
    return found?.channels.includes(channel) === true ? found.key : undefined;
  }

  async #refresh(canDoWithout: boolean): Promise<void> {
    this.#reading ??= this.#read().finally(() => {
      this.#reading = undefined;
    });
    try {
      await this.#reading;
    } catch (error) {
      if (!canDoWithout) throw error;
    }
  }

  async #read(): Promise<void> {
    const { jwks_uri } = metadata.parse(await fetchJson(this.#metadataUrl));
    const { keys } = keySet.parse(await fetchJson(jwks_uri));
    const found = new Map<string, ChannelKey>();
    for (const { kid, kty, n, e, endorsements = [] } of keys) {
      if (kid === undefined || kty !== 'RSA' || n === undefined || e === undefined) continue;
      const key = createPublicKey({ key: { kty, n, e }, format: 'jwk' });
      found.set(kid, { channels: endorsements, key });
    }
    this.#keys = found;
    this.#readAt = Date.now();
  }
}

async function fetchJson(url: string): Promise<unknown> {
  const response = await fetch(url, { signal: AbortSignal.timeout(TIMEOUT_MS) });
  if (!response.ok) throw new Error(`The authority answered ${response.status}.`);
  return await response.json();
}
