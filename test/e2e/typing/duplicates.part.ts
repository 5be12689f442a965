import type { CaseRef } from '../../../src/domain/case/ids';
import type { JsonObject } from '../../../src/stand-in/json';
import { inDays, intake, noConflicts, opinion, who } from '../support/answers';
import { inputsOn, valueOn } from '../support/card-fields';
import { historyOf, stateOf } from '../support/kept';
import type { Player } from '../support/player';
import { beginAsking, refOn } from '../support/steps';
import { worldForTests } from '../support/world-for-tests';

const { world } = worldForTests();
const requester = () => world().player(who.oncologyDoctor);
const consultant = () => world().player(who.oncologist);
const friend = () => world().player(who.haematologist);

/** Sends an open form five times: once, twice more under its own id, twice under new ones. Gives what each showed. */
async function sendFiveTimes(player: Player, command: string, ref: CaseRef, answers: Record<string, string>) {
  const message = await player.open(ref, command);
  const sent = await player.send(message, command, answers);
  const answersGiven = [sent];
  for (const as of ['sameId', 'newId', 'sameId', 'newId'] as const) {
    answersGiven.push(await world().teams.redeliver(sent, as));
  }
  await world().settle();
  return answersGiven.map(({ outcome }) =>
    outcome.kind === 'card' ? player.textOf({ card: outcome.card, text: '' }) : '',
  );
}

describe('the same press delivered five times', () => {
  let ref: CaseRef;

  test('submit: one case, and each answer speaks of it', async () => {
    const message = await beginAsking(requester(), 'critical-friend');
    const answers = intake({
      'people.namedConsultant': who.oncologist,
      'route.candidates.0.candidate': who.haematologist,
      'route.candidates.0.proposedBy': 'team',
    });
    const sent = await requester().send(message, 'submit', answers);
    ref = refOn(requester(), message);
    for (const as of ['sameId', 'newId', 'sameId', 'newId'] as const) {
      const { outcome } = await world().teams.redeliver(sent, as);
      expect(outcome.kind === 'card' ? requester().textOf({ card: outcome.card, text: '' }) : '').toContain(
        ref,
      );
    }
    await world().settle();
    expect(await world().stores.cases.casesOf(who.oncologyDoctor)).toEqual([ref]);
    expect(await historyOf(world(), ref)).toEqual(['submitted']);
    expect(await world().stores.drafts.draftsOf(who.oncologyDoctor)).toEqual([]);
  });

  test('approve, at the same moment: one change', async () => {
    const message = await consultant().open(ref, 'approve');
    const verb = await consultant().fillUpTo(message, 'approve', {});
    const press: JsonObject = world().teams.preparePress(
      who.oncologist,
      message.activityId,
      { verb },
      { 'f.view': 'Fair.' },
    );
    const asNew = { ...press, id: 'f:another' };
    const replies = await Promise.all(
      [press, asNew, press, asNew, press].map((each) => world().teams.signed(each)),
    );
    for (const { status, body } of replies)
      expect({ status, body }).toMatchObject({ status: 200, body: { statusCode: 200 } });
    await world().settle();
    expect(await historyOf(world(), ref)).toEqual(['submitted', 'approved', 'candidate-invited']);
  });

  test('accept: one acceptance, and each answer shows what is now true', async () => {
    const shown = await sendFiveTimes(friend(), 'accept', ref, noConflicts);
    for (const text of shown) expect(text).toContain('Confirm that you have no link');
    expect((await historyOf(world(), ref)).slice(-2)).toEqual(['invitation-accepted', 'conflict-cleared']);
  });

  test('give opinion: one opinion, and each answer shows what is now true', async () => {
    await friend().give(ref, 'confirm-no-link', { noLink: 'yes' });
    const shown = await sendFiveTimes(
      friend(),
      'give-opinion',
      ref,
      opinion({ 'opinion.advice': 'support-plan' }),
    );
    expect(new Set(shown.slice(1)).size).toBe(1);
    for (const text of shown) expect(text).toContain(ref);
    expect((await stateOf(world(), ref)).opinions).toHaveLength(1);
    expect((await historyOf(world(), ref)).filter((each) => each === 'opinion-given')).toHaveLength(1);
  });

  test('a comment said twice on purpose counts twice: the second has a form of its own', async () => {
    for (let each = 0; each < 2; each += 1)
      await consultant().give(ref, 'comment', { comment: 'Thank you.' });
    expect((await historyOf(world(), ref)).filter((each) => each === 'commented')).toHaveLength(2);
  });
});

describe('a press on an old card', () => {
  test('changes nothing, says what is now true, and keeps what was typed as a draft', async () => {
    const message = await beginAsking(requester(), 'critical-friend');
    await requester().fill(
      message,
      'submit',
      intake({
        'people.namedConsultant': who.oncologist,
        'route.candidates.0.candidate': who.haematologist,
        'route.candidates.0.proposedBy': 'team',
      }),
    );
    const ref = refOn(requester(), message);
    const form = await consultant().open(ref, 'approve');
    const old = consultant().shown(form);
    await requester().give(ref, 'correct', {
      'correction.part': 'needed-by',
      'correction.neededBy': inDays(50),
      why: 'The clinic moved.',
    });
    const before = await stateOf(world(), ref);
    const typed = 'My view, typed at length on an old card.';
    await consultant().press(form, consultant().verb(form, 'send:approve'), { view: typed }, { card: old });
    await world().settle();
    expect((await stateOf(world(), ref)).version).toBe(before.version);
    expect(await historyOf(world(), ref)).toEqual(['submitted', 'corrected']);
    expect(consultant().textOf({ card: consultant().shown(form), text: '' })).toContain('This has moved on');
    const again = await consultant().open(ref, 'approve');
    expect(valueOn(consultant().shown(again), 'view')).toBe(typed);
    await consultant().fill(again, 'approve', { view: typed });
    expect((await stateOf(world(), ref)).stage.status).toBe('inviting');
  });

  test('an older copy with the decision’s button opens nothing once the step is over', async () => {
    const message = await beginAsking(requester(), 'critical-friend');
    await requester().fill(
      message,
      'submit',
      intake({
        'people.namedConsultant': who.oncologist,
        'route.candidates.0.candidate': who.haematologist,
        'route.candidates.0.proposedBy': 'team',
      }),
    );
    const ref = refOn(requester(), message);
    const card = consultant().card(ref);
    await consultant().give(ref, 'approve', { view: 'Fair.' });
    if (card.card === undefined) throw new Error('There was no card');
    await consultant().press(card, 'open:approve', {}, { card: card.card });
    const text = consultant().textOf({ card: consultant().shown(card), text: '' });
    expect(text).toContain('This has moved on');
    expect(inputsOn(consultant().shown(card))).toEqual([]);
    expect(await historyOf(world(), ref)).toEqual(['submitted', 'approved', 'candidate-invited']);
  });
});
