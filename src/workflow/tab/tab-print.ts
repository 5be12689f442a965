import { type PersonId, parseCaseRef } from '../../domain/case/ids';
import { mayPrint, parsePrintWhat, sayPrintWhat } from '../../views/print/print-what';
import { lookFrom } from '../../views/viewpoint';
import { letIn } from '../entry/let-in';
import { notFound, notLetIntoTab } from './refused';
import type { TabShell } from './shell';

/** The address of a page to print, once and within two minutes: for whoever may print this now, as the card's button. */
export async function tabPrint(
  shell: TabShell,
  person: PersonId,
  wish: { readonly ref: string; readonly what: string },
) {
  const ref = parseCaseRef(wish.ref);
  const what = parsePrintWhat(wish.what);
  const found = await letIn(shell, person, { ref });
  if (typeof found === 'string') return notLetIntoTab(found);
  const { read, facts, now } = found;
  const publicUrl = shell.publicUrl?.();
  if (read.state === undefined || what === undefined || publicUrl === undefined) return notFound;
  if (!mayPrint(lookFrom(read.state, facts, person, now), what)) return notFound;
  const ticket = await shell.tickets.mint({ person, ref: read.state.ref, what: sayPrintWhat(what) });
  return { url: `${publicUrl}/print/${ticket}` };
}
