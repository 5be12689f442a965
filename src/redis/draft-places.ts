import type { DraftNames } from '../store/draft-names';
import { formerEntry } from '../store/draft-record';
import type { DraftKey } from '../workflow/ports/case-ports';
import type { Keys } from './keys';

/** Where one draft is kept and listed, as scripts are told: KEYS and the first ARGV of each that touches a draft. */
export interface DraftPlaces {
  /** The draft's hash, the list of the person's drafts, that of drafts that end, and the hash under its former name. */
  readonly keys: readonly [draft: string, mine: string, ending: string, former: string];
  /** Its name, and its entries in both lists as a release before 0.2.0 wrote them. */
  readonly entries: readonly [name: string, formerMine: string, formerEnding: string];
}

/** Where the draft is, and where an earlier release may have left it. */
export function draftPlaces(key: DraftKey, keys: Keys, names: DraftNames): DraftPlaces {
  const name = names.nameOf(key);
  return {
    keys: [keys.draft(name), keys.draftsOf(key.person), keys.draftsEnding, keys.formerDraft(key)],
    entries: [name, formerEntry.mine(key), formerEntry.ending(key)],
  };
}
