import type { Fields } from './fields';
import type { OperatorConfig } from './types';

const required = {
  MicrosoftAppTenantId: 'set the tenant (directory) id of the bot',
  REDIS_URL: 'set the address of the Redis that the bot uses',
  SEALING_KEYS: 'set the keys that the bot uses',
  CHAIN_KEY: 'set the key that the bot uses',
} as const;

/**
 * The settings of the operator's commands. They are the running bot's own, whichever they are, so none is refused here.
 *
 * @param problems gets a line for each variable that is missing
 */
export function operator(set: Fields, problems: string[]): OperatorConfig | undefined {
  for (const [name, meaning] of Object.entries(required)) {
    if (!(name in set)) problems.push(`${name} is not set: ${meaning}.`);
  }
  const { MicrosoftAppTenantId, REDIS_URL, SEALING_KEYS, CHAIN_KEY } = set;
  if (!MicrosoftAppTenantId || !REDIS_URL || !SEALING_KEYS || !CHAIN_KEY) return undefined;
  return {
    tenantId: MicrosoftAppTenantId,
    redisUrl: REDIS_URL,
    redisSentinels: set.REDIS_SENTINELS ?? [],
    sealingKeys: SEALING_KEYS,
    chainKey: CHAIN_KEY,
    headsFile: set.HEADS_FILE,
  };
}
