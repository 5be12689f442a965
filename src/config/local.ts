import { authority, common } from './common';
import { invented, isLoopback, localAuthority } from './defaults';
import type { Fields } from './fields';
import type { LocalConfig } from './types';

/**
 * The settings of npm run local: invented values for everything, and one stand-in for Teams on this machine.
 *
 * @param problems gets a line when the stand-in is elsewhere
 */
export function local(set: Fields, problems: string[]): LocalConfig {
  const tenantId = set.MicrosoftAppTenantId ?? invented.tenantId;
  const localTeamsUrl = (set.LOCAL_TEAMS_URL ?? `http://127.0.0.1:${(set.PORT ?? 3978) + 1}`).replace(
    /\/+$/,
    '',
  );
  if (!isLoopback(localTeamsUrl)) {
    problems.push('LOCAL_TEAMS_URL must be on this machine, for example http://127.0.0.1:3979.');
  }
  const appId = set.MicrosoftAppId ?? invented.appId;
  return {
    ...common(set),
    mode: 'local',
    app: {
      id: appId,
      tenantId,
      type: 'SingleTenant',
      password: set.MicrosoftAppPassword ?? invented.appPassword,
    },
    teamsAppId: set.TEAMS_APP_ID ?? appId,
    tenantAllowList: set.TENANT_ALLOW_LIST ?? [tenantId],
    serviceUrlHosts: loopbackHosts(new URL(localTeamsUrl)),
    authority: authority(set, localAuthority(localTeamsUrl, tenantId)),
    tabAuthorityUrl: set.TAB_AUTHORITY_URL ?? localTeamsUrl,
    sealingKeys: set.SEALING_KEYS ?? invented.sealingKeys,
    chainKey: set.CHAIN_KEY ?? invented.chainKey,
    redisUrl: set.REDIS_URL,
    directoryFile: set.DIRECTORY_FILE,
    localTeamsUrl,
    keepTeamsLimits: set.LOCAL_TEAMS_LIMITS === 'yes',
    localTime: set.LOCAL_TIME,
    allowUnsignedRequests: set.ALLOW_UNSIGNED_REQUESTS === 'yes',
  };
}

/** The stand-in's host, and the other names that this machine has for itself at the same port. */
function loopbackHosts({ host, port }: URL): string[] {
  const names = ['127.0.0.1', 'localhost', '[::1]'].map((name) => (port === '' ? name : `${name}:${port}`));
  return [host, ...names.filter((name) => name !== host)];
}
