import type { Command } from './command';
import { deliveriesFailed } from './deliveries-failed';
import { deliveriesRetry } from './deliveries-retry';
import { directoryCheck } from './directory/directory-check';
import { directoryExport } from './directory/directory-export';
import { directoryImport } from './directory/directory-import';
import { directoryRestore } from './directory/directory-restore';
import { historyVerify } from './history-verify';
import { showLog } from './show-log';

/** The operator's commands, in the order in which the help lists them. */
export const commands: readonly Command[] = [
  directoryCheck,
  directoryImport,
  directoryRestore,
  directoryExport,
  deliveriesFailed,
  deliveriesRetry,
  historyVerify,
  showLog,
];
