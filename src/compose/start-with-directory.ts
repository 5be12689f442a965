import { createHash } from 'node:crypto';
import type { Config } from '../config';
import type { Directory } from '../domain/directory/schema';
import type { Logger } from '../logger';
import type { Stores } from '../redis/stores';
import { followAccounts } from '../workflow/entry/follow-accounts';
import { tenantsOfNobody } from './home';

/** The directory of the file that is named at start, with the file's content. */
export interface DirectoryFile {
  readonly directory: Directory;
  readonly text: string;
}

/** Imports the file where it is new, and lets what people had follow to their present accounts, whoever imported them. */
export async function startWithDirectory(
  stores: Stores,
  config: Config,
  file: DirectoryFile | undefined,
  logger: Logger,
): Promise<void> {
  if (file !== undefined) {
    const digest = createHash('sha256').update(file.text).digest('hex');
    const imported = await stores.directory.importAtStart(file.directory, digest);
    logger.info(imported ? 'the directory file was imported' : 'the directory file has not changed');
  }
  const inUse = await stores.directory.read();
  if (inUse === undefined) return;
  for (const tenant of tenantsOfNobody(config, inUse.directory))
    logger.warn(
      { tenant },
      'nobody in the directory has an account in this tenant: name it in their column tenant',
    );
  await followAccounts(stores, inUse.directory, (person, err) =>
    logger.error({ err, person }, 'what was typed under a former account did not follow: it is kept there'),
  );
}
