import { inDays, noConflicts, who } from '../support/answers';
import { expectCardsToAgree, historyOf, stateOf } from '../support/kept';
import { askFor } from '../support/steps';
import { worldForTests } from '../support/world-for-tests';

const { world } = worldForTests();

describe('POST /local/clock', () => {
  test('moves by a time or to an instant, and says where it stands', async () => {
    const before = world().clock.now();
    expect(await world().askClock({ advance: 'PT1H' })).toMatchObject({
      status: 200,
      body: { now: expect.any(String) },
    });
    expect(Date.parse(world().clock.now()) - Date.parse(before)).toBeGreaterThanOrEqual(3_600_000);
    const to = `${inDays(0)}T12:00:00Z`;
    expect((await world().askClock({ now: to })).status).toBe(200);
    expect(world().clock.now() >= new Date(to).toISOString()).toBe(true);
  });

  test.each([[{ now: `${inDays(-1)}T09:00:00Z` }], [{ advance: '-PT1H' }]])(
    'never goes back: %j',
    async (body) => {
      const before = world().clock.now();
      expect((await world().askClock(body)).status).toBe(409);
      expect(world().clock.now() >= before).toBe(true);
    },
  );

  test.each([[{}], [{ now: 'tomorrow' }], [{ now: 5 }], [{ advance: 'soon' }], [[]], ['"now"'], ['{'], ['']])(
    'cannot read %j',
    async (body) => {
      expect((await world().askClock(body)).status).toBe(400);
    },
  );
});

describe('what falls due', () => {
  test('a consultant who does not answer is reminded after a working day, not a minute before', async () => {
    const ref = await askFor(world().player(who.oncologyDoctor), 'critical-friend', {
      'people.namedConsultant': who.oncologist,
      'route.candidates.0.candidate': who.haematologist,
      'route.candidates.0.proposedBy': 'team',
    });
    const consultant = world().player(who.oncologist);
    const since = Date.parse((await stateOf(world(), ref)).gateSince);
    const workingDay = 24 * 3_600_000;
    await world().moveClock({ now: new Date(since + workingDay - 60_000).toISOString() });
    expect(await historyOf(world(), ref)).toEqual(['submitted']);
    expect(consultant.cards(ref)).toHaveLength(1);
    await world().moveClock({ now: new Date(since + workingDay + 60_000).toISOString() });
    expect(await historyOf(world(), ref)).toEqual(['submitted', 'reminded']);
    const [old, fresh, ...more] = consultant.cards(ref);
    expect(more).toEqual([]);
    expect(consultant.textOf(old ?? { card: undefined, text: '' })).toContain(
      'here is a newer card further down',
    );
    expect(fresh?.card && consultant.buttons(ref)).toContain('open:approve');
    await expectCardsToAgree(world(), ref);
  });

  test('an invitation lapses unanswered and the next is asked; the first may still accept while the place is free', async () => {
    const ref = await askFor(world().player(who.neurologist), 'critical-friend', {
      'people.namedConsultant': who.neurologist,
      'question.specialty': 'Neurology',
      'question.neededBy': inDays(60),
      'route.candidates.0.candidate': who.haematologist,
      'route.candidates.0.proposedBy': 'team',
      'route.candidates.1.candidate': who.palliativeConsultant,
      'route.candidates.1.proposedBy': 'team',
    });
    const [silent, next] = [world().player(who.haematologist), world().player(who.palliativeConsultant)];
    expect(next.cards(ref)).toEqual([]);
    await world().moveClock({ advance: 'P7D' });
    const happened = await historyOf(world(), ref);
    expect(happened.filter((each) => each !== 'reminded')).toEqual([
      'submitted',
      'candidate-invited',
      'invitation-lapsed',
      'candidate-invited',
    ]);
    expect(happened.indexOf('reminded')).toBeLessThan(happened.indexOf('invitation-lapsed'));
    expect(next.buttons(ref)).toEqual(['open:accept', 'open:decline']);
    expect(silent.buttons(ref)).toEqual(['open:accept', 'open:decline']);
    await silent.give(ref, 'accept', noConflicts);
    expect((await stateOf(world(), ref)).candidates.map((each) => each.standing)).toEqual([
      'reviewer',
      'invited',
    ]);
    await expectCardsToAgree(world(), ref);
  });
});
