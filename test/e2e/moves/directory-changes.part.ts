import { inventedDirectory } from '../../../src/domain/directory/invented/invented-directory';
import type { Directory } from '../../../src/domain/directory/schema';
import { inbox } from '../../../src/web/contract/inbox';
import { tabAddress } from '../../../src/web/contract/routes';
import { who } from '../../builders/core/people';
import { quickCases } from '../support/quick-cases';
import { TabReader } from '../support/tab-reader';
import { worldForTests } from '../support/world-for-tests';

const { world } = worldForTests();

/** The office has a new coordinator and a new alternate; the old ones have left. */
function newOffice(): Directory {
  const gone: readonly string[] = [who.coordinator, who.coordinatorsAlternate];
  const office = (as: 'holder' | 'alternate') => [
    { role: 'coordinator' as const, organisation: 'INV-T1', as },
  ];
  const news: Readonly<Record<string, ReturnType<typeof office>>> = {
    [who.physiotherapist]: office('holder'),
    [who.servicePlanner]: office('alternate'),
  };
  const people = inventedDirectory.people
    .filter(({ id }) => !gone.includes(id))
    .map((each) => ({ ...each, standing: news[each.id] ?? each.standing }));
  return { ...inventedDirectory, people };
}

describe('an import that replaces the coordinator (process page §2, I15)', () => {
  afterAll(async () => {
    await world().stores.directory.replace(inventedDirectory);
  });

  test('the new one has list entry, card and notification within one tick, and the old one’s card is closed', async () => {
    const ref = await quickCases(world()).in('preparing', 'external-second-opinion');
    await world().settle();
    const [fresh, old] = [world().player(who.physiotherapist), world().player(who.coordinator)];
    expect(fresh.cards(ref)).toEqual([]);
    await world().stores.directory.replace(newOffice());
    await world().moveClock({ advance: 'PT1M' });
    expect(fresh.card(ref).notification).toContain('something waits for you');
    expect(fresh.buttons(ref)).toContain('open:complete-pack');
    expect(fresh.textOf(await fresh.say('my requests'))).toContain(ref);
    const listed = await new TabReader(world(), who.physiotherapist).read(inbox, tabAddress('inbox'));
    expect(listed.rows.map((row) => row.ref)).toContain(ref);
    expect(old.text(ref)).toContain('You have no part in this request any more');
  });
});
