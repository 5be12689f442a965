import type { PersonId } from '../../domain/case/ids';
import type { Directory } from '../../domain/directory/schema';
import type { AddressBook, CaseStore, DraftStore } from '../ports/case-ports';

export interface FollowShell {
  readonly cases: Pick<CaseStore, 'follow'>;
  readonly drafts: Pick<DraftStore, 'draftsOf' | 'read' | 'save' | 'discard'>;
  readonly addresses: Pick<AddressBook, 'forget'>;
}

/**
 * Of everybody who has another account (the directory's `formerly`): lists and drafts follow to the present one, and the
 * chat of the former is written to no more; one with the present account is opened when it is needed. Cases follow by
 * themselves. Run after each import, and at each start, so that one that was broken off is finished; it moves nothing twice.
 * @param failed told of drafts that do not open, and stay where they are; nobody else waits for them
 */
export async function followAccounts(
  shell: FollowShell,
  { people }: Directory,
  failed: (person: PersonId, error: unknown) => void,
): Promise<void> {
  for (const { id, formerly = [] } of people)
    for (const former of formerly) {
      await shell.cases.follow(former, id);
      await shell.addresses.forget(former);
      await moveDrafts(shell, former, id).catch((error: unknown) => failed(id, error));
    }
}

/** What was typed under both accounts stays under both: neither is written over. */
async function moveDrafts({ drafts }: FollowShell, from: PersonId, to: PersonId): Promise<void> {
  for (const { key, draft } of await drafts.draftsOf(from)) {
    const { version: _, ...kept } = draft;
    if (await drafts.save({ ...key, person: to }, kept, 0)) await drafts.discard(key);
  }
}
