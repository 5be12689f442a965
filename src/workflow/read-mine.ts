import type { PersonId } from '../domain/case/ids';
import type { CaseState } from '../domain/case/state';
import type { Facts } from '../domain/process/open/facts';
import { lookingRoles } from '../domain/process/people/who-sees';
import { type NotLetIn, whyNot } from './entry/let-in';
import type { CommandShell } from './handle-command';
import type { CaseList } from './ports/list-ports';

/**
 * The most cases filed away that a list looks through: those that changed last. What is still to be done is never left
 * out, however long nobody has touched it.
 */
const mostFiledAway = 500;

interface MineShell extends CommandShell {
  readonly lists: CaseList;
  readonly mostPressesAMinute: number;
}

export interface Mine {
  readonly states: readonly CaseState[];
  /** How many more there are that cannot be shown. */
  readonly damaged: number;
  readonly facts: Facts;
  readonly now: string;
}

/**
 * Every case in which the person has a part now, but for what was filed away long ago, the latest change first: for the
 * lists in the chat and in the tab. Or why they get none: they ask too often, or are not in the directory. Who may see
 * what is never decided on an older directory than the read's (process page I7). This look is counted as a press is.
 */
export async function readMine(shell: MineShell, person: PersonId): Promise<Mine | NotLetIn> {
  const read = await shell.lists.readMine(person, mostFiledAway);
  const facts = await whyNot(shell, person, read);
  if (typeof facts === 'string') return facts;
  const now = shell.clock.now();
  const states = read.states.filter((state) => lookingRoles(state, facts, person, now).size > 0);
  return { states, damaged: read.damaged, facts, now };
}
