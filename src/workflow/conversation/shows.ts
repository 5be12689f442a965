import type { CaseState } from '../../domain/case/state';
import type { Refusal } from '../../domain/decide/refusals';
import type { Notice } from '../../views/cards/case-card';
import type { FormCardInput } from '../../views/cards/forms/showing/form-card';

/** What an answer's card shows, as data: the tab is answered with the same and lays it out in its own way. */
export type Shows =
  | { readonly kind: 'form'; readonly input: FormCardInput }
  | {
      readonly kind: 'case';
      readonly state: CaseState;
      readonly notice: Notice | undefined;
      /** Something was committed, though it may not be what the person hoped for. */
      readonly committed: boolean;
    }
  /** `state` where the person may look at the case. */
  | { readonly kind: 'refusal'; readonly refusal: Refusal; readonly state: CaseState | undefined }
  | { readonly kind: 'words'; readonly title: string; readonly text: string }
  /** That the second-opinion office does not know them: of whatever they asked for. */
  | { readonly kind: 'outside' }
  /** That they send more than anybody does by hand. */
  | { readonly kind: 'too-often' };
