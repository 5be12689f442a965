import { createRemoteJWKSet, errors, type JWTVerifyGetKey, jwtVerify } from 'jose';
import { z } from 'zod';
import type { Config } from '../config';
import { AuthorityAway } from './header-gate';

export type TabTokenSettings = Pick<Config, 'app' | 'publicUrl' | 'tenantAllowList' | 'tabAuthorityUrl'>;

/** Who asks, as the token proves it. */
export interface TabCaller {
  readonly tenantId: string;
  /** Microsoft Entra object id. */
  readonly personId: string;
  /** Seconds since 1970 after which the token proves nothing any more. */
  readonly expiresAt: number;
}

/** Why a token was refused, for the operator: words of ours, nothing of the token. */
export type TabTokenFault = keyof typeof whatToCheck;

/** What the operator is told to check (the guide, "For the tab"). */
export const whatToCheck = {
  'version-1':
    'the registration gives out tokens of version 1: set requestedAccessTokenVersion to 2 in its manifest',
  issuer: 'another authority or tenant gave it out: check TAB_AUTHORITY_URL and TENANT_ALLOW_LIST',
  audience:
    'it is for another app: check MicrosoftAppId, PUBLIC_URL and the Application ID URI of the registration',
  key: 'no key of the authority fits it: check TAB_AUTHORITY_URL',
  scope: 'nobody let the tab act for them: check the scope access_as_user and the authorised clients',
  time: 'it is not valid at this time: check this machine’s clock',
  form: 'it is no token, or lacks what one must hold',
  'authority-away': 'the authority’s keys could not be read: check TAB_AUTHORITY_URL and the way out to it',
} as const;

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
 * @param told why one was refused, each time
 * @returns checks one Authorization header; throws AuthorityAway when the keys can't be read
 */
export function createTabTokens(
  settings: TabTokenSettings,
  keys: JWTVerifyGetKey = authorityKeys(settings),
  told: (fault: TabTokenFault) => void = () => undefined,
): (authorization: string | undefined) => Promise<TabCaller | TabTokenProblem> {
  const tenants = new Set(settings.tenantAllowList);
  const audience = audiencesOf(settings);
  const issuers = settings.tenantAllowList.map((tenant) => issuerOf(settings, tenant));
  const refused = (fault: TabTokenFault): 'refused' => {
    told(fault);
    return 'refused';
  };
  return async (authorization = '') => {
    const token = /^Bearer ([\w-]+\.[\w-]+\.[\w-]+)$/i.exec(authorization)?.[1];
    if (token === undefined) return authorization === '' ? 'missing' : refused('form');
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
      if (!read.success) return refused(faultOfClaims(payload, read.error));
      const { tid, oid, scp, idtyp, exp } = read.data;
      const isPerson = (idtyp === undefined || idtyp === 'user') && scp.split(' ').includes('access_as_user');
      const isServed = tenants.has(tid) && payload.iss === issuerOf(settings, tid);
      if (!isPerson) return refused('scope');
      return isServed ? { tenantId: tid, personId: oid, expiresAt: exp } : refused('issuer');
    } catch (error) {
      if (error instanceof errors.JWTExpired) return 'expired';
      const fault = faultOf(error);
      if (fault !== undefined) return refused(fault);
      told('authority-away');
      throw new AuthorityAway({ cause: error });
    }
  };
}

/** The signature is right, so what it says of itself is what the authority wrote. */
function faultOfClaims(payload: unknown, { issues }: z.ZodError): TabTokenFault {
  if (z.looseObject({ ver: z.literal('1.0') }).safeParse(payload).success) return 'version-1';
  return issues.some(({ path }) => path[0] === 'scp') ? 'scope' : 'form';
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

/** What is wrong with the token for good; undefined where it is not the token: its keys could not be had. */
function faultOf(error: unknown): TabTokenFault | undefined {
  if (error instanceof errors.JWTClaimValidationFailed) {
    if (error.payload['ver'] === '1.0') return 'version-1';
    if (error.claim === 'iss') return 'issuer';
    if (error.claim === 'aud') return 'audience';
    return error.reason === 'missing' ? 'form' : 'time';
  }
  const isKey =
    error instanceof errors.JWSSignatureVerificationFailed ||
    error instanceof errors.JWKSNoMatchingKey ||
    error instanceof errors.JWKSMultipleMatchingKeys;
  if (isKey) return 'key';
  const isForm =
    error instanceof errors.JWTInvalid ||
    error instanceof errors.JWSInvalid ||
    error instanceof errors.JOSEAlgNotAllowed ||
    error instanceof errors.JOSENotSupported;
  return isForm ? 'form' : undefined;
}
