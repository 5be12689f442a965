import type { PersonId } from '../../domain/case/ids';
import type { BegunDraft } from '../../views/tab/begun-forms';
import type { DraftStore } from '../ports/case-ports';

export type TabDraft = BegunDraft;

/** What the person has begun and not sent, in the chat or here: their own, and nobody else's. */
export async function draftsOf(
  { drafts }: { readonly drafts: DraftStore },
  person: PersonId,
): Promise<readonly TabDraft[]> {
  const kept = await drafts.draftsOf(person);
  return kept.map(({ key, draft }) => ({ about: key.about, form: key.form, savedAt: draft.savedAt }));
}
