import { type PersonId, parseCaseRef } from '../../domain/case/ids';
import { mayPrint, parsePrintWhat, sayPrintWhat } from '../../views/print/print-what';
import { lookFrom } from '../../views/viewpoint';
import { tooMany } from '../conversation/slow-down';
import { notFound, tooManyInTab } from './refused';
import type { TabShell } from './shell';

/** The address of a page to print, for ten minutes: for whoever may print this now, as the card's button. */
export async function tabPrint(
  shell: TabShell,
  person: PersonId,
  wish: { readonly ref: string; readonly what: string },
) {
  const ref = parseCaseRef(wish.ref);
  const what = parsePrintWhat(wish.what);
  const read = await shell.cases.readPress({ person, ref });
  if (tooMany(shell, read.pressesThisMinute)) return tooManyInTab;
  const publicUrl = shell.publicUrl?.();
  if (read.state === undefined || what === undefined || publicUrl === undefined) return notFound;
  const facts = await shell.directory.at(read.directoryVersion);
  if (!mayPrint(lookFrom(read.state, facts, person, shell.clock.now()), what)) return notFound;
  const ticket = await shell.tickets.mint({ person, ref: read.state.ref, what: sayPrintWhat(what) });
  return { url: `${publicUrl}/print/${ticket}` };
}
