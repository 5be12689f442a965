import type { JsonObject } from '../json';

/** The OpenID metadata that bots read to find the channel's keys. */
export function channelMetadata(base: string, issuer: string): JsonObject {
  return {
    issuer,
    jwks_uri: `${base}/v1/.well-known/keys`,
    id_token_signing_alg_values_supported: ['RS256'],
    token_endpoint_auth_methods_supported: ['private_key_jwt'],
  };
}

/** The OpenID metadata of a tenant, which OAuth clients such as MSAL read to find the token address. */
export function tenantMetadata(base: string, tenant: string): JsonObject {
  return {
    issuer: `${base}/${tenant}/v2.0`,
    authorization_endpoint: `${base}/${tenant}/oauth2/v2.0/authorize`,
    token_endpoint: `${base}/${tenant}/oauth2/v2.0/token`,
    jwks_uri: `${base}/v1/.well-known/keys`,
    response_types_supported: ['code'],
    subject_types_supported: ['pairwise'],
    id_token_signing_alg_values_supported: ['RS256'],
    token_endpoint_auth_methods_supported: ['client_secret_post'],
  };
}

/** The answer to an instance discovery: this host is the only one of its cloud. */
export function instanceDiscovery(base: string, tenant: string): JsonObject {
  const { host } = new URL(base);
  return {
    tenant_discovery_endpoint: `${base}/${tenant}/v2.0/.well-known/openid-configuration`,
    'api-version': '1.1',
    metadata: [{ preferred_network: host, preferred_cache: host, aliases: [host] }],
  };
}
