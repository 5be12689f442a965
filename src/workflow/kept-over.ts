import type { CaseRef, Instant, PersonId } from '../domain/case/ids';
import type { KeptForm } from '../views/cards/other-cards/part-over-card';
import { partOver } from '../views/part-over';
import type { CaseStore, DraftStore } from './ports/case-ports';
import type { Mine } from './read-mine';

/** A form kept for somebody whose part in the request is over. */
export interface KeptOver extends KeptForm {
  readonly ref: CaseRef;
  readonly savedAt: Instant;
}

/**
 * What the person typed about requests in which they have no part any more, and may know that they had one: no list of
 * requests leads there. As many reads as they have such forms.
 */
export async function keptOver(
  { drafts, cases }: { readonly drafts: DraftStore; readonly cases: Pick<CaseStore, 'readCase'> },
  person: PersonId,
  { states, facts, now }: Pick<Mine, 'states' | 'facts' | 'now'>,
): Promise<readonly KeptOver[]> {
  const known = new Set(states.map(({ ref }) => ref));
  const others = (await drafts.draftsOf(person)).filter(
    ({ key }) => key.about !== 'new' && key.form !== 'submit' && !known.has(key.about),
  );
  const found = await Promise.all(
    others.map(async ({ key, draft, endsAt }): Promise<readonly KeptOver[]> => {
      const state = await cases.readCase(key.about);
      if (state === undefined || partOver(state, facts, person, now) === undefined) return [];
      return [{ ref: key.about, command: key.form, savedAt: draft.savedAt, endsAt }];
    }),
  );
  return found.flat();
}
