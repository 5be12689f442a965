import type { CaseRef, PersonId } from '../domain/case/ids';
import type { KeptForm } from '../views/cards/other-cards/part-over-card';
import type { DraftStore } from './ports/case-ports';

/** What the person typed about one request and did not send. */
export async function keptAbout(
  { drafts }: { readonly drafts: DraftStore },
  person: PersonId,
  ref: CaseRef,
): Promise<readonly KeptForm[]> {
  const kept = await drafts.draftsOf(person);
  return kept
    .filter(({ key }) => key.about === ref && key.form !== 'submit')
    .map(({ key, endsAt }) => ({ command: key.form, endsAt }));
}
