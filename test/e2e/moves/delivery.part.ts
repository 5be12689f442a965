import type { CaseRef } from '../../../src/domain/case/ids';
import { inventedDirectory } from '../../../src/domain/directory/invented/invented-directory';
import { inDays, intake, who } from '../support/answers';
import { expectCardsToAgree, historyOf, stateOf } from '../support/kept';
import type { Player } from '../support/player';
import { askFor } from '../support/steps';
import { worldForTests } from '../support/world-for-tests';

const { world } = worldForTests({ without: [who.palliativeConsultant] });
const requester = () => world().player(who.oncologyDoctor);
const consultant = () => world().player(who.oncologist);

function askFriend(friend: string = who.haematologist): Promise<CaseRef> {
  return askFor(requester(), 'critical-friend', {
    'people.namedConsultant': who.oncologist,
    'route.candidates.0.candidate': friend,
    'route.candidates.0.proposedBy': 'team',
  });
}

/** How often the bot tried to post a new message into somebody's chat. */
const creates = (personId: string) =>
  world()
    .teams.traffic()
    .filter((each) => each.operation === 'create' && each.personId === personId).length;

const standingOf = async (ref: CaseRef, person: string) =>
  (await world().stores.ledger.rows(ref)).find((each) => each.person === person)?.standing;

const allText = (player: Player, ref: CaseRef) => player.cards(ref).map((each) => player.textOf(each));

describe('somebody who never installed the bot', () => {
  test('is shown to requester and coordinator as out of reach, with the next step; installing brings the card', async () => {
    const ref = await askFriend(who.palliativeConsultant);
    await consultant().give(ref, 'approve', { view: 'Fair.' });
    for (const id of [who.oncologyDoctor, who.coordinator]) {
      expect(world().player(id).text(ref)).toContain(
        'Dr Margaret Ashdown-Lee could not be reached here (the bot is not installed for them): please ring 01632 960105',
      );
    }
    expect(await historyOf(world(), ref)).toContain('invitation-lapsed');
    const friend = world().player(who.palliativeConsultant);
    expect(friend.cards(ref)).toEqual([]);
    await world().teams.install(who.palliativeConsultant);
    await world().teams.until(() => friend.cards(ref).length > 0);
    await world().settle();
    expect(friend.buttons(ref)).toEqual(['open:accept', 'open:decline']);
    expect(requester().text(ref)).not.toContain('could not be reached');
    await expectCardsToAgree(world(), ref);
  });
});

describe('Teams behaves badly', () => {
  test('429: the card is sent once, after the wait', async () => {
    const before = creates(who.oncologist);
    world().teams.inject({
      fault: { kind: 'status', status: 429, retryAfter: 1 },
      on: 'create',
      personId: who.oncologist,
    });
    const ref = await askFriend();
    await world().teams.until(() => consultant().cards(ref).length > 0);
    await world().settle();
    expect(consultant().cards(ref)).toHaveLength(1);
    expect(creates(who.oncologist) - before).toBe(2);
  });

  test('412: two operations met in one chat: the card comes within seconds, and nobody is alarmed', async () => {
    const before = creates(who.oncologist);
    world().teams.inject({
      fault: { kind: 'status', status: 412, code: 'PreconditionFailed' },
      on: 'create',
      personId: who.oncologist,
    });
    const ref = await askFriend();
    expect(await standingOf(ref, who.oncologist)).not.toBe('failed');
    await world().teams.until(() => consultant().cards(ref).length > 0, 15_000);
    await world().settle();
    expect(consultant().cards(ref)).toHaveLength(1);
    expect(creates(who.oncologist) - before).toBe(2);
    expect(requester().text(ref)).not.toContain('could not be reached');
  });

  test('a time-out on a new message is unknown and not repeated; the next change posts it', async () => {
    const before = creates(who.oncologist);
    world().teams.inject({ fault: { kind: 'drop' }, on: 'create', personId: who.oncologist });
    const ref = await askFriend();
    expect(await standingOf(ref, who.oncologist)).toBe('unknown');
    await world().moveClock({ advance: 'PT5M' });
    expect(creates(who.oncologist) - before).toBe(1);
    await requester().give(ref, 'comment', { comment: 'Did this reach you?' });
    expect(consultant().cards(ref)).toHaveLength(1);
    expect(creates(who.oncologist) - before).toBe(2);
    await expectCardsToAgree(world(), ref);
  });

  test('a message that arrived although its answer was lost is never doubled by the clock', async () => {
    world().teams.inject({ fault: { kind: 'drop' }, on: 'create', personId: who.oncologist, when: 'after' });
    const ref = await askFriend();
    await world().moveClock({ advance: 'PT5M' });
    expect(consultant().cards(ref)).toHaveLength(1);
    await consultant().give(ref, 'approve', { view: 'Pressed on the card that was never acknowledged.' });
    expect((await stateOf(world(), ref)).stage.status).toBe('inviting');
    expect(await standingOf(ref, who.oncologist)).toBe('seen');
    await expectCardsToAgree(world(), ref);
  });

  test('a message that was deleted is replaced at the next change', async () => {
    const ref = await askFriend();
    const lost = consultant().card(ref);
    world().teams.forgetMessage(who.oncologist, lost.activityId);
    expect(consultant().cards(ref)).toEqual([]);
    await requester().give(ref, 'comment', { comment: 'Something new.' });
    expect(consultant().cards(ref)).toHaveLength(1);
    const rows = await world().stores.ledger.rows(ref);
    const copies = rows.find((each) => each.person === who.oncologist)?.copies ?? [];
    expect(copies.filter((each) => each.shows === 'live').map((each) => each.activityId)).toEqual([
      consultant().card(ref).activityId,
    ]);
    expect(copies.find((each) => each.activityId === lost.activityId)?.shows ?? 'dead').toBe('dead');
  });
});

