import { createRemoteJWKSet, errors, type JWTVerifyGetKey, jwtVerify } from 'jose';
import { z } from 'zod';
import type { Config } from '../config';
import { AuthorityAway } from './authentication';

export type TabTokenSettings = Pick<Config, 'app' | 'publicUrl' | 'tenantAllowList' | 'tabAuthorityUrl'>;

/** Who asks, as the token proves it. */
export interface TabCaller {
  readonly personId: string;
  /** Seconds since 1970 after which the token proves nothing any more. */
  readonly expiresAt: number;
}

export type TabTokenProblem = 'missing' | 'expired' | 'refused';

/** As much as clocks may differ, in seconds. */
const clockTolerance = 60;
/** A page's token is good for an hour or so; one that claims more was not made for it. */
const longestLife = '24h';

const claims = z.looseObject({
  /** A token of version 1 has another issuer and audience: the registration must ask for version 2 (see the guide). */
  ver: z.literal('2.0'),
  tid: z.guid().toLowerCase(),
  oid: z.guid().toLowerCase(),
  scp: z.string(),
  idtyp: z.string().optional(),
  exp: z.number(),
});

/**
 * Checks the tokens of Teams' single sign-on: signature by a key that the authority publishes, RS256 alone, issuer and
 * tenant (both must name the same tenant, one of the list), audience (this app), version 2, times, and that a person
 * stands behind it who let the tab act for them.
 * @param keys where the keys come from; the authority unless given
 * @returns checks one Authorization header; throws AuthorityAway when the keys can't be read
 */
export function createTabTokens(
  settings: TabTokenSettings,
  keys: JWTVerifyGetKey = authorityKeys(settings),
): (authorization: string | undefined) => Promise<TabCaller | TabTokenProblem> {
  const tenants = new Set(settings.tenantAllowList);
  const audience = audiencesOf(settings);
  const issuers = settings.tenantAllowList.map((tenant) => issuerOf(settings, tenant));
  return async (authorization = '') => {
    const token = /^Bearer ([\w-]+\.[\w-]+\.[\w-]+)$/i.exec(authorization)?.[1];
    if (token === undefined) return authorization === '' ? 'missing' : 'refused';
    try {
      const { payload } = await jwtVerify(token, keys, {
        algorithms: ['RS256'],
        audience,
        issuer: issuers,
        clockTolerance,
        maxTokenAge: longestLife,
        requiredClaims: ['exp', 'iat', 'nbf'],
      });
      const read = claims.safeParse(payload);
      if (!read.success) return 'refused';
      const { tid, oid, scp, idtyp, exp } = read.data;
      const isPerson = idtyp !== 'app' && scp.split(' ').includes('access_as_user');
      const isServed = tenants.has(tid) && payload.iss === issuerOf(settings, tid);
      return isPerson && isServed ? { personId: oid, expiresAt: exp } : 'refused';
    } catch (error) {
      return problemOf(error);
    }
  };
}

function authorityKeys({ tabAuthorityUrl }: TabTokenSettings): JWTVerifyGetKey {
  return createRemoteJWKSet(new URL(`${tabAuthorityUrl}/common/discovery/v2.0/keys`), {
    timeoutDuration: 5_000,
    // A stranger's invented key ids must not make the bot ask the authority each time.
    cooldownDuration: 60_000,
    cacheMaxAge: 86_400_000,
  });
}

function issuerOf({ tabAuthorityUrl }: TabTokenSettings, tenant: string): string {
  return `${tabAuthorityUrl}/${tenant}/v2.0`;
}

/** The client id, and the identifiers that a registration with a tab and a bot may have. */
function audiencesOf({ app, publicUrl }: TabTokenSettings): string[] {
  const names = [app.id, `botid-${app.id}`];
  const host = publicUrl === undefined ? [] : [`${new URL(publicUrl).host}/`];
  return [app.id, ...['', ...host].flatMap((before) => names.map((name) => `api://${before}${name}`))];
}

/** Whether the keys could not be had, the token is only too old, or wrong for good. Nothing of it is said. */
function problemOf(error: unknown): TabTokenProblem {
  if (error instanceof errors.JWTExpired) return 'expired';
  const isToken =
    error instanceof errors.JWTClaimValidationFailed ||
    error instanceof errors.JWTInvalid ||
    error instanceof errors.JWSInvalid ||
    error instanceof errors.JWSSignatureVerificationFailed ||
    error instanceof errors.JOSEAlgNotAllowed ||
    error instanceof errors.JOSENotSupported ||
    error instanceof errors.JWKSNoMatchingKey ||
    error instanceof errors.JWKSMultipleMatchingKeys;
  if (isToken) return 'refused';
  throw new AuthorityAway({ cause: error });
}
