import type { KeyObject } from 'node:crypto';
import { AuthenticationError } from 'botframework-connector';
import { compactVerify } from 'jose';
import { ChannelKeys } from './channel-keys';
import { isAllowedServiceUrl, type ServiceUrlPolicy } from './service-url';
import { type ClaimedToken, readToken } from './token';

export const CHANNEL = 'msteams';
const UNAUTHORISED = 401;

/** The keys of the authority could not be had, so that no token can be checked. */
export class AuthorityAway extends Error {
  readonly code = 'AUTHORITY_AWAY';

  constructor(options?: ErrorOptions) {
    super('The keys of the authority could not be read.', options);
    this.name = 'AuthorityAway';
  }
}

/** Turns a request away. `reason` is a code of ours, for the log. */
export function refuse(reason: string): never {
  throw new AuthenticationError(reason, UNAUTHORISED);
}

export interface GateSettings {
  readonly appId: string;
  readonly issuer: string;
  readonly openIdMetadataUrl: string;
  readonly tenants: ReadonlySet<string>;
  readonly serviceUrls: ServiceUrlPolicy;
}

/** What can be told from a request's Authorization header alone. */
export class HeaderGate {
  readonly #settings: GateSettings;
  readonly #keys: ChannelKeys;

  constructor(settings: GateSettings) {
    this.#settings = settings;
    this.#keys = new ChannelKeys(settings.openIdMetadataUrl);
  }

  /**
   * Checks the token's claims, and its signature by a key that may speak for Teams, so that nobody's body is read whom
   * the authority does not vouch for.
   *
   * @param authHeader as it came
   * @throws AuthenticationError (401) for whatever is wrong with it; AuthorityAway when the keys can't be read
   */
  async admit(authHeader: string): Promise<void> {
    const { token, key } = await this.claimed(authHeader);
    await compactVerify(token.text, key, { algorithms: ['RS256'] }).catch(() => refuse('signature'));
  }

  /**
   * The claims, as far as they can be judged without the activity, and the key that must have signed them. They prove
   * nothing until the signature is checked. Throws as {@link admit} does.
   */
  async claimed(authHeader: string): Promise<{ readonly token: ClaimedToken; readonly key: KeyObject }> {
    const { appId, issuer, tenants, serviceUrls } = this.#settings;
    const token = readToken(authHeader, Date.now() / 1000);
    if (!token) return refuse('token');
    if (token.issuer !== issuer) refuse('issuer');
    if (token.audience !== appId) refuse('audience');
    if (token.tenantId !== undefined && !tenants.has(token.tenantId)) refuse('token-tenant');
    if (!isAllowedServiceUrl(token.serviceUrl, serviceUrls)) refuse('service-url');
    const key = await this.#keyOf(token);
    return key === undefined ? refuse('key') : { token, key };
  }

  async #keyOf({ kid }: ClaimedToken): Promise<KeyObject | undefined> {
    try {
      return await this.#keys.speakingFor(kid, CHANNEL);
    } catch (cause) {
      throw new AuthorityAway({ cause });
    }
  }
}
