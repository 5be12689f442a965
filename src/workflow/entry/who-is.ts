import type { PersonId } from '../../domain/case/ids';
import type { DirectoryCache } from '../directory-cache';

export interface WhoShell {
  readonly directory: DirectoryCache;
  /** Of everybody of whom the directory does not say another one. */
  readonly homeTenant: string;
}

/** Somebody as Teams or a sign-in vouches for them. */
export interface Account {
  readonly tenantId: string;
  /** Microsoft Entra object id. */
  readonly personId: string;
}

/**
 * Who an account is. A person is tenant and object id: an account of another tenant than the directory's, under the same
 * object id, is somebody else, whom nobody knows.
 * @returns the id by which the directory and cases know them; for anybody else one that nobody has
 */
export async function whoIs(shell: WhoShell, { personId, tenantId }: Account): Promise<PersonId> {
  return tenantId === (await tenantOf(shell, personId)) ? personId : `${personId}@${tenantId}`;
}

/** The tenant in which somebody has their account: as the directory says, else the one in which the bot is at home. */
export async function tenantOf({ directory, homeTenant }: WhoShell, person: PersonId): Promise<string> {
  // Without a directory, or while the store is away, nobody has another one.
  const facts = await directory.at(0).catch(() => undefined);
  return facts?.directory.byId.get(person)?.tenant ?? homeTenant;
}
