import { fold } from '../../../src/domain/case/evolve';
import type { CaseRef } from '../../../src/domain/case/ids';
import type { CaseState } from '../../../src/domain/case/state';
import { inventedDirectory } from '../../../src/domain/directory/invented/invented-directory';
import { indexDirectory } from '../../../src/domain/directory/lookup';
import { cardsThatDiffer } from '../../support/stories/cards-that-differ';
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
  const { copies, differences } = await cardsThatDiffer(world, ref, world.clock.now());
  for (const { person, shown, should } of differences)
    expect({ person, shown }).toEqual({ person, shown: should });
  return copies;
}
