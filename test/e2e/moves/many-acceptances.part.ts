import { inventedId } from '../../../src/domain/directory/invented/invented-person';
import type { JsonObject } from '../../../src/stand-in/json';
import { noConflicts, who } from '../support/answers';
import { expectCardsToAgree, historyOf, stateOf } from '../support/kept';
import { askFor } from '../support/steps';
import { worldForTests } from '../support/world-for-tests';

const { world } = worldForTests({ bots: 2 });
const invited = [104, 105, 106, 107, 115, 116, 118, 201, 202, 302].map(inventedId);
const pressesEach = 20;

describe('200 presses of “accept” by ten invited people through two bot processes', () => {
  test('one assignment, nine reserves, 190 without effect', async () => {
    const ref = await askFor(world().player(who.oncologist), 'critical-friend', {
      'people.namedConsultant': who.oncologist,
      'question.urgency': 'urgent',
      'route.candidates.0.candidate': invited[0] ?? '',
      'route.candidates.0.proposedBy': 'team',
    });
    const coordinator = world().player(who.coordinator);
    for (const candidate of invited.slice(1)) {
      await coordinator.give(ref, 'add-candidate', {
        candidate,
        proposedBy: 'coordinator',
        reason: 'In parallel.',
      });
      await coordinator.give(ref, 'invite-next');
    }
    expect((await stateOf(world(), ref)).candidates.map((each) => each.standing)).toEqual(
      Array(10).fill('invited'),
    );

    const presses: JsonObject[] = [];
    for (const id of invited) {
      const person = world().player(id);
      const message = await person.open(ref, 'accept');
      const verb = await person.fillUpTo(message, 'accept', noConflicts);
      const typed = Object.entries(noConflicts).filter(([path]) => path.startsWith('conflicts.'));
      const inputs = Object.fromEntries(typed.map(([path, value]) => [`f.${path}`, value]));
      presses.push(world().teams.preparePress(id, message.activityId, { verb }, inputs));
    }
    const replies = await Promise.all(
      Array.from({ length: pressesEach }, (_, round) =>
        presses.map((press, index) => {
          const botUrl = world().botUrls()[(round + index) % 2] ?? '';
          const activity = round % 3 === 0 ? press : { ...press, id: `f:again-${round}-${index}` };
          return world().teams.signed(activity, { botUrl });
        }),
      ).flat(),
    );
    expect(replies).toHaveLength(200);
    for (const { status, body } of replies) {
      expect({ status, body }).toMatchObject({
        status: 200,
        body: {
          statusCode: 200,
          // Among two hundred at once one may be told that it was not saved, and to press again.
          type: expect.stringMatching(/^application\/vnd\.microsoft\.(card\.adaptive|activity\.message)$/),
        },
      });
    }
    await world().settle();

    const { candidates } = await stateOf(world(), ref);
    expect(candidates.filter((each) => each.standing === 'reviewer')).toHaveLength(1);
    expect(candidates.filter((each) => each.standing === 'reserve')).toHaveLength(9);
    const events = await world().stores.cases.history(ref);
    const accepted = events.flatMap((each) => (each.type === 'invitation-accepted' ? [each.as] : []));
    expect(accepted.sort()).toEqual([...Array<string>(9).fill('reserve'), 'reviewer']);
    expect((await historyOf(world(), ref)).filter((each) => each === 'conflict-cleared')).toHaveLength(1);
    await expectCardsToAgree(world(), ref);
  }, 60_000);
});
