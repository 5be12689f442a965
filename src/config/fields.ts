import { z } from 'zod';
import {
  base64Key,
  commaList,
  guid,
  hostName,
  instant,
  integerBetween,
  namedKeys,
  pageAddress,
  publicAddress,
  redisAddress,
  webAddress,
} from './schemas';

/** What each variable must look like. `.env.example` lists exactly these. */
export const fields = {
  PORT: integerBetween(0, 65_535),
  PUBLIC_URL: publicAddress,
  KEEP_ALIVE_SECONDS: integerBetween(5, 7200),
  LOG_LEVEL: z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'], {
    error: 'must be one of fatal, error, warn, info, debug, trace, silent',
  }),
  MicrosoftAppId: guid,
  MicrosoftAppPassword: z.string(),
  MicrosoftAppType: z.enum(['SingleTenant', 'UserAssignedMSI'], {
    error: 'must be SingleTenant or UserAssignedMSI',
  }),
  MicrosoftAppTenantId: guid,
  TEAMS_APP_ID: guid,
  TENANT_ALLOW_LIST: commaList(guid),
  SERVICE_URL_HOSTS: commaList(hostName),
  OPENID_METADATA_URL: webAddress,
  TOKEN_ISSUER: webAddress,
  TOKEN_URL: webAddress,
  TOKEN_SCOPE: webAddress,
  TAB_AUTHORITY_URL: pageAddress,
  REDIS_URL: redisAddress,
  REDIS_SENTINELS: commaList(redisAddress),
  REDIS_PLAINTEXT: z.literal('yes', { error: 'must be yes, or not set at all' }),
  REDIS_DURABILITY: z.enum(['always', 'waitaof', 'replicas'], {
    error: 'must be one of always, waitaof, replicas',
  }),
  REDIS_REPLICAS: integerBetween(0, 10),
  SEALING_KEYS: namedKeys,
  CHAIN_KEY: base64Key,
  DIRECTORY_FILE: z.string(),
  HEADS_FILE: z.string(),
  REMINDERS_FILE: z.string(),
  SUPPORT_FILE: z.string(),
  DRAFT_RETENTION_DAYS: integerBetween(1, 365),
  METRICS_TOKEN: z.string().min(24, { error: 'must be at least 24 characters long' }),
  LOCAL_TEAMS_URL: webAddress,
  LOCAL_TEAMS_LIMITS: z.literal('yes', { error: 'must be yes, or not set at all' }),
  LOCAL_TIME: instant,
  ALLOW_UNSIGNED_REQUESTS: z.literal('yes', { error: 'must be yes, or not set at all' }),
};

/** What was set, read. A name that is present without a value was set wrongly. */
export type Fields = { [Name in keyof typeof fields]?: z.output<(typeof fields)[Name]> | undefined };
