import { z } from 'zod';

const metadata = z.looseObject({ jwks_uri: z.url() });
const keySet = z.looseObject({
  keys: z.array(z.looseObject({ kid: z.string().optional(), endorsements: z.array(z.string()).optional() })),
});

const A_DAY_MS = 86_400_000;
const A_MINUTE_MS = 60_000;
const TIMEOUT_MS = 5_000;

/**
 * Which channels a signing key may speak for. The library checks a key's endorsements only where the key has some;
 * here a key without any speaks for nobody.
 */
export class KeyEndorsements {
  readonly #metadataUrl: string;
  #channels: ReadonlyMap<string, readonly string[]> = new Map();
  #readAt = Number.NEGATIVE_INFINITY;
  #reading: Promise<void> | undefined;

  /** @param metadataUrl the authority's OpenID metadata */
  constructor(metadataUrl: string) {
    this.#metadataUrl = metadataUrl;
  }

  /**
   * @param kid the key that signed a token
   * @param channel for example `msteams`
   * @returns whether the authority lets that key speak for that channel; unknown keys may not
   * @throws when the key is not known and the authority's keys can't be read
   */
  async endorses(kid: string, channel: string): Promise<boolean> {
    const age = Date.now() - this.#readAt;
    // A stranger's invented key ids must not make the bot ask the authority each time.
    const stale = age > A_DAY_MS || (!this.#channels.has(kid) && age > A_MINUTE_MS);
    if (stale) await this.#refresh(this.#channels.has(kid));
    return this.#channels.get(kid)?.includes(channel) ?? false;
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
    this.#channels = new Map(keys.map(({ kid = '', endorsements = [] }) => [kid, endorsements]));
    this.#readAt = Date.now();
  }
}

async function fetchJson(url: string): Promise<unknown> {
  const response = await fetch(url, { signal: AbortSignal.timeout(TIMEOUT_MS) });
  if (!response.ok) throw new Error(`The authority answered ${response.status}.`);
  return await response.json();
}
