import type { Command } from '../asked/commands';
import type { Instant, PersonId } from '../case/ids';
import type { CaseState } from '../case/state';
import type { LastTold } from '../process/people/parts-moved';

/** When what is relayed was read back, and who confirmed it then. */
export interface ReadBack {
  readonly readBackAt: Instant;
  readonly readBackBy?: string | undefined;
}

/** A command with who gives it: the envelope comes from the shell, never from the card. */
export interface Given {
  readonly command: Command;
  readonly actor: { readonly kind: 'person'; readonly id: PersonId } | { readonly kind: 'system' };
  /** The step that the card showed; undefined for presses without a card (process page I10). */
  readonly step?: number | undefined;
  /** The coordinator enters it for somebody (process page §7). */
  readonly relay?: ({ readonly person: PersonId } & ReadBack) | undefined;
  /** Other requests that were read for this command: those about the same child, or the one that is named. */
  readonly others?: readonly CaseState[] | undefined;
  /** For whom the case was indexed, and for whom it waited, when it was last written; left out where nobody knows. */
  readonly told?: LastTold | undefined;
  /** Who is invited and was not shown it yet, for no reason of theirs; known to the clock alone. */
  readonly unsent?: readonly PersonId[] | undefined;
}
