import type { PersonId } from '../../domain/case/ids';
import type { Facts } from '../../domain/process/open/facts';
import { begunForm, begunRequests } from '../../views/tab/begun-forms';
import { fittingRows, type InboxWishes, inboxPage } from '../../views/tab/inbox';
import { type RequestRow, requestRow } from '../../views/tab/request-row';
import { minuteOf } from '../../views/tab/time-left';
import { chipCounts, rowsUnder, worklistColumns } from '../../views/tab/worklist';
import { lookFrom } from '../../views/viewpoint';
import { sayDamaged } from '../../views/words/say-damaged';
import { keptOver } from '../kept-over';
import { readMine } from '../read-mine';
import { draftsOf, type TabDraft } from './drafts-of';
import { notFound, notLetIntoTab, type TabRefusal } from './refused';
import type { TabShell } from './shell';

interface Listed {
  readonly rows: readonly RequestRow[];
  readonly drafts: readonly TabDraft[];
  /** What they typed about requests in which they have no part any more. */
  readonly over: readonly TabDraft[];
  /** A line about what cannot be shown. */
  readonly damaged: { readonly damaged?: string };
  readonly facts: Facts;
  readonly now: string;
}

/** Every case of which the person may see something now, and what they have begun. */
async function look(shell: TabShell, person: PersonId): Promise<Listed | TabRefusal> {
  const [mine, drafts] = await Promise.all([readMine(shell, person), draftsOf(shell, person)]);
  if (typeof mine === 'string') return notLetIntoTab(mine);
  const { facts, now } = mine;
  const rows = mine.states
    .map((state) => requestRow(lookFrom(state, facts, person, now), drafts))
    .filter((row) => row !== undefined);
  const said = sayDamaged(mine.damaged);
  const damaged = said === '' ? {} : { damaged: said };
  const kept = await keptOver(shell, person, mine);
  const over = kept.map(({ ref, command, savedAt }) => ({ about: ref, form: command, savedAt }));
  return { rows, drafts, over, damaged, facts, now };
}

/** What waits for the person first, then what they wait for, then what is over: as the card "my requests". */
export async function tabInbox(shell: TabShell, person: PersonId, wishes: InboxWishes) {
  const mine = await look(shell, person);
  if ('refusedInTab' in mine) return mine;
  const begun = [...begunRequests(mine.drafts), ...mine.over.map(begunForm)];
  return { ...inboxPage(mine.rows, wishes), ...mine.damaged, begun, now: minuteOf(mine.now) };
}

/**
 * What is open, by step, and what is over and to be filed: for coordinators and clinical leads, wherever they are one
 * (process page §2). Nothing for others.
 */
export async function tabWorklist(
  shell: TabShell,
  person: PersonId,
  { chip, ...wishes }: InboxWishes & { readonly chip?: Parameters<typeof rowsUnder>[1] },
) {
  const mine = await look(shell, person);
  if ('refusedInTab' in mine) return mine;
  if (!hasWorklist(mine.facts, person)) return notFound;
  const fitting = fittingRows(mine.rows, wishes);
  const columns = worklistColumns(rowsUnder(fitting, chip));
  return { columns, chips: chipCounts(fitting), ...mine.damaged, now: minuteOf(mine.now) };
}

/** Whether the directory names the person coordinator or clinical lead, or alternate of one. */
export function hasWorklist({ directory }: Facts, person: PersonId): boolean {
  const roles = directory.byId.get(person)?.standing.map(({ role }) => role) ?? [];
  return roles.includes('coordinator') || roles.includes('clinical-lead');
}
