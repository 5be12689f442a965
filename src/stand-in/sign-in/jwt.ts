import type { KeyObject } from 'node:crypto';
import { createHmac, generateKeyPair, sign, verify } from 'node:crypto';
import { promisify } from 'node:util';
import type { JsonObject } from '../json';
import { isObject, parseJson } from '../json';

export interface SigningKey {
  readonly kid: string;
  readonly privateKey: KeyObject;
  readonly publicKey: KeyObject;
  /** The channels this key may speak for; undefined publishes the key without endorsements. */
  readonly endorsements: readonly string[] | undefined;
}

/** Makes an RSA key of 2,048 bits under the given key id. */
export async function createSigningKey(
  kid: string,
  endorsements: readonly string[] | undefined,
): Promise<SigningKey> {
  const pair = await promisify(generateKeyPair)('rsa', { modulusLength: 2048 });
  return { kid, ...pair, endorsements };
}

/** The key as a key set publishes it: `{kty, n, e, kid, use, endorsements?}`. */
export function publishedKey(key: SigningKey): JsonObject {
  const { kty, n, e } = key.publicKey.export({ format: 'jwk' });
  return { kty, n, e, kid: key.kid, use: 'sig', ...(key.endorsements && { endorsements: key.endorsements }) };
}

function encode(part: JsonObject): string {
  return Buffer.from(JSON.stringify(part)).toString('base64url');
}

function withSignature(header: JsonObject, claims: JsonObject, signer: (input: string) => string): string {
  const input = `${encode(header)}.${encode(claims)}`;
  return `${input}.${signer(input)}`;
}

/** A token signed RS256; `kid` may name another key than the one that signs, and `besides` add to the header, as a forger would. */
export function signRs256(
  claims: JsonObject,
  key: SigningKey,
  kid: string = key.kid,
  besides: JsonObject = {},
): string {
  return withSignature({ alg: 'RS256', typ: 'JWT', kid, ...besides }, claims, (input) =>
    sign('sha256', Buffer.from(input), key.privateKey).toString('base64url'),
  );
}

/** A forgery: HS256 with the public key's text as the shared secret. */
export function signHs256(claims: JsonObject, key: SigningKey): string {
  const secret = key.publicKey.export({ type: 'spki', format: 'pem' });
  return withSignature({ alg: 'HS256', typ: 'JWT', kid: key.kid }, claims, (input) =>
    createHmac('sha256', secret).update(input).digest('base64url'),
  );
}

/** A forgery: `alg: none` and no signature. */
export function unsignedToken(claims: JsonObject, kid: string): string {
  return withSignature({ alg: 'none', typ: 'JWT', kid }, claims, () => '');
}

/** The claims of a token this key signed RS256 and that is in time (seconds since 1970); else undefined. */
export function verifiedClaims(token: string, key: SigningKey, nowSeconds: number): JsonObject | undefined {
  const [head, body, signature, ...rest] = token.split('.');
  if (!head || !body || !signature || rest.length > 0) return undefined;
  const header = parseJson(Buffer.from(head, 'base64url').toString());
  if (!isObject(header) || header['alg'] !== 'RS256' || header['kid'] !== key.kid) return undefined;
  const genuine = verify(
    'sha256',
    Buffer.from(`${head}.${body}`),
    key.publicKey,
    Buffer.from(signature, 'base64url'),
  );
  const claims = parseJson(Buffer.from(body, 'base64url').toString());
  if (!genuine || !isObject(claims)) return undefined;
  const { exp, nbf } = claims;
  const inTime =
    typeof exp === 'number' && exp > nowSeconds && (typeof nbf !== 'number' || nbf <= nowSeconds);
  return inTime ? claims : undefined;
}
