import type { CaseRef } from '../../../src/domain/case/ids';
import { inventedId } from '../../../src/domain/directory/invented/invented-person';
import { familyConversation, inDays, intake, noConflicts, pack, who, yearsOld } from '../support/answers';
import { historyOf, stateOf } from '../support/kept';
import type { Player } from '../support/player';
import { askFor, beginAsking } from '../support/steps';
import { worldForTests } from '../support/world-for-tests';

const { world } = worldForTests();

async function at(personId: string, ref: CaseRef): Promise<Player> {
  const player = world().player(personId);
  await player.say(`status ${ref}`);
  return player;
}
const give = async (person: string, ref: CaseRef, command: string, answers = {}) =>
  (await at(person, ref)).give(ref, command, answers);
const shown = (player: Player, message: Parameters<Player['shown']>[0]) =>
  player.textOf({ card: player.shown(message), text: undefined });

const neurology = {
  'people.namedConsultant': who.neurologist,
  'question.specialty': 'Neurology',
  'route.candidates.0.candidate': who.saltmereNeurologist,
  'route.candidates.0.proposedBy': 'team',
};

describe('edge cases, over HTTP', () => {
  test('somebody of the same Trust under another site’s code, or with an honorary contract there, cannot be asked', async () => {
    const requester = world().player(who.oncologyDoctor);
    const message = await beginAsking(requester, 'external-second-opinion');
    const answers = intake({ 'people.namedConsultant': who.oncologist });
    for (let page = 0; page < 30; page += 1) {
      const verb = requester.verb(message, 'next:submit');
      if (requester.choices(message, 'route.candidates.0.candidate').length > 0) break;
      const asked = Object.fromEntries(
        Object.entries(answers).filter(([path]) =>
          JSON.stringify(requester.shown(message)).includes(`"f.${path}"`),
        ),
      );
      await requester.press(message, verb, asked);
    }
    const offered = requester.choices(message, 'route.candidates.0.candidate');
    for (const person of [who.respiratoryConsultant, inventedId(203)]) {
      expect(offered).not.toContain(person);
      const forced = { 'route.candidates.0.candidate': person, 'route.candidates.0.proposedBy': 'team' };
      await requester.press(message, requester.verb(message, 'next:submit'), forced, { force: true });
      expect(shown(requester, message)).toContain('perhaps under another site or an honorary contract');
    }
    // Else the next request of this person would go on with this one’s draft.
    await requester.press(message, 'discard:submit');
  }, 60_000);

  test('the named consultant who asks does not approve: the deputy does; and nobody relays for themselves', async () => {
    const ref = await askFor(world().player(who.neurologist), 'external-second-opinion', intake(neurology));
    expect((await at(who.neurologist, ref)).buttons(ref)).not.toContain('open:approve');
    expect((await at(who.otherNeurologist, ref)).buttons(ref)).toContain('open:approve');
  });

  test('twins: two requests stay two, the consultant sees nothing of the other, and only the coordinator could join them', async () => {
    const asks = async () =>
      askFor(
        world().player(who.oncologyDoctor),
        'critical-friend',
        intake({
          'child.initials': 'T.W.',
          'child.nhsNumber': '',
          'people.namedConsultant': who.oncologist,
          'route.candidates.0.candidate': who.haematologist,
          'route.candidates.0.proposedBy': 'team',
        }),
      );
    const [first, second] = [await asks(), await asks()];
    for (const ref of [first, second]) {
      expect((await stateOf(world(), ref)).stage.status).toBe('consultant-review');
      expect(await historyOf(world(), ref)).not.toContain('duplicate-joined');
      expect((await at(who.coordinator, ref)).buttons(ref)).toContain('open:join-duplicate');
      expect((await at(who.oncologyDoctor, ref)).buttons(ref)).not.toContain('open:join-duplicate');
    }
    // Nothing tells twins with the same initials from one child asked for twice: the coordinator looks at it, and leaves it.
    expect((await at(who.coordinator, second)).text(second)).toContain(
      `Request ${first} about the same child was open`,
    );
    expect(await historyOf(world(), first)).not.toContain('match-found');
    expect((await at(who.oncologist, second)).text(second)).not.toContain(first);
  }, 60_000);

  test('the patient turns 18: the parents’ route stops at midnight, and goes on with the young adult’s wishes', async () => {
    const ref = await askFor(
      world().player(who.oncologyDoctor),
      'external-second-opinion',
      intake({
        'child.dateOfBirth': yearsOld(18, 2),
        'people.namedConsultant': who.oncologist,
        'route.candidates.0.candidate': who.saltmereOncologist,
        'route.candidates.0.proposedBy': 'team',
      }),
    );
    await give(who.oncologist, ref, 'approve', { view: 'Fair.' });
    await world().moveClock({ now: `${inDays(2)}T09:30:00.000Z` });
    await world().settle();
    expect(await historyOf(world(), ref)).toContain('eighteenth-birthday');
    const consultant = await at(who.oncologist, ref);
    expect(consultant.buttons(ref)).not.toContain('open:record-family-conversation');
    expect(consultant.text(ref)).toContain('The patient is 18 now');
    await consultant.give(ref, 'record-young-adult-wishes', {
      capacity: 'Has capacity.',
      whomToTell: 'His mother, and nobody else.',
      recordedOn: inDays(2),
    });
    await give(who.oncologist, ref, 'record-family-conversation', {
      ...familyConversation,
      'conversation.youngPerson.view': 'wants',
      'conversation.youngPerson.sharing': 'agreed',
    });
    expect((await stateOf(world(), ref)).stage.status).toBe('preparing');
  }, 60_000);

  test('a clinical lead who asks does not decide; where the alternate is on the team, the coordinator names somebody', async () => {
    const ref = await askFor(
      world().player(who.clinicalLead),
      'critical-friend',
      intake({
        'people.namedConsultant': who.oncologist,
        'people.team.0': inventedId(109),
        'route.candidates.0.candidate': who.haematologist,
        'route.candidates.0.proposedBy': 'team',
      }),
    );
    await give(who.oncologist, ref, 'object', { reason: 'Not a question for a friend.' });
    expect((await at(who.clinicalLead, ref)).buttons(ref)).not.toContain('open:proceed');
    const coordinator = await at(who.coordinator, ref);
    expect(coordinator.text(ref)).toMatch(/This waits for you/);
    await coordinator.give(ref, 'name-stand-in', {
      role: 'clinical-lead',
      person: who.respiratoryConsultant,
      reason: 'Nobody else is free.',
    });
    const named = await at(who.respiratoryConsultant, ref);
    expect(named.buttons(ref)).toContain('open:proceed');
    await named.give(ref, 'proceed', { reason: 'It is one.' });
    expect((await stateOf(world(), ref)).stage.status).toBe('inviting');
  }, 60_000);

  test('who says that they work for the treating Trust is told that the invitation ends, and the next is asked', async () => {
    const ref = await askFor(
      world().player(who.oncologyDoctor),
      'external-second-opinion',
      intake({
        'people.namedConsultant': who.otherOncologist,
        'route.candidates.0.candidate': who.saltmereOncologist,
        'route.candidates.0.proposedBy': 'team',
        'route.candidates.1.candidate': who.nationalPanel,
        'route.candidates.1.proposedBy': 'team',
      }),
    );
    await give(who.otherOncologist, ref, 'approve', { view: 'Fair.' });
    await give(who.otherOncologist, ref, 'record-family-conversation', familyConversation);
    await give(who.coordinator, ref, 'complete-pack', pack({}));
    const candidate = await at(who.saltmereOncologist, ref);
    const form = await candidate.open(ref, 'accept');
    const { outcome } = await candidate.fill(form, 'accept', {
      ...noConflicts,
      'conflicts.sameEmployer': 'yes',
      'conflicts.details': 'An honorary contract.',
    });
    expect(JSON.stringify(outcome)).toContain('You work for the treating organisation.');
    expect(JSON.stringify(outcome)).not.toContain('Your acceptance is recorded');
    expect((await stateOf(world(), ref)).candidates.map((each) => each.standing)).toEqual([
      'refused',
      'invited',
    ]);
    expect(await historyOf(world(), ref)).toContain('acceptance-refused');
  }, 60_000);
});
