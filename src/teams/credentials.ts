import {
  AppCredentials,
  JwtTokenProviderFactory,
  ManagedIdentityServiceClientCredentialsFactory,
  ServiceClientCredentialsFactory,
} from 'botframework-connector';
import { z } from 'zod';
import type { Config } from '../config';
import type { Authority } from '../config/types';
import { answerOf } from './teams-codes';

/** The authority gave no token: nothing was sent to Teams. */
export class TokenRefused extends Error {
  readonly code = 'TOKEN_REFUSED';
  /** The authority answered that it does not take the bot's credentials; trying again does not mend that. */
  readonly isTurnedAway: boolean;
  /** The authority's own word for it and its number, such as `invalid_client AADSTS7000222`; nothing else of what it said. */
  readonly word: string | undefined;

  constructor(
    options: ErrorOptions & { readonly isTurnedAway?: boolean; readonly word?: string | undefined } = {},
  ) {
    super('The authority gave the bot no token.', options);
    this.name = 'TokenRefused';
    this.isTurnedAway = options.isTurnedAway ?? false;
    this.word = options.word;
  }
}

const refusal = z.looseObject({
  error: z.string().regex(/^[\w-]{1,40}$/),
  error_codes: z.array(z.number().int().positive()).optional(),
});

/** What an authority means by an answer that is no token. */
async function refusedBy(response: Response): Promise<TokenRefused> {
  const { data } = refusal.safeParse(await response.json().catch(() => undefined));
  const [number] = data?.error_codes ?? [];
  const word = data && (number === undefined ? data.error : `${data.error} AADSTS${number}`);
  const isTurnedAway = answerOf('authority', response.status, data?.error)?.means === 'bot-refused';
  return new TokenRefused({ isTurnedAway, word });
}

const TOKEN_TIMEOUT_MS = 5_000;
const tokenAnswer = z.looseObject({
  access_token: z.string().min(1),
  expires_in: z.coerce.number().positive(),
});

/**
 * How the bot proves to Teams who it is.
 *
 * @param config with a managed identity the platform gives the token; otherwise it is asked for at `TOKEN_URL`
 *   (OAuth 2.0 client credentials), so that a sovereign cloud and a stand-in on loopback take the same path
 */
export function createCredentialsFactory({ app, authority }: Pick<Config, 'app' | 'authority'>) {
  if (app.type === 'UserAssignedMSI') {
    return new ManagedIdentityServiceClientCredentialsFactory(app.id, new JwtTokenProviderFactory());
  }
  return new SecretCredentialsFactory(
    new SecretCredentials(app.id, app.tenantId, app.password ?? '', authority),
  );
}

class SecretCredentialsFactory extends ServiceClientCredentialsFactory {
  readonly #credentials: SecretCredentials;

  constructor(credentials: SecretCredentials) {
    super();
    this.#credentials = credentials;
  }

  override async isValidAppId(appId: string): Promise<boolean> {
    return appId === this.#credentials.appId;
  }

  /** Never: an empty app id is refused at start, and nothing else may turn authentication off. */
  override async isAuthenticationDisabled(): Promise<boolean> {
    return false;
  }

  override async createCredentials(): Promise<SecretCredentials> {
    return this.#credentials;
  }
}

class SecretCredentials extends AppCredentials {
  readonly #secret: string;
  readonly #authority: Authority;
  #underWay: Promise<{ accessToken: string; expiresOn: Date }> | undefined;

  constructor(appId: string, tenantId: string, secret: string, authority: Authority) {
    super(appId, tenantId, authority.tokenScope);
    this.#secret = secret;
    this.#authority = authority;
    // The library's cache lives as long as the process and would mix authorities up.
    this.tokenCacheKey = `${appId} ${authority.tokenUrl} ${authority.tokenScope}`;
  }

  protected override async refreshToken() {
    this.#underWay ??= this.#ask().finally(() => {
      this.#underWay = undefined;
    });
    const { accessToken, expiresOn } = await this.#underWay;
    // The library moves the date it is given: each caller gets its own.
    return { accessToken, expiresOn: new Date(expiresOn) };
  }

  async #ask(): Promise<{ accessToken: string; expiresOn: Date }> {
    const form = new URLSearchParams({
      grant_type: 'client_credentials',
      client_id: this.appId,
      client_secret: this.#secret,
      scope: this.#authority.tokenScope,
    });
    try {
      const response = await fetch(this.#authority.tokenUrl, {
        method: 'POST',
        body: form,
        redirect: 'error',
        signal: AbortSignal.timeout(TOKEN_TIMEOUT_MS),
      });
      if (!response.ok) throw await refusedBy(response);
      const { access_token, expires_in } = tokenAnswer.parse(await response.json());
      return { accessToken: access_token, expiresOn: new Date(Date.now() + expires_in * 1000) };
    } catch (cause) {
      throw cause instanceof TokenRefused ? cause : new TokenRefused({ cause });
    }
  }
}
