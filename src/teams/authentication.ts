import { type Activity, ConfigurationBotFrameworkAuthentication } from 'botbuilder';
import {
  type AuthenticateRequestResult,
  AuthenticationConstants,
  AuthenticationError,
  type ClaimsIdentity,
  type ConnectorFactory,
  type UserTokenClient,
} from 'botframework-connector';
import type { Config } from '../config';
import { sendingOnce } from './connector-factory';
import { createCredentialsFactory } from './credentials';
import { type Envelope, envelope, tenantsOf } from './envelope';
import { AuthorityAway, CHANNEL, HeaderGate, refuse } from './header-gate';
import { isAllowedServiceUrl, type ServiceUrlPolicy } from './service-url';

export type AuthenticationSettings = Pick<
  Config,
  'mode' | 'app' | 'authority' | 'tenantAllowList' | 'serviceUrlHosts'
>;

/**
 * Checks that an activity comes from Teams and from a tenant that is served. The library checks the signature; what
 * it lets through is refused here: tokens without an expiry, keys without endorsements, activities without a
 * service address or with one that isn't on the list, other tenants, and two tenants in one activity.
 */
export class TeamsAuthentication extends ConfigurationBotFrameworkAuthentication {
  readonly serviceUrls: ServiceUrlPolicy;
  readonly appId: string;
  readonly #tenants: ReadonlySet<string>;
  readonly #sendTimeoutMs: number;
  readonly #gate: HeaderGate;
  #userTokenClient: Promise<UserTokenClient> | undefined;

  /**
   * @param settings as loadConfig gives them: all addresses are handed on together, or the library drops the rest
   * @param sendTimeoutMs milliseconds for which an answer of Teams is waited for when the bot sends
   */
  constructor(settings: AuthenticationSettings, sendTimeoutMs = 10_000) {
    const { app, authority } = settings;
    super(
      {
        MicrosoftAppId: app.id,
        MicrosoftAppType: app.type,
        MicrosoftAppTenantId: app.tenantId,
        ToChannelFromBotLoginUrl: authority.tokenUrl,
        ToChannelFromBotOAuthScope: authority.tokenScope.replace(/\/\.default$/, ''),
        ToBotFromChannelTokenIssuer: authority.tokenIssuer,
        OAuthUrl: AuthenticationConstants.OAuthUrl,
        ToBotFromChannelOpenIdMetadataUrl: authority.openIdMetadataUrl,
        ToBotFromEmulatorOpenIdMetadataUrl: authority.openIdMetadataUrl,
        CallerId: 'urn:botframework:azure',
      },
      createCredentialsFactory(settings),
      { requiredEndorsements: [CHANNEL] },
    );
    this.appId = app.id;
    this.serviceUrls = { hosts: settings.serviceUrlHosts, plainHttp: settings.mode === 'local' };
    this.#tenants = new Set(settings.tenantAllowList);
    this.#gate = new HeaderGate({
      appId: app.id,
      issuer: authority.tokenIssuer,
      openIdMetadataUrl: authority.openIdMetadataUrl,
      tenants: this.#tenants,
      serviceUrls: this.serviceUrls,
    });
    this.#sendTimeoutMs = sendTimeoutMs;
  }

  /** Looks at a request's header alone, before its body is read: see {@link HeaderGate.admit}. */
  admit(authHeader: string): Promise<void> {
    return this.#gate.admit(authHeader);
  }

  /**
   * @returns what the library needs for the turn
   * @throws AuthenticationError (401) for whatever is wrong with token or activity; AuthorityAway when the keys
   *   can't be read. Never anything else
   */
  override async authenticateRequest(
    activity: Activity,
    authHeader: string,
  ): Promise<AuthenticateRequestResult> {
    const given = envelope.safeParse(activity);
    if (!given.success) return refuse('envelope');
    this.#checkActivity(given.data);
    await this.#checkToken(given.data, authHeader);
    const result = await this.#checkSignature(activity, authHeader);
    const connectors = result.connectorFactory;
    return connectors
      ? { ...result, connectorFactory: sendingOnce(connectors, this.#sendTimeoutMs) }
      : result;
  }

  override createConnectorFactory(identity: ClaimsIdentity): ConnectorFactory {
    return sendingOnce(super.createConnectorFactory(identity), this.#sendTimeoutMs);
  }

  /** The library wants one each turn; the bot signs nobody in, so one does for the process. */
  override createUserTokenClient(identity: ClaimsIdentity): Promise<UserTokenClient> {
    this.#userTokenClient ??= super.createUserTokenClient(identity);
    return this.#userTokenClient;
  }

  #checkActivity(given: Envelope): void {
    const { channelId, serviceUrl } = given;
    if (channelId !== CHANNEL) refuse('channel');
    if (!serviceUrl || !isAllowedServiceUrl(serviceUrl, this.serviceUrls)) refuse('service-url');
    const [tenant, ...others] = tenantsOf(given);
    if (tenant === undefined || !this.#tenants.has(tenant)) refuse('tenant');
    if (others.some((id) => id !== tenant)) refuse('two-tenants');
  }

  async #checkToken(given: Envelope, authHeader: string): Promise<void> {
    const { token } = await this.#gate.claimed(authHeader);
    if (token.serviceUrl !== given.serviceUrl) refuse('token-service-url');
    if (token.tenantId !== undefined && token.tenantId !== tenantsOf(given)[0]) refuse('token-tenant');
  }

  /** The claims were read from this very text, so they hold once its signature does. */
  async #checkSignature(activity: Activity, authHeader: string): Promise<AuthenticateRequestResult> {
    try {
      return await super.authenticateRequest(activity, authHeader);
    } catch (error) {
      if (error instanceof AuthenticationError && error.statusCode >= 500)
        throw new AuthorityAway({ cause: error });
      return refuse('signature');
    }
  }
}
