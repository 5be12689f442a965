import type { Answer, Request, Route } from '../http-server';
import type { JsonObject } from '../json';
import type { AuthorityKeys } from './authority-keys';
import { authorityKeys } from './authority-keys';
import { channelMetadata, instanceDiscovery, tenantMetadata } from './authority-metadata';
import type { Forgery } from './forgeries';
import { forgeToken } from './forgeries';
import { publishedKey, signRs256, verifiedClaims } from './jwt';

/** The issuer that the Bot Framework's channels name in their tokens. */
export const CHANNEL_ISSUER = 'https://api.botframework.com';

export interface AuthoritySettings {
  readonly appId: string;
  /** The bot's secret; when undefined any non-empty secret is taken. */
  readonly appPassword: string | undefined;
  readonly tenantId: string;
  readonly issuer: string;
  /** How long a bot's access token lives, in seconds. */
  readonly tokenLifetime: number;
  /** Where the authority is reached; known only once it listens. */
  readonly baseUrl: () => string;
}

export interface Authority {
  readonly routes: readonly Route[];
  /** The token a genuine activity with this service URL carries. */
  tokenFor(serviceUrl: string): string;
  /** The same token, wrong in one point. */
  forge(kind: Forgery, serviceUrl: string): string;
  /** True when the Authorization header holds a token this authority issued to the bot and has not revoked. */
  admits(authorization: string | undefined): boolean;
  /** From now on every access token issued so far is refused. */
  revokeBotTokens(): void;
}

const seconds = (): number => Math.floor(Date.now() / 1000);

function oauthError(error: string, description: string): Answer {
  return { status: error === 'invalid_client' ? 401 : 400, body: { error, error_description: description } };
}

/** What is wrong with a token request; undefined when the bot may have its token. */
function refusal(form: URLSearchParams, tenant: string, settings: AuthoritySettings): Answer | undefined {
  if (tenant !== settings.tenantId) return oauthError('invalid_request', `Tenant '${tenant}' was not found`);
  if (form.get('grant_type') !== 'client_credentials') {
    return oauthError('unsupported_grant_type', 'Only client_credentials is supported');
  }
  if (form.get('client_id') !== settings.appId)
    return oauthError('unauthorized_client', 'Application not found');
  const secret = form.get('client_secret') ?? '';
  const right = settings.appPassword === undefined ? secret !== '' : secret === settings.appPassword;
  if (!right) return oauthError('invalid_client', 'Invalid client secret provided');
  return form.get('scope') ? undefined : oauthError('invalid_scope', 'A scope is required');
}

/** The claims of a bot's access token. `generation` counts the revocations before it. */
function botClaims(settings: AuthoritySettings, scope: string, generation: number): JsonObject {
  const { appId, tenantId } = settings;
  return {
    iss: `${settings.baseUrl()}/${tenantId}/v2.0`,
    aud: scope.replace(/\/\.default$/, ''),
    appid: appId,
    azp: appId,
    tid: tenantId,
    generation,
    nbf: seconds(),
    exp: seconds() + settings.tokenLifetime,
  };
}

/** The claims of a genuine activity's token. The not-before lies five minutes back, for clocks that differ. */
function channelClaims({ issuer, appId }: AuthoritySettings, serviceUrl: string): JsonObject {
  return { iss: issuer, aud: appId, serviceurl: serviceUrl, nbf: seconds() - 300, exp: seconds() + 3600 };
}

function metadataRoutes({ baseUrl, issuer, tenantId }: AuthoritySettings, keys: AuthorityKeys): Route[] {
  const published = [keys.main, keys.unendorsed, keys.otherChannel].map(publishedKey);
  const get = (path: RegExp, body: (request: Request) => JsonObject): Route => ({
    method: 'GET',
    path,
    handle: (request) => ({ status: 200, body: body(request) }),
  });
  return [
    get(/^\/v1\/\.well-known\/openidconfiguration$/, () => channelMetadata(baseUrl(), issuer)),
    get(/^\/v1\/\.well-known\/keys$/, () => ({ keys: published })),
    // Where the tab's tokens are checked against.
    get(/^\/common\/discovery\/v2\.0\/keys$/, () => ({ keys: published })),
    get(/^\/([^/]+)\/v2\.0\/\.well-known\/openid-configuration$/, ({ parts: [tenant = ''] }) =>
      tenantMetadata(baseUrl(), tenant),
    ),
    get(/^\/common\/discovery\/instance$/, () => instanceDiscovery(baseUrl(), tenantId)),
  ];
}

/**
 * The token authority of the stand-in: publishes keys, gives the bot its access tokens, signs activities.
 * It speaks the public Bot Framework and OAuth 2.0 client-credentials protocols, over plain http.
 */
export async function createAuthority(settings: AuthoritySettings): Promise<Authority> {
  const keys = await authorityKeys();
  let generation = 1;

  function giveToken({ parts: [tenant = ''], body }: Request): Answer {
    const form = new URLSearchParams(body);
    const refused = refusal(form, tenant, settings);
    if (refused) return refused;
    const token = signRs256(botClaims(settings, form.get('scope') ?? '', generation), keys.main);
    const expiry = { expires_in: settings.tokenLifetime, ext_expires_in: settings.tokenLifetime };
    return { status: 200, body: { token_type: 'Bearer', ...expiry, access_token: token } };
  }

  const tokenRoute = { method: 'POST', path: /^\/([^/]+)\/oauth2\/v2\.0\/token$/, handle: giveToken };
  return {
    routes: [...metadataRoutes(settings, keys), tokenRoute],
    tokenFor: (serviceUrl) => signRs256(channelClaims(settings, serviceUrl), keys.main),
    forge: (kind, serviceUrl) => forgeToken(kind, channelClaims(settings, serviceUrl), keys, seconds()),
    admits(authorization) {
      const token = /^Bearer (\S+)$/.exec(authorization ?? '')?.[1];
      const held = token ? verifiedClaims(token, keys.main, seconds()) : undefined;
      return held?.['appid'] === settings.appId && held['generation'] === generation;
    },
    revokeBotTokens() {
      generation += 1;
    },
  };
}
