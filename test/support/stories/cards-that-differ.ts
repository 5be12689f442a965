import { isDeepStrictEqual } from 'node:util';
import type { CaseRef } from '../../../src/domain/case/ids';
import type { CaseState } from '../../../src/domain/case/state';
import { inventedDirectory } from '../../../src/domain/directory/invented/invented-directory';
import { indexDirectory } from '../../../src/domain/directory/lookup';
import { mayBeTold } from '../../../src/domain/process/notices';
import { rolesOf } from '../../../src/domain/process/people/people-on-case';
import type { Stores } from '../../../src/redis/stores';
import type { Teams } from '../../../src/stand-in/teams';
import { cardFor, closedCard } from '../../../src/workflow/delivery/case-cards';

const facts = { directory: indexDirectory(inventedDirectory) };

/** A live copy that shows something else than it should, or a person who is not up to date. */
export interface Difference {
  readonly person: string;
  readonly shown: unknown;
  readonly should: unknown;
}

/**
 * Compares every live copy of every card of a case, on every device, with what would be rendered for that person now,
 * but for the forms' ids. Whoever a hold or a death shuts out keeps what they had: nothing at all is sent to them.
 */
export async function cardsThatDiffer(
  { teams, stores }: { readonly teams: Teams; readonly stores: Stores },
  ref: CaseRef,
  now: string,
): Promise<{ readonly copies: number; readonly differences: readonly Difference[] }> {
  const state = await stores.cases.readCase(ref);
  if (state === undefined) throw new Error(`There is no case ${ref}`);
  let copies = 0;
  const differences: Difference[] = [];
  for (const { person, copies: all, shownVersion, wantedVersion } of await stores.ledger.rows(ref)) {
    if (!mayBeTold(person, state, facts, now)) continue;
    teams.reload(person);
    const should = withoutForms(shouldSee(state, person, now));
    for (const { activityId } of all.filter((each) => each.shows === 'live')) {
      const message = teams.inbox(person).find((each) => each.activityId === activityId);
      const shown = withoutForms(message?.card);
      if (!isDeepStrictEqual(shown, should)) differences.push({ person, shown, should });
      copies += 1;
    }
    if (shownVersion < wantedVersion)
      differences.push({ person, shown: shownVersion, should: wantedVersion });
  }
  return { copies, differences };
}

/** What the person should see now; somebody who lost every role has their card closed. */
function shouldSee(state: CaseState, viewer: string, now: string): unknown {
  const has = rolesOf(state, facts, viewer, now).size > 0;
  return has
    ? cardFor({ state, facts, viewer, now, form: 'form', web: { printing: true, tabApp: undefined } }).card
    : closedCard({ state, facts, viewer, now }, []).card;
}

/** A card with the same id for every form. */
export function withoutForms(card: unknown): unknown {
  return JSON.parse(JSON.stringify(card ?? null, (key, value: unknown) => (key === 'form' ? 'form' : value)));
}
