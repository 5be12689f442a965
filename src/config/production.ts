import { authority, common } from './common';
import { invented, publicCloud } from './defaults';
import type { Fields } from './fields';
import type { ProductionConfig } from './types';

/**
 * The settings of npm start, which makes nothing up that matters.
 *
 * @param problems gets a line for each variable that is missing or refused
 */
export function production(set: Fields, problems: string[]): ProductionConfig | undefined {
  const type = set.MicrosoftAppType ?? 'SingleTenant';
  for (const [name, meaning] of Object.entries(requiredInProduction)) {
    if (!(name in set)) problems.push(`${name} is not set: ${meaning}.`);
  }
  if (type === 'SingleTenant' && !('MicrosoftAppPassword' in set)) {
    problems.push(
      'MicrosoftAppPassword is not set: set the secret of the app registration, or MicrosoftAppType=UserAssignedMSI.',
    );
  }
  problems.push(...productionOnly(set));
  const { MicrosoftAppId, MicrosoftAppTenantId, TENANT_ALLOW_LIST, REDIS_URL, DIRECTORY_FILE } = set;
  const { SEALING_KEYS, CHAIN_KEY } = set;
  if (!MicrosoftAppId || !MicrosoftAppTenantId || !TENANT_ALLOW_LIST || !SEALING_KEYS || !CHAIN_KEY)
    return undefined;
  if (!REDIS_URL || !DIRECTORY_FILE) return undefined;
  return {
    ...common(set),
    mode: 'production',
    app: { id: MicrosoftAppId, tenantId: MicrosoftAppTenantId, type, password: set.MicrosoftAppPassword },
    teamsAppId: set.TEAMS_APP_ID ?? MicrosoftAppId,
    tenantAllowList: TENANT_ALLOW_LIST,
    serviceUrlHosts: set.SERVICE_URL_HOSTS ?? publicCloud.serviceUrlHosts,
    authority: authority(set, publicCloud.authority(MicrosoftAppTenantId)),
    tabAuthorityUrl: set.TAB_AUTHORITY_URL ?? publicCloud.tabAuthorityUrl,
    sealingKeys: SEALING_KEYS,
    chainKey: CHAIN_KEY,
    redisUrl: REDIS_URL,
    directoryFile: DIRECTORY_FILE,
  };
}

const requiredInProduction = {
  MicrosoftAppId: 'set the application (client) id of the bot. Without it nobody could be told apart',
  MicrosoftAppTenantId: 'set the tenant (directory) id in which the bot is registered',
  TENANT_ALLOW_LIST: 'set the ids of the tenants whose people may use the bot, separated by commas',
  REDIS_URL: 'set the address of a durable Redis, for example rediss://redis.example.nhs.uk:6380',
  SEALING_KEYS: 'set at least one id:key pair, the key being 32 random bytes in base64',
  CHAIN_KEY: 'set 32 random bytes in base64',
  DIRECTORY_FILE: 'set the path of the directory of people and organisations',
} as const;

/** Whether whoever is on the way, or at the door, reads and writes what is kept there. */
function isOpen(redisUrl: string): boolean {
  const { protocol, password } = new URL(redisUrl);
  return protocol !== 'rediss:' || password === '';
}

/** What production refuses although each value is well formed. */
function productionOnly(set: Fields): string[] {
  const problems: string[] = [];
  for (const name of [
    'PUBLIC_URL',
    'OPENID_METADATA_URL',
    'TOKEN_ISSUER',
    'TOKEN_URL',
    'TOKEN_SCOPE',
    'TAB_AUTHORITY_URL',
  ] as const) {
    if (!/^https:/i.test(set[name] ?? 'https:')) problems.push(`${name} must begin with https://.`);
  }
  if (set.REDIS_PLAINTEXT === undefined && set.REDIS_URL !== undefined && isOpen(set.REDIS_URL)) {
    problems.push(
      'REDIS_URL is reached without encryption or without a password: use rediss:// with a password, or set REDIS_PLAINTEXT=yes if nobody else can reach it.',
    );
  }
  if (set.REDIS_PLAINTEXT === undefined && set.REDIS_SENTINELS?.some(isOpen)) {
    problems.push(
      'REDIS_SENTINELS are reached without encryption or without a password: use rediss:// with a password each, or set REDIS_PLAINTEXT=yes if nobody else can reach them.',
    );
  }
  if (
    set.REDIS_SENTINELS !== undefined &&
    set.REDIS_URL !== undefined &&
    new URL(set.REDIS_URL).port !== ''
  ) {
    problems.push(
      'REDIS_URL names a port, which the sentinels say: with REDIS_SENTINELS it has the name by which they know the primary in place of host and port, for example rediss://bot:secret@mymaster.',
    );
  }
  if (set.REDIS_DURABILITY === 'replicas' && (set.REDIS_REPLICAS ?? 0) === 0) {
    problems.push(
      'REDIS_DURABILITY=replicas relies on replicas: set REDIS_REPLICAS to how many must have a change before it counts.',
    );
  }
  if ('LOCAL_TEAMS_URL' in set) {
    problems.push('LOCAL_TEAMS_URL is for npm run local only: remove it.');
  }
  if (set.LOCAL_TEAMS_LIMITS !== undefined) {
    problems.push('LOCAL_TEAMS_LIMITS is for npm run local only: Teams’ limits are always kept. Remove it.');
  }
  if ('LOCAL_TIME' in set) {
    problems.push('LOCAL_TIME is for npm run local and npm run demo only: remove it.');
  }
  if (set.ALLOW_UNSIGNED_REQUESTS !== undefined) {
    problems.push('ALLOW_UNSIGNED_REQUESTS is for npm run playground only: remove it.');
  }
  if (set.SEALING_KEYS?.some(({ key }) => key.equals(invented.sealingKeys[0].key))) {
    problems.push('SEALING_KEYS holds the invented key of npm run local: set 32 random bytes in base64.');
  }
  if (set.CHAIN_KEY?.equals(invented.chainKey)) {
    problems.push('CHAIN_KEY is the invented key of npm run local: set 32 random bytes in base64.');
  }
  return problems;
}
