import { fold } from '../../../src/domain/case/evolve';
import type { CaseRef } from '../../../src/domain/case/ids';
import type { CaseState } from '../../../src/domain/case/state';
import { inventedDirectory } from '../../../src/domain/directory/invented-directory';
import { indexDirectory } from '../../../src/domain/directory/lookup';
import { mayBeTold } from '../../../src/domain/process/notices';
import { rolesOf } from '../../../src/domain/process/people-on-case';
import { cardFor, closedCard } from '../../../src/workflow/case-cards';
import type { World } from './world';

export const inventedFacts = { directory: indexDirectory(inventedDirectory) };

/** The case as it is stored. Throws when there is none. */
export async function stateOf({ stores }: World, ref: CaseRef): Promise<CaseState> {
  const state = await stores.cases.readCase(ref);
  if (state === undefined) throw new Error(`There is no case ${ref}`);
  return state;
}

/** The types of the stored history, oldest first; checks on the way that the stored state is its fold. */
export async function historyOf(world: World, ref: CaseRef): Promise<readonly string[]> {
  const events = await world.stores.cases.history(ref);
  expect(fold(events)).toEqual(await stateOf(world, ref));
  expect(events.map((each) => each.seq)).toEqual(events.map((_, index) => index + 1));
  return events.map((each) => each.type);
}

/** Who has a card or message about the case in their chat, by the numbers of the invented people. */
export function peopleWithCards(world: World, ref: CaseRef): readonly number[] {
  return inventedDirectory.people
    .filter(({ id }) => world.player(id).cards(ref).length > 0)
    .map(({ id }) => Number(id.slice(-3)));
}

/**
 * Checks that every live copy of every card of the case, on every device, shows the case as it now is: what would be
 * rendered for that person now, but for the form's id. Gives how many copies there are.
 */
export async function expectCardsToAgree(world: World, ref: CaseRef): Promise<number> {
  await world.settle();
  const state = await stateOf(world, ref);
  const now = world.clock.now();
  const rows = await world.stores.ledger.rows(ref);
  let copies = 0;
  for (const row of rows) {
    // Whoever a hold or a death shuts out keeps what they had: nothing at all is sent to them.
    if (!mayBeTold(row.person, state, inventedFacts, now)) continue;
    world.teams.reload(row.person);
    const should = shouldSee(state, row.person, now);
    for (const copy of row.copies.filter((each) => each.shows === 'live')) {
      const { card } = world.teams.message(row.person, copy.activityId);
      expect({ person: row.person, card: withoutForms(card) }).toEqual({
        person: row.person,
        card: withoutForms(should),
      });
      copies += 1;
    }
    expect({ person: row.person, shown: row.shownVersion >= row.wantedVersion }).toMatchObject({
      shown: true,
    });
  }
  return copies;
}

/** What the person should see now; somebody who lost every role has their card closed. */
function shouldSee(state: CaseState, viewer: string, now: string): unknown {
  const has = rolesOf(state, inventedFacts, viewer, now).size > 0;
  return has
    ? cardFor({ state, facts: inventedFacts, viewer, now, form: 'form', printing: true }).card
    : closedCard(state.ref).card;
}

/** A card with the same id for every form. */
function withoutForms(card: unknown): unknown {
  return JSON.parse(JSON.stringify(card ?? null, (key, value: unknown) => (key === 'form' ? 'form' : value)));
}
