import { type PersonId, parseCaseRef } from '../../domain/case/ids';
import { casePage } from '../../views/tab/case-page';
import { isOnlyCandidate, lookFrom } from '../../views/viewpoint';
import { letIn } from '../entry/let-in';
import { webPages } from '../web-pages';
import { draftsOf } from './drafts-of';
import { overInTab } from './over-in-tab';
import { notFound, notLetIntoTab } from './refused';
import type { TabShell } from './shell';

/**
 * One case as the person may see it now, which they have then seen (process page §6), unless their page is read again
 * while it is not in view; not found for a stranger, as for a reference that was made up (process page I7).
 */
export async function tabCase(shell: TabShell, person: PersonId, given: string, inView = true) {
  const ref = parseCaseRef(given);
  const [found, drafts] = await Promise.all([letIn(shell, person, { ref }), draftsOf(shell, person)]);
  if (typeof found === 'string') return notLetIntoTab(found);
  const { facts, now } = found;
  const { state } = found.read;
  if (state === undefined) return notFound;
  const view = lookFrom(state, facts, person, now);
  if (view.sees.size === 0) return overInTab(shell, person, state, facts);
  const [events, rows] = await Promise.all([
    // Somebody who was only asked is shown nothing that needs it.
    isOnlyCandidate(view) ? [] : shell.cases.history(state.ref),
    view.sees.has('delivery') ? shell.ledger.rows(state.ref) : [],
  ]);
  if (inView) shell.later(() => shell.ledger.looked(state.ref, person, state.version, view.now));
  const { printing } = webPages(shell);
  return casePage({ view, events: upTo(events, state.version), rows, drafts, printing }) ?? notFound;
}

/** The history may have gone on since the case was read: the page is of one moment. */
function upTo<E extends { readonly seq: number }>(events: readonly E[], version: number): readonly E[] {
  return events.filter((event) => event.seq <= version);
}
