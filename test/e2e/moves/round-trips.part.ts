import type { CaseRef } from '../../../src/domain/case/ids';
import type { InboxMessage } from '../../../src/stand-in/connector/inbox';
import { who } from '../support/answers';
import { historyOf } from '../support/kept';
import { askFor } from '../support/steps';
import { worldForTests } from '../support/world-for-tests';

const { world } = worldForTests();
const consultant = () => world().player(who.oncologist);

/** What the bot asks of Redis from a press to its reply; what follows the reply begins before it, and counts too. */
async function during(press: () => Promise<unknown>): Promise<readonly string[]> {
  const before = world().roundTrips.length;
  await press();
  return world().roundTrips.slice(before);
}

describe('round trips to Redis', () => {
  let ref: CaseRef;
  let message: InboxMessage;

  beforeAll(async () => {
    ref = await askFor(world().player(who.oncologyDoctor), 'critical-friend', {
      'people.namedConsultant': who.oncologist,
      'route.candidates.0.candidate': who.haematologist,
      'route.candidates.0.proposedBy': 'team',
    });
    message = consultant().card(ref);
    // Delivery and the clock of this bot stop: all that is counted now is a press's own.
    await world().stopBackground();
  });

  test('looking costs one read; that it was seen is noted after the reply', async () => {
    expect(await during(() => consultant().press(message, 'show:people'))).toEqual(['readPress', 'seen']);
    expect(await during(() => consultant().press(message, 'show:case'))).toEqual(['readPress', 'seen']);
  });

  test('opening a form and putting it away cost one read and one write each', async () => {
    expect(await during(() => consultant().press(message, 'open:comment'))).toEqual([
      'readPress',
      'saveDraft',
    ]);
    const save = consultant().verb(message, 'save:comment');
    expect(await during(() => consultant().press(message, save, { comment: 'Later.' }))).toEqual([
      'readPress',
      'saveDraft',
      'seen',
    ]);
  });

  test('a decision costs one read and one write; that it was seen is noted after the reply', async () => {
    await consultant().press(message, 'open:approve');
    const send = consultant().verb(message, 'send:approve');
    const typed = { view: 'Fair.' };
    expect(await during(() => consultant().press(message, send, typed))).toEqual([
      'readPress',
      'commit',
      'seen',
    ]);
    expect(await historyOf(world(), ref)).toEqual(['submitted', 'approved', 'candidate-invited']);
  });

  test('a press that is delivered again costs one read', async () => {
    await consultant().press(message, 'open:comment');
    const sent = await consultant().press(message, consultant().verb(message, 'send:comment'), {
      comment: 'Now.',
    });
    for (const as of ['sameId', 'newId'] as const) {
      expect(await during(() => world().teams.redeliver(sent, as))).toEqual(['readPress', 'seen']);
    }
    expect((await historyOf(world(), ref)).filter((each) => each === 'commented')).toHaveLength(1);
  });

  test('a refused press costs one read', async () => {
    const stranger = world().player(who.nurse);
    const own = await stranger.say('help');
    const card = message.card;
    if (card === undefined) throw new Error('There was no card');
    const press = () => stranger.press(own, 'open:approve', {}, { card });
    expect(await during(press)).toEqual(['readPress']);
  });
});
