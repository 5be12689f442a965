import type { Fields } from './fields';
import { pathOf } from './schemas';
import type { Authority, Settings } from './types';

/** The settings that both starts read in the same way. */
export function common(
  set: Fields,
): Pick<
  Settings,
  | 'port'
  | 'publicUrl'
  | 'publicPath'
  | 'keepAliveSeconds'
  | 'logLevel'
  | 'draftRetentionDays'
  | 'remindersFile'
  | 'supportFile'
  | 'redisReplicas'
  | 'redisSentinels'
  | 'redisDurability'
  | 'headsFile'
  | 'metricsToken'
> {
  return {
    port: set.PORT ?? 3978,
    publicUrl: set.PUBLIC_URL,
    publicPath: set.PUBLIC_URL === undefined ? '' : pathOf(set.PUBLIC_URL),
    keepAliveSeconds: set.KEEP_ALIVE_SECONDS,
    logLevel: set.LOG_LEVEL ?? 'info',
    draftRetentionDays: set.DRAFT_RETENTION_DAYS ?? 30,
    remindersFile: set.REMINDERS_FILE,
    supportFile: set.SUPPORT_FILE,
    redisReplicas: set.REDIS_REPLICAS ?? 0,
    redisDurability: set.REDIS_DURABILITY,
    redisSentinels: set.REDIS_SENTINELS ?? [],
    headsFile: set.HEADS_FILE,
    metricsToken: set.METRICS_TOKEN,
  };
}

/**
 * @param set the addresses that were set
 * @param otherwise what stands in for each of the others
 */
export function authority(set: Fields, otherwise: Authority): Authority {
  return {
    openIdMetadataUrl: set.OPENID_METADATA_URL ?? otherwise.openIdMetadataUrl,
    tokenIssuer: set.TOKEN_ISSUER ?? otherwise.tokenIssuer,
    tokenUrl: set.TOKEN_URL ?? otherwise.tokenUrl,
    tokenScope: set.TOKEN_SCOPE ?? otherwise.tokenScope,
  };
}
