import { type PrintDocument, printDocument } from '../views/print/print-document';
import { parsePrintWhat } from '../views/print/print-what';
import { lookFrom } from '../views/viewpoint';
import type { DirectoryCache } from './directory-cache';
import type { CaseClock, CaseStore } from './ports/case-ports';
import type { PrintGrant, PrintTickets } from './ports/print-ports';

export interface PrintShell {
  readonly cases: Pick<CaseStore, 'look' | 'history'>;
  readonly directory: DirectoryCache;
  readonly clock: CaseClock;
  readonly tickets: PrintTickets;
}

export interface Printed {
  readonly grant: PrintGrant;
  readonly document: PrintDocument;
}

/**
 * What a ticket opens, once, as the case is now for whoever asked for it: role, hold and death are looked at again, and not
 * what was true when the button was pressed (process page I7, I8). Undefined for an unknown, used or old ticket, and where the
 * person may not see it any more: a stranger cannot tell which.
 */
export async function printPage(shell: PrintShell, ticket: string): Promise<Printed | undefined> {
  const grant = await shell.tickets.take(ticket);
  const what = grant && parsePrintWhat(grant.what);
  if (grant === undefined || what === undefined) return undefined;
  const { person, ref } = grant;
  const { state, directoryVersion } = await shell.cases.look(ref);
  if (state === undefined) return undefined;
  const view = lookFrom(state, await shell.directory.at(directoryVersion), person, shell.clock.now());
  const needsHistory = what.kind === 'record' || what.kind === 'record-json';
  const events = needsHistory ? await shell.cases.history(ref) : [];
  const document = printDocument(view, events, what);
  return document && { grant, document };
}
