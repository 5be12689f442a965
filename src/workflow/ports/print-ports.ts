import type { CaseRef, PersonId } from '../../domain/case/ids';

/** What a ticket lets one person open. Ids only; what the person may see is looked at when it is opened. */
export interface PrintGrant {
  readonly person: PersonId;
  readonly ref: CaseRef;
  /** What is printed, as the button's verb says it: `account`, `record`, `invitation@<candidate>`. */
  readonly what: string;
}

/** Tickets to open a page in a browser, where nobody is signed in. */
export interface PrintTickets {
  /** Keeps the grant for two minutes of machine time. Returns 256 random bits, as 43 letters that fit an address. */
  mint(grant: PrintGrant): Promise<string>;
  /** Uses the ticket up, whatever then comes of it. Undefined for one that was never minted, was used, or is too old. */
  take(ticket: string): Promise<PrintGrant | undefined>;
}
