import type { OperatorConfig } from '../config';
import { openRedis } from '../redis/connection/client';
import { openSentinels } from '../redis/connection/sentinels';
import { createKeys } from '../redis/keys';
import { createCaseSurvey } from '../redis/operator/case-survey';
import { createHistoryCheck } from '../redis/operator/history-check';
import { createOperatorLog } from '../redis/operator/operator-log';
import { createRowRetry } from '../redis/operator/row-retry';
import { createStores } from '../redis/stores';
import { caseSchemas } from '../store/case-schemas';
import { createChain } from '../store/chain';
import { createKeyRing } from '../store/key-ring';
import { createSealing } from '../store/sealing';
import type { AddressBook, CaseStore, DraftStore } from '../workflow/ports/case-ports';
import type { Ledger } from '../workflow/ports/delivery-ports';
import type { DirectoryStore } from '../workflow/ports/directory-ports';
import type { CaseSurvey, HistoryCheck, OperatorLog, RowRetry } from '../workflow/ports/operator-ports';

/** What the operator's commands work on: the store of one tenant, whether or not a bot is running on it. */
export interface OperatorShell {
  readonly cases: CaseStore;
  readonly directory: DirectoryStore;
  readonly ledger: Ledger;
  readonly drafts: DraftStore;
  readonly addresses: AddressBook;
  readonly survey: CaseSurvey;
  readonly retries: RowRetry;
  readonly histories: HistoryCheck;
  readonly log: OperatorLog;
  readonly headsFile: string | undefined;
  readonly close: () => Promise<void>;
}

const patienceMs = 5_000;
/** A whole history, or a page of keys, may take longer than a press may. */
const timeoutMs = 15_000;

/** Connects to the bot's Redis. Throws StoreUnavailable when it does not answer in time. */
export async function openOperatorShell(config: OperatorConfig): Promise<OperatorShell> {
  const connection = openRedis({ url: await placeOfPrimary(config), timeoutMs });
  try {
    await connection.waitUntilUp(patienceMs);
  } catch (error) {
    await connection.close();
    throw error;
  }
  const { tenantId: tenant, chainKey } = config;
  const [keys, keyRing] = [createKeys(tenant), createKeyRing(config.sealingKeys)];
  const survey = createCaseSurvey({ connection, keys });
  const parts = { connection, keys, sealing: createSealing(keyRing), chain: createChain(chainKey) };
  const { cases, directory, ledger, drafts, addresses } = createStores({
    connection,
    tenant,
    keyRing,
    chainKey,
    schemas: caseSchemas,
  });
  return {
    cases,
    directory,
    ledger,
    drafts,
    addresses,
    survey,
    retries: createRowRetry({ connection, keys }),
    histories: createHistoryCheck({ ...parts, chainKey, survey, schemas: caseSchemas }),
    log: createOperatorLog({ connection, keys }),
    headsFile: config.headsFile,
    close: () => connection.close(),
  };
}

/** Where the primary is now: a command is done before it moves, or is run again. */
async function placeOfPrimary({ redisUrl: url, redisSentinels }: OperatorConfig): Promise<string> {
  if (redisSentinels.length === 0) return url;
  const sentinels = openSentinels({ sentinels: redisSentinels, url });
  try {
    await sentinels.find(patienceMs);
    return sentinels.url();
  } finally {
    await sentinels.close();
  }
}
