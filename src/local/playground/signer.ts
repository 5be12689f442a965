import { generateKeyPairSync, randomBytes, sign } from 'node:crypto';
import type { LocalConfig } from '../../config/types';

/** Stands in for the authority: what it signs, the bot accepts; and it knows the token it gave to the bot. */
export interface Signer {
  /** What the bot reads to find the keys. */
  readonly metadata: object;
  readonly keys: object;
  /** What the bot gets when it asks for a token to send with. */
  readonly botToken: object;
  /** Whether an Authorization header holds that token. */
  readonly isBot: (authorization: string | undefined) => boolean;
  /** A bearer token for an activity with this service address, good for five minutes. */
  readonly tokenFor: (serviceUrl: string) => string;
}

const keyId = 'playground';
const fiveMinutes = 300;

/**
 * Makes a key that lives as long as the process.
 *
 * @param config of the bot, which is told to read its keys at `doorUrl`
 */
export function createSigner(config: Pick<LocalConfig, 'app' | 'authority'>, doorUrl: string): Signer {
  const { publicKey, privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  const { kty, n, e } = publicKey.export({ format: 'jwk' });
  const secret = randomBytes(32).toString('base64url');
  const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');
  return {
    metadata: {
      issuer: config.authority.tokenIssuer,
      jwks_uri: `${doorUrl}/v1/.well-known/keys`,
      id_token_signing_alg_values_supported: ['RS256'],
    },
    keys: { keys: [{ kty, n, e, kid: keyId, use: 'sig', endorsements: ['msteams'] }] },
    botToken: { token_type: 'Bearer', expires_in: 3600, access_token: secret },
    isBot: (authorization) => authorization === `Bearer ${secret}`,
    tokenFor: (serviceUrl) => {
      const now = Math.floor(Date.now() / 1000);
      const claims = {
        iss: config.authority.tokenIssuer,
        aud: config.app.id,
        serviceurl: serviceUrl,
        nbf: now - fiveMinutes,
        exp: now + fiveMinutes,
      };
      const signed = `${part({ alg: 'RS256', typ: 'JWT', kid: keyId })}.${part(claims)}`;
      return `${signed}.${sign('sha256', Buffer.from(signed), privateKey).toString('base64url')}`;
    },
  };
}