describe('the notification', () => {
  test('posts the card anew when it is somebody’s turn, and the old copy says so', async () => {
    const ref = await askFriend();
    await consultant().give(ref, 'ask-for-changes', { missing: 'The harms.' });
    await requester().give(ref, 'revise', { change: 'The harms are in.' });
    const [old, fresh, ...more] = allText(consultant(), ref);
    expect(more).toEqual([]);
    expect(old).toMatch(/: [A-Z][a-z ]+\. There is a newer card further down\./);
    expect(old).not.toContain('A.B.');
    expect(fresh).toContain('A.B.');
    await expectCardsToAgree(world(), ref);
  });

  test('a change that is nobody’s turn only updates the card that is there', async () => {
    const ref = await askFriend();
    const before = creates(who.oncologist);
    await requester().give(ref, 'comment', { comment: 'By the way.' });
    expect(consultant().cards(ref)).toHaveLength(1);
    expect(creates(who.oncologist)).toBe(before);
    await expectCardsToAgree(world(), ref);
  });
});

describe('a form that is open', () => {
  test('is left alone; refused, its message keeps the answer for some minutes and then shows the case on every device', async () => {
    const ref = await askFriend();
    const form = await consultant().open(ref, 'approve');
    const last = await consultant().fillUpTo(form, 'approve', { view: 'Fair.' });
    await requester().give(ref, 'withdraw', {
      reason: 'The plan is clear now.',
      whoWasTold: 'The family',
      familyAgreed: 'yes',
    });
    const heldUntil = async () =>
      (await world().stores.ledger.rows(ref)).find((each) => each.person === who.oncologist)?.heldUntil;
    expect(await heldUntil()).toBeDefined();
    await consultant().press(form, last, { view: 'Fair.' });
    await world().settle();
    const shown = JSON.stringify(consultant().shown(form));
    expect(shown).toContain('This has moved on');
    await world().moveClock({ advance: 'PT6M' });
    expect(await heldUntil()).toBeUndefined();
    await expectCardsToAgree(world(), ref);
  });
});

describe('a hold, and a death', () => {
  let ref: CaseRef;
  const advocate = () => world().player(who.advocate);

  test('under a hold nothing is sent to the family advocate, and nothing can be opened', async () => {
    const neurologist = world().player(who.neurologist);
    ref = await askFor(
      neurologist,
      'external-second-opinion',
      intake({
        'people.namedConsultant': who.neurologist,
        'people.familyAdvocate': who.advocate,
        'question.specialty': 'Neurology',
        'question.neededBy': inDays(60),
        'route.candidates.0.candidate': who.saltmereNeurologist,
        'route.candidates.0.proposedBy': 'coordinator',
      }),
    );
    await world().player(who.otherNeurologist).give(ref, 'approve', { view: 'Fair.' });
    await world().player(who.safeguardingNurse).say(ref);
    const own = await advocate().say(ref);
    expect(advocate().textOf(own)).toContain(`Request ${ref}`);
    await world().settle();
    const before = world()
      .teams.traffic()
      .filter((each) => each.personId === who.advocate).length;
    await world()
      .player(who.safeguardingNurse)
      .give(ref, 'hold', {
        reason: 'A concern that stays here.',
        authority: 'Section 47',
        reviewOn: inDays(7),
      });
    await world().player(who.coordinator).give(ref, 'comment', { comment: 'While the hold is in place.' });
    expect(
      world()
        .teams.traffic()
        .filter((each) => each.personId === who.advocate),
    ).toHaveLength(before);
    const asked = await advocate().say(`status ${ref}`);
    expect(advocate().textOf(asked)).toContain('There is no request with this reference');
    await advocate().press(own, 'show:people');
    const shown = advocate().textOf({ card: advocate().shown(own), text: '' });
    expect(shown).not.toContain('A.B.');
    expect(shown).not.toMatch(/hold|safeguarding/i);
    expect(world().player(who.neurologist).text(ref)).not.toContain('A concern that stays here');
  });

  test('after a death everything stops at once, and nothing goes to the family', async () => {
    const count = () =>
      world()
        .teams.traffic()
        .filter((each) => each.personId === who.advocate).length;
    const before = count();
    const { initials, dateOfBirth } = (await stateOf(world(), ref)).request.child;
    await world().player(who.coordinator).give(ref, 'record-death', { initials, dateOfBirth });
    expect((await stateOf(world(), ref)).stage.status).toBe('closed-death');
    const happened = await historyOf(world(), ref);
    await world().moveClock({ advance: 'P7D' });
    expect(await historyOf(world(), ref)).toEqual(happened);
    expect(count()).toBe(before);
    await expectCardsToAgree(world(), ref);
  });
});

describe('what a lock screen or an email can show', () => {
  test('holds no name, no initials, no date of birth and no specialty, in any message that was sent', async () => {
    const names = inventedDirectory.people.flatMap((each) =>
      each.name.split(' ').filter((part) => part.length > 3),
    );
    const telling = [...names, 'A.B.', '2018', 'LOC 4711', 'Oncology', 'Neurology', 'Haematology'];
    const shown = inventedDirectory.people.flatMap(({ id }) =>
      world()
        .teams.thread(id)
        .flatMap((each) => (each.from === 'bot' ? [each.notification] : [])),
    );
    expect(shown.filter((each) => /^Request [0-9A-Z]{4}-[0-9A-Z]{4}: /.test(each)).length).toBeGreaterThan(
      15,
    );
    for (const text of shown) expect(telling.filter((each) => text.includes(each))).toEqual([]);
  });
});
