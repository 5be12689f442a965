import type { Authority, NamedKey } from './types';

const BOT_FRAMEWORK = 'https://api.botframework.com';

/**
 * Addresses of Microsoft's public cloud. The hosts are those from which Teams reaches bots of public-cloud
 * tenants; other clouds set their own.
 */
export const publicCloud = {
  serviceUrlHosts: [
    'smba.trafficmanager.net',
    'smba.onyx.prod.teams.trafficmanager.net',
    'smba.infra.gcc.teams.microsoft.com',
  ],
  tabAuthorityUrl: 'https://login.microsoftonline.com',
  /** @param tenantId the tenant in which the bot is registered; its tokens are asked for there */
  authority: (tenantId: string): Authority => ({
    openIdMetadataUrl: 'https://login.botframework.com/v1/.well-known/openidconfiguration',
    tokenIssuer: BOT_FRAMEWORK,
    tokenUrl: `https://login.microsoftonline.com/${tenantId}/oauth2/v2.0/token`,
    tokenScope: `${BOT_FRAMEWORK}/.default`,
  }),
} as const;

/**
 * The authority of a stand-in for Teams.
 *
 * @param url where the stand-in listens, without a slash at the end
 * @param tenantId the tenant that the stand-in plays
 */
export function localAuthority(url: string, tenantId: string): Authority {
  return {
    openIdMetadataUrl: `${url}/v1/.well-known/openidconfiguration`,
    tokenIssuer: BOT_FRAMEWORK,
    tokenUrl: `${url}/${tenantId}/oauth2/v2.0/token`,
    tokenScope: `${BOT_FRAMEWORK}/.default`,
  };
}

/** @returns whether an address points at this machine */
export function isLoopback(url: string): boolean {
  return ['127.0.0.1', 'localhost', '[::1]'].includes(new URL(url).hostname);
}

const localSealingKey: NamedKey = {
  id: 'invented-for-local-use',
  key: Buffer.from('local use only: seals nothing...'),
};

/** Values for loopback only. They are public, so production refuses the keys by value. */
export const invented = {
  appId: '00000000-0000-4000-8000-00000000b07a',
  tenantId: '00000000-0000-4000-8000-000000007e4a',
  appPassword: 'invented-for-local-use',
  sealingKeys: [localSealingKey],
  chainKey: Buffer.from('local use only: chains nothing..'),
} as const;
