import type { JsonObject } from '../json';
import type { AuthorityKeys } from './authority-keys';
import { signHs256, signRs256, unsignedToken } from './jwt';

/** Every way a token can be wrong that a bot has to refuse. */
export const FORGERIES = [
  'unsigned',
  'hs256',
  'wrongKey',
  'unknownKey',
  'unendorsedKey',
  'otherChannelKey',
  'expired',
  'notYetValid',
  'noExpiry',
  'wrongAudience',
  'wrongIssuer',
  'wrongServiceUrl',
  'noServiceUrl',
  'otherTenant',
  'severalAudiences',
  'unknownExtension',
] as const;
export type Forgery = (typeof FORGERIES)[number];

const HOUR = 3600;

function without(claims: JsonObject, name: string): JsonObject {
  return Object.fromEntries(Object.entries(claims).filter(([key]) => key !== name));
}

/**
 * A token that is right in everything but the one point its kind names.
 * In: the claims a genuine token would carry, times in seconds since 1970. Out: the token's text.
 */
export function forgeToken(kind: Forgery, claims: JsonObject, keys: AuthorityKeys, now: number): string {
  switch (kind) {
    case 'unsigned':
      return unsignedToken(claims, keys.main.kid);
    case 'hs256':
      return signHs256(claims, keys.main);
    case 'wrongKey':
      return signRs256(claims, keys.rogue, keys.main.kid);
    case 'unknownKey':
      return signRs256(claims, keys.rogue);
    case 'unendorsedKey':
      return signRs256(claims, keys.unendorsed);
    case 'otherChannelKey':
      return signRs256(claims, keys.otherChannel);
    case 'expired':
      return signRs256({ ...claims, nbf: now - 2 * HOUR, exp: now - HOUR }, keys.main);
    case 'notYetValid':
      return signRs256({ ...claims, nbf: now + HOUR, exp: now + 2 * HOUR }, keys.main);
    case 'noExpiry':
      return signRs256(without(claims, 'exp'), keys.main);
    case 'wrongAudience':
      return signRs256({ ...claims, aud: '00000000-0000-4000-8000-00000000bad0' }, keys.main);
    case 'wrongIssuer':
      return signRs256({ ...claims, iss: 'https://login.example.org' }, keys.main);
    case 'wrongServiceUrl':
      return signRs256({ ...claims, serviceurl: 'https://elsewhere.example.org/' }, keys.main);
    case 'noServiceUrl':
      return signRs256(without(claims, 'serviceurl'), keys.main);
    case 'otherTenant':
      return signRs256({ ...claims, tid: '00000000-0000-4000-8000-0000000000ff' }, keys.main);
    case 'severalAudiences':
      return signRs256(
        { ...claims, aud: [String(claims['aud']), 'https://elsewhere.example.org'] },
        keys.main,
      );
    case 'unknownExtension':
      return signRs256(claims, keys.main, keys.main.kid, { crit: ['exp'] });
    default:
      return kind satisfies never;
  }
}
