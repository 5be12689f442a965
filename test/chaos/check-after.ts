import { isDeepStrictEqual } from 'node:util';
import { fold } from '../../src/domain/case/evolve';
import type { Stores } from '../../src/redis/stores';
import type { Teams } from '../../src/stand-in/teams';
import { cardsThatDiffer } from '../support/stories/cards-that-differ';
import type { ToldTime } from '../support/told-time';
import { type Decision, timesIn } from './decisions';

/** What stands when everything has come to rest. */
export interface After {
  readonly cases: number;
  readonly events: number;
  readonly lost: readonly Decision[];
  readonly doubled: readonly Decision[];
  /** Rows of the ledger: each is one person who should see one case. */
  readonly owed: number;
  readonly shown: number;
  readonly unknown: number;
  readonly failed: number;
  readonly copies: number;
  readonly problems: readonly string[];
}

/** Holds every stored history against what people were told, and every card against its case. */
export async function checkAfter(
  { stores, teams, time }: { readonly stores: Stores; readonly teams: Teams; readonly time: ToldTime },
  refs: readonly string[],
  decisions: readonly Decision[],
): Promise<After> {
  const problems: string[] = [];
  const lost: Decision[] = [];
  const doubled: Decision[] = [];
  let [events, owed, shown, unknown, failed, copies] = [0, 0, 0, 0, 0, 0];
  for (const ref of new Set(refs)) {
    const history = await stores.cases.history(ref);
    const state = await stores.cases.readCase(ref);
    events += history.length;
    if (!isDeepStrictEqual(fold(history), state))
      problems.push(`${ref}: the state is not the fold of the events`);
    for (const decision of decisions.filter((each) => each.ref === ref)) {
      const times = timesIn(history, decision);
      if (times === 0) lost.push(decision);
      if (times > 1) doubled.push(decision);
    }
    const now = new Date(time.now()).toISOString();
    const rows = await stores.ledger.rows(ref);
    // A message on which somebody left a form open is let be for half an hour; then it follows the case.
    const letBe = new Set(rows.filter(({ heldUntil = '' }) => heldUntil > now).map(({ person }) => person));
    for (const { standing, person, wantedVersion, shownVersion } of rows) {
      owed += 1;
      if (standing === 'unknown') unknown += 1;
      else if (standing === 'failed') failed += 1;
      else if ((standing === 'delivered' || standing === 'seen') && shownVersion >= wantedVersion) shown += 1;
      else problems.push(`${ref}: the row of ${person} rests on ${standing}`);
    }
    const compared = await cardsThatDiffer({ teams, stores }, ref, now);
    copies += compared.copies;
    problems.push(
      ...compared.differences
        .filter(({ person }) => !letBe.has(person))
        .map(({ person }) => `${ref}: a card of ${person} shows something else`),
    );
  }
  return { cases: new Set(refs).size, events, lost, doubled, owed, shown, unknown, failed, copies, problems };
}
