import { redisForTests } from '../support/redis';
import { intake, inDays, invented, noConflicts, opinion } from './support/answers';
import { first } from './support/player';
import { startWorld, type World } from './support/world';

const redis = redisForTests();
let world: World;
beforeAll(async () => {
  world = await startWorld({ redisUrl: redis.url() });
}, 60_000);
afterAll(async () => world?.close());

const requesterId = invented(103);
const consultantId = invented(101);
const firstFriend = invented(104);
const secondFriend = invented(105);

describe('scenario A: the plan is tested by a critical friend, who advises an ESO', () => {
  test('from asking to the linked request', async () => {
    const requester = world.player(requesterId);
    const consultant = world.player(consultantId);
    const message = await requester.say('new request');
    await requester.press(message, 'new:critical-friend');
    await requester.fill(
      message,
      'submit',
      intake({
        'child.nhsNumber': '999 172 5008',
        'people.namedConsultant': consultantId,
        'route.candidates.0.candidate': firstFriend,
        'route.candidates.0.proposedBy': 'team',
        'route.candidates.1.candidate': secondFriend,
        'route.candidates.1.proposedBy': 'team',
      }),
    );
    const text = requester.textOf(world.teams.message(requesterId, message.activityId));
    const ref = /[0-9A-Z]{4}-[0-9A-Z]{4}/.exec(text)?.[0] ?? '';
    expect(ref).not.toBe('');

    await consultant.give(ref, 'ask-for-changes', { missing: 'Which harms weigh most?' });
    await requester.give(ref, 'revise', { change: 'The question is sharper now.' });
    await consultant.give(ref, 'approve', { view: 'A fair question.' });

    const friend = world.player(firstFriend);
    await friend.give(ref, 'decline', { reasonCode: 'no-time' });
    const second = world.player(secondFriend);
    await second.give(ref, 'accept', noConflicts);
    await second.give(ref, 'confirm-no-link', { noLink: 'yes' });
    await second.give(ref, 'ask-for-item', { item: 'The last bone marrow result' });
    await requester.give(ref, 'supply-item', { where: 'Results system, 3 May', item: first });
    await second.give(ref, 'give-opinion', opinion({ 'opinion.advice': 'seek-eso' }));
    await consultant.give(ref, 'acknowledge', {
      readOn: inDays(0),
      whatWillBeDone: 'We ask for an external second opinion.',
    });
    console.log(consultant.text(ref), consultant.buttons(ref));
  }, 60_000);
});
