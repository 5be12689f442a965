import type { SigningKey } from './jwt';
import { createSigningKey } from './jwt';

export interface AuthorityKeys {
  /** Published, endorsed for Teams: signs everything genuine. */
  readonly main: SigningKey;
  /** Published without endorsements. */
  readonly unendorsed: SigningKey;
  /** Published, endorsed for another channel only. */
  readonly otherChannel: SigningKey;
  /** Never published. */
  readonly rogue: SigningKey;
}

async function createKeys(): Promise<AuthorityKeys> {
  const [main, unendorsed, otherChannel, rogue] = await Promise.all([
    createSigningKey('teams-1', ['msteams']),
    createSigningKey('teams-2', undefined),
    createSigningKey('teams-3', ['webchat']),
    createSigningKey('rogue-1', ['msteams']),
  ]);
  return { main, unendorsed, otherChannel, rogue };
}

let keys: Promise<AuthorityKeys> | undefined;

/** The authority's keys, made once a process: making RSA keys is slow and tests start many authorities. */
export function authorityKeys(): Promise<AuthorityKeys> {
  keys ??= createKeys();
  return keys;
}
