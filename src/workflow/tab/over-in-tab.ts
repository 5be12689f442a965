import type { PersonId } from '../../domain/case/ids';
import type { CaseState } from '../../domain/case/state';
import type { Facts } from '../../domain/process/open/facts';
import { sayOver } from '../../views/cards/other-cards/part-over-card';
import { partOver } from '../../views/part-over';
import { keptAbout } from '../kept-forms';
import { notFound, type TabRefusal } from './refused';
import type { TabShell } from './shell';

/** Why somebody's part is over, and what is kept for them; not found for everybody else (process page I7). */
export async function overInTab(
  shell: Pick<TabShell, 'clock' | 'drafts'>,
  person: PersonId,
  state: CaseState,
  facts: Facts,
): Promise<TabRefusal> {
  const why = partOver(state, facts, person, shell.clock.now());
  if (why === undefined) return notFound;
  return { refusedInTab: 'over', text: sayOver(why, await keptAbout(shell, person, state.ref)) };
}
