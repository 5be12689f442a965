import type { CaseRef } from '../../../src/domain/case/ids';
import type { InboxMessage } from '../../../src/stand-in/connector/inbox';
import { anotherChild, who } from '../support/answers';
import { historyOf, stateOf } from '../support/kept';
import type { Player } from '../support/player';
import { askFor } from '../support/steps';
import { worldForTests } from '../support/world-for-tests';

const { world } = worldForTests();
const coordinator = () => world().player(who.coordinator);
const first = () => world().player(who.oncologyDoctor);
const second = () => world().player(who.respiratoryDoctor);

const child = { 'child.nhsNumber': anotherChild() };
const aboutIt = {
  ...child,
  'people.namedConsultant': who.oncologist,
  'route.candidates.0.candidate': who.haematologist,
  'route.candidates.0.proposedBy': 'team',
};
const asks = (player: Player, more = {}) => askFor(player, 'critical-friend', { ...aboutIt, ...more });

describe('a second request about the same child', () => {
  let one: CaseRef;
  let two: CaseRef;
  let ofAnother: CaseRef;

  /** The coordinator's newest message that is about this case, whatever others it names. */
  const cardOf = (player: Player, ref: CaseRef): InboxMessage => {
    const own = player.cards(ref).filter((each) => player.textOf(each).startsWith(`Request ${ref}`));
    const last = own.at(-1);
    if (last === undefined) throw new Error(`no card about ${ref}`);
    return last;
  };
  const textOf = (player: Player, ref: CaseRef) => player.textOf(cardOf(player, ref));

  beforeAll(async () => {
    one = await asks(first());
    ofAnother = await asks(first(), { 'child.nhsNumber': anotherChild() });
    two = await asks(second());
    await world().settle();
  });

  test('is pointed out to the coordinator, with the button to join, and to nobody else', async () => {
    expect(await historyOf(world(), two)).toEqual(['submitted', 'match-found']);
    expect(textOf(coordinator(), two)).toContain(`Request ${one} about the same child was open`);
    const verbs = coordinator().verb(cardOf(coordinator(), two), 'open:join-duplicate');
    expect(verbs).toBe('open:join-duplicate');
    for (const person of [who.oncologist, who.respiratoryDoctor]) {
      const player = world().player(person);
      for (const side of ['history', 'case', 'people', 'case']) {
        const message = cardOf(player, two);
        await player.press(message, `show:${side}`);
        const shown = player.textOf({ card: player.shown(message), text: undefined });
        expect(shown).toContain(two);
        expect(shown).not.toContain(one);
        expect(shown).not.toContain('same child');
        expect(shown).not.toContain('Another open request');
      }
    }
    // It is still there after something else has happened.
    const press = { comment: 'Seen.' };
    await coordinator().fill(await openOn(coordinator(), two, 'comment'), 'comment', press);
    expect(textOf(coordinator(), two)).toContain(`Request ${one} about the same child was open`);
    const message = cardOf(coordinator(), two);
    await coordinator().press(message, 'show:history');
    expect(coordinator().textOf({ card: coordinator().shown(message), text: undefined })).toContain(
      'Another open request about this child was found',
    );
    await coordinator().press(message, 'show:case');
    expect(await historyOf(world(), ofAnother)).toEqual(['submitted']);
  });

  test('is pointed out to a requester who has a part in the other one too, who cannot join them', async () => {
    const again = await asks(first());
    const seen = (await stateOf(world(), again)).matches?.map((each) => [each.ref, each.requesterToo]);
    expect(seen).toEqual(
      expect.arrayContaining([
        [one, true],
        [two, false],
      ]),
    );
    const shown = textOf(first(), again);
    expect(shown).toContain(`Request ${one} about the same child was open`);
    expect(shown).not.toContain(two);
    expect(() => first().verb(cardOf(first(), again), 'open:join-duplicate')).toThrow();
    await first().fill(await openOn(first(), again, 'withdraw'), 'withdraw', {
      reason: 'Sent twice by mistake.',
      whoWasTold: 'Nobody needs to be told.',
      familyAgreed: 'yes',
    });
    expect((await stateOf(world(), again)).stage.status).toBe('withdrawn');
    ended = again;
  });

  let ended: CaseRef;
  const openOn = async (player: Player, ref: CaseRef, command: string) => {
    const message = cardOf(player, ref);
    await player.press(message, `open:${command}`);
    return message;
  };

  test('is joined only with an open request about the same child that the coordinator may see', async () => {
    const message = await openOn(coordinator(), two, 'join-duplicate');
    const inOtherTrust = await askFor(world().player(who.saltmereOncologist), 'critical-friend', {
      ...aboutIt,
      'child.organisation': 'INV-T2',
      'people.namedConsultant': who.saltmereOncologist,
    });
    expect(await historyOf(world(), inOtherTrust)).not.toContain('match-found');
    const noPart = 'There is no request with this reference in which you have a part';
    const refused = [
      ['whatever', 'This is not a reference'],
      [two, 'the reference of this very request'],
      ['K7M4-RQX3', 'not a reference'],
      ['T2HW-9CDK', noPart],
      [inOtherTrust, noPart],
      [ofAnother, 'about another child'],
      [ended, 'That request is over'],
    ] as const;
    for (const [stays, sentence] of refused) {
      await coordinator().press(message, 'send:join-duplicate:only', { stays });
      const text = coordinator().textOf({ card: coordinator().shown(message), text: undefined });
      expect({ stays, says: text.includes(sentence) ? sentence : text }).toEqual({ stays, says: sentence });
    }
    expect(await historyOf(world(), two)).toEqual(['submitted', 'match-found', 'commented']);
    const typed = one.toLowerCase().replace('-', ' ');
    await coordinator().press(message, 'send:join-duplicate:only', { stays: typed });
    await world().settle();
    expect((await stateOf(world(), two)).stage).toMatchObject({ status: 'closed-joined', stays: one });
    expect((await stateOf(world(), one)).stage.status).toBe('consultant-review');
    expect(textOf(coordinator(), two)).not.toContain('was open when this one was sent');
  });

  test('is found too once a mistyped child is corrected', async () => {
    const { dateOfBirth } = (await stateOf(world(), one)).request.child;
    const correction = {
      'correction.part': 'child',
      'correction.child.dateOfBirth': dateOfBirth,
      ...Object.fromEntries(Object.entries(child).map(([path, value]) => [`correction.${path}`, value])),
      'correction.child.initials': 'A.B.',
      why: 'The wrong number was typed.',
    };
    await first().fill(await openOn(first(), ofAnother, 'correct'), 'correct', correction);
    expect(await historyOf(world(), ofAnother)).toEqual(['submitted', 'corrected', 'match-found']);
    expect(textOf(coordinator(), ofAnother)).toContain(`Request ${one} about the same child`);
  });
});
