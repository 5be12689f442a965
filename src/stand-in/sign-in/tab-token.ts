import { authorityKeys } from './authority-keys';
import { signRs256 } from './jwt';

export interface TabTokenWishes {
  /** Where the stand-in's authority is reached, without a slash at the end. */
  readonly authorityUrl: string;
  readonly tenantId: string;
  readonly appId: string;
  /** The person's Entra object id. */
  readonly personId: string;
  /** Seconds that it lasts; an hour unless given. */
  readonly lifetime?: number;
}

/** The claims of a token of single sign-on, version 2, as Teams gives it to a tab. Times are machine time. */
export function tabClaims({ authorityUrl, tenantId, appId, personId, lifetime = 3600 }: TabTokenWishes) {
  const now = Math.floor(Date.now() / 1000);
  return {
    iss: `${authorityUrl}/${tenantId}/v2.0`,
    aud: appId,
    tid: tenantId,
    oid: personId,
    ver: '2.0',
    scp: 'access_as_user',
    iat: now - 5,
    nbf: now - 5,
    exp: now + lifetime,
  };
}

/** A token that lets a person's tab act for them, signed by the stand-in's authority. */
export async function mintTabToken(wishes: TabTokenWishes): Promise<string> {
  return signRs256(tabClaims(wishes), (await authorityKeys()).main);
}
