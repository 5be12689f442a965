import { who } from '../support/answers';
import { askFor } from '../support/steps';
import { worldForTests } from '../support/world-for-tests';

const { world } = worldForTests();
const requester = () => world().player(who.oncologyDoctor);
const request = {
  'people.namedConsultant': who.oncologist,
  'route.candidates.0.candidate': who.haematologist,
  'route.candidates.0.proposedBy': 'team',
};

/** What somebody reads in answer to a picture or file, each message of it. */
async function answers(text: string, brings: 'picture' | 'file'): Promise<readonly string[]> {
  const { sent } = await world().teams.say(who.oncologyDoctor, text, brings);
  return sent.map((message) => requester().textOf(message));
}

const told =
  /neither read nor keep pictures and files.*stays in this chat.*nothing here that identifies a child/s;

describe('a picture or file that is sent', () => {
  test.each(['picture', 'file'] as const)(
    '%s alone: what becomes of it is said, and what can be written',
    async (kind) => {
      const said = await answers('', kind);
      expect(said).toEqual([expect.stringMatching(told)]);
      expect(said[0]).toContain('my requests');
      expect(said[0]).not.toContain('did not understand');
    },
  );

  test.each([
    ['new request', /Critical friend/],
    ['help', /my requests/],
    ['find Smith', /Smith|Nothing/i],
    ['here is the scan', /did not understand/],
  ])('beside “%s”: it is said first, and what was written is done', async (text, done) => {
    const said = await answers(text, 'picture');
    expect(said).toEqual([expect.stringMatching(told), expect.stringMatching(done)]);
  });

  test('beside a reference: the case is shown, once, and the card that shows it is kept up to date', async () => {
    const ref = await askFor(requester(), 'critical-friend', request);
    const said = await answers(`status ${ref}`, 'file');
    expect(said).toEqual([expect.stringMatching(told), expect.stringContaining(ref)]);
    expect(said[0]).not.toContain(ref);
    const shown = requester().card(ref);
    const before = requester().textOf(shown);
    await world().player(who.oncologist).give(ref, 'approve', { view: 'I agree.' });
    await world().settle();
    expect(requester().textOf(world().teams.message(who.oncologyDoctor, shown.activityId))).not.toBe(before);
  });
});
