import { inventedDirectory } from '../../../src/domain/directory/invented/invented-directory';
import { who } from '../support/answers';
import { choicesOn, inputsOn } from '../support/card-fields';
import { askFor } from '../support/steps';
import { worldForTests } from '../support/world-for-tests';

const { world } = worldForTests();

/**
 * On iOS and Android a list that searches while one types neither searches nor shows the choices beside it
 * (github.com/microsoft/AdaptiveCards, issues 9208 and 8823): people are found by a part of the name, a press, and hits on
 * the same card.
 */
describe.each(['iOS', 'Android'] as const)('in Teams on a phone (%s)', (client) => {
  const requester = () => world().player(who.oncologyDoctor);
  const request = {
    'people.namedConsultant': who.oncologist,
    'route.candidates.0.candidate': who.haematologist,
    'route.candidates.0.proposedBy': 'team',
  };
  const cards = (person: string) => JSON.stringify(world().teams.thread(person));

  beforeAll(() => {
    for (const person of [who.oncologyDoctor, who.oncologist, who.haematologist])
      world().teams.usesClient(person, client);
  });

  test('what is sent says so, as Teams has it', () => {
    expect(world().teams.activity(who.oncologyDoctor, {})).toMatchObject({
      entities: [{ type: 'clientInfo', platform: client }],
    });
  });

  test('a request is written, approved and taken up, and no list on any card searches by itself', async () => {
    const ref = await askFor(requester(), 'critical-friend', request);
    await world().player(who.oncologist).give(ref, 'approve', { view: 'I agree.' });
    expect(world().player(who.haematologist).text(ref)).toBeTruthy();
    for (const person of [who.oncologyDoctor, who.oncologist, who.haematologist])
      expect(cards(person)).not.toMatch(/Data\.Query|choices\.data/);
  });

  test('somebody whom the list does not offer is found by a part of the name and chosen on the same card', async () => {
    const consultant = world().player(who.oncologist);
    const ref = await askFor(requester(), 'critical-friend', request);
    const message = await consultant.open(ref, 'add-member');
    const [finds = ''] = inputsOn(consultant.shown(message)).filter((each) => each.startsWith('find.'));
    const path = finds.replace('find.', '');
    const offered = choicesOn(consultant.shown(message), path);
    const wanted = inventedDirectory.people.find(
      ({ id }) => !offered.includes(id) && id !== who.oncologyDoctor,
    );
    const part = wanted?.name.split(' ').at(-1)?.slice(0, 6).toLowerCase() ?? '';
    await consultant.press(message, consultant.verb(message, 'find:add-member'), { [finds]: part });
    expect(choicesOn(consultant.shown(message), path)).toContain(wanted?.id);
  });
});
