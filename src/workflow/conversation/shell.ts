import type { PersonId } from '../../domain/case/ids';
import type { CommandShell } from '../handle-command';
import type { AddressBook, DraftStore } from '../ports/case-ports';
import type { Ledger } from '../ports/delivery-ports';
import type { CaseList } from '../ports/list-ports';
import type { PrintTickets } from '../ports/print-ports';

/** What a conversation needs besides the path of a change. */
export interface ConversationShell extends CommandShell {
  readonly lists: CaseList;
  readonly drafts: DraftStore;
  readonly addresses: AddressBook;
  readonly ledger: Ledger;
  /** Whose chat this process has stored, so that a press costs no round trip for it. */
  readonly remembered: Set<PersonId>;
  readonly tickets: PrintTickets;
  /** Does something after the reply; a fault is logged, and nobody waits. */
  readonly later: (work: () => Promise<void>) => void;
  /** Of everybody of whom the directory does not say another one. */
  readonly homeTenant: string;
  /** Presses and messages a person may send in a minute, each by its weight. */
  readonly mostPressesAMinute: number;
}
