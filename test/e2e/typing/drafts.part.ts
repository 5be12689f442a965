import { z } from 'zod';
import type { CaseRef } from '../../../src/domain/case/ids';
import { createKeys } from '../../../src/redis/keys';
import type { InboxMessage } from '../../../src/stand-in/connector/inbox';
import { anotherChild, inDays, intake, noConflicts, opinion, who } from '../support/answers';
import { inputsOn, valueOn } from '../support/card-fields';
import { historyOf, stateOf } from '../support/kept';
import { askFor, beginAsking, refOn } from '../support/steps';
import { worldForTests } from '../support/world-for-tests';

const { world } = worldForTests();
const requester = () => world().player(who.oncologyDoctor);
const consultant = () => world().player(who.oncologist);
const friend = () => world().player(who.haematologist);
const keys = () => createKeys(world().tenantId);
const route = {
  'people.namedConsultant': who.oncologist,
  'route.candidates.0.candidate': who.haematologist,
  'route.candidates.0.proposedBy': 'team',
};
const textOn = (player: ReturnType<typeof requester>, message: InboxMessage) =>
  player.textOf({ card: player.shown(message), text: undefined });

describe('a linked request', () => {
  let origin: CaseRef;
  let linked: CaseRef;
  const draftKey = () => ({ person: who.oncologist, about: linked, form: 'submit' });

  beforeAll(async () => {
    origin = await askFor(requester(), 'critical-friend', route);
    await consultant().give(origin, 'approve', { view: 'Fair.' });
    await friend().give(origin, 'accept', noConflicts);
    await friend().give(origin, 'confirm-no-link', { noLink: 'yes' });
    await friend().give(origin, 'give-opinion', opinion({ 'opinion.advice': 'seek-eso' }));
    await consultant().give(origin, 'acknowledge', { readOn: inDays(0), whatWillBeDone: 'We ask outside.' });
  });

  test('whose draft was lost when it was started is there again when the same press comes once more', async () => {
    const message = await consultant().open(origin, 'start-linked-request');
    const started = await consultant().send(message, 'start-linked-request', { whatIsNew: 'Advised.' });
    linked = (await stateOf(world(), origin)).linkedTo[0]?.ref ?? '';
    await world().stores.drafts.discard(draftKey());
    await world().teams.redeliver(started, 'newId');
    expect((await stateOf(world(), origin)).linkedTo).toHaveLength(1);
    expect((await world().stores.drafts.read(draftKey()))?.linkedFrom).toBe(origin);
  });

  test('whose draft has ended is made again from the first request, which offers a button to it', async () => {
    await world().stores.drafts.discard(draftKey());
    const message = await consultant().open(origin, 'submit');
    expect(inputsOn(consultant().shown(message))).not.toEqual([]);
    const { initials } = (await stateOf(world(), origin)).request.child;
    expect((await world().stores.drafts.read(draftKey()))?.values['child.initials']).toBe(initials);
  });

  test('opens for nobody who may not start one there', async () => {
    const stranger = world().player(who.respiratoryDoctor);
    const own = await stranger.say('help');
    const list = await consultant().say('my requests');
    await stranger.press(own, 'open:submit', {}, { card: consultant().shown(list) });
    expect(textOn(stranger, own)).toContain('There is no request with this reference');
    expect(await world().stores.drafts.draftsOf(stranger.id)).toEqual([]);
  });

  test('that was sent already from another device is not sent twice, and what this one typed is kept', async () => {
    const begun = await world().stores.drafts.read(draftKey());
    if (begun === undefined) throw new Error('no draft');
    const { version, ...kept } = begun;
    await world().stores.drafts.save(draftKey(), { ...kept, page: 'child' }, version);
    const phone = await consultant().say('my requests');
    await consultant().press(phone, 'open:submit');
    const desk = await consultant().say('my requests');
    await consultant().press(desk, 'open:submit');
    const old = consultant().shown(phone);
    const answers = {
      ...intake({}),
      ...route,
      'people.disagreement': 'None.',
      'question.neededBy': inDays(40),
      'route.candidates.0.candidate': who.saltmereNeurologist,
      'child.nhsNumber': anotherChild(),
    };
    await consultant().fill(desk, 'submit', answers);
    expect(refOn(consultant(), desk)).toBe(linked);
    const typed = { 'child.localReference': 'Typed on the phone' };
    await consultant().press(phone, 'next:submit:child', typed, { card: old });
    expect(textOn(consultant(), phone)).toContain('sent already');
    expect((await historyOf(world(), linked)).filter((each) => each === 'submitted')).toHaveLength(1);
    const comment = { person: who.oncologist, about: linked, form: 'comment' };
    expect((await world().stores.drafts.read(comment))?.values['comment']).toContain('Typed on the phone');
    expect(textOn(consultant(), phone)).toContain('kept as a comment');
    expect(await world().stores.drafts.read(draftKey())).toBeUndefined();
  });
});

describe('more presses than anybody makes by hand', () => {
  test('are answered without touching the card, whatever is pressed; messages too', async () => {
    const message = await beginAsking(requester(), 'critical-friend');
    const before = requester().shown(message);
    const next = requester().verb(message, 'next:submit');
    await world().redis.command(['SET', keys().presses(who.oncologyDoctor), '1000', 'PX', '60000']);
    const { outcome } = await requester().press(message, next, {});
    expect(JSON.stringify(outcome)).toContain('what you have typed is still there');
    expect(requester().shown(message)).toEqual(before);
    for (const said of [
      'my requests',
      'worklist',
      'find oncology',
      'new request',
      'help',
      'status K7M4-RQX3',
    ]) {
      expect(requester().textOf(await requester().say(said))).toContain('One moment, please');
    }
    await world().redis.command(['DEL', keys().presses(who.oncologyDoctor)]);
    await requester().press(message, requester().verb(message, 'discard:submit'));
  });
});

describe('a form that is open', () => {
  test('is left alone on every message when the client does not say where it stands, for half an hour', async () => {
    const ref = await askFor(requester(), 'critical-friend', route);
    const message = consultant().card(ref);
    const press = world().teams.preparePress(who.oncologist, message.activityId, { verb: 'open:comment' });
    const { replyToId: _, ...silent } = press;
    await world().teams.signed(silent);
    const shows = consultant().shown(message);
    await requester().give(ref, 'correct', {
      'correction.part': 'needed-by',
      'correction.neededBy': inDays(50),
      why: 'The clinic moved.',
    });
    expect(world().teams.message(who.oncologist, message.activityId).card).toEqual(shows);
    // Left for longer, the message says that there is a newer card, without waiting for the next change.
    await world().moveClock({ advance: 'PT31M' });
    await world().settle();
    expect(textOn(consultant(), message)).toContain('here is a newer card further down');
    expect(consultant().text(ref).replaceAll('\u00a0', ' ')).toContain('Wed 13 Jan');
  });
});

describe('a draft that comes to its end', () => {
  test('is told to its owner by a card that says nothing of what was typed, and its day is in the list', async () => {
    const message = await beginAsking(requester(), 'critical-friend');
    const asked = Object.fromEntries(
      Object.entries(intake(route)).filter(
        ([path]) => valueOn(requester().shown(message), path) !== undefined,
      ),
    );
    await requester().press(message, requester().verb(message, 'next:submit'), asked);
    const list = await requester().say('my requests');
    expect(requester().textOf(list)).toMatch(/It is kept until \d+ \w+ \d{4}\./);
    const before = world().teams.inbox(who.oncologyDoctor).length;
    const listed = await world().redis.command(['ZRANGE', keys().draftsOf(who.oncologyDoctor), '0', '-1']);
    const [name = ''] = z.array(z.string()).parse(listed);
    await world().redis.command(['ZADD', keys().draftsEnding, '1', name]);
    await world().settle();
    const told = world().teams.inbox(who.oncologyDoctor).slice(before);
    expect(told).toHaveLength(1);
    const [card] = told;
    if (card === undefined) throw new Error('nothing came');
    const text = requester().textOf(card);
    expect(text).toContain('Something you began is not sent yet');
    expect(text).not.toContain('A.B.');
    await requester().press(card, 'list:mine');
    expect(textOn(requester(), card)).toContain('A request you began');
    // Once it has ended, that is told too, and once.
    await world().redis.command(['DEL', keys().draft(name)]);
    await world().redis.command(['ZADD', keys().draftsEnding, '1', name]);
    await world().settle();
    await world().settle();
    const last = world()
      .teams.inbox(who.oncologyDoctor)
      .slice(before + 1);
    expect(last.map((each) => requester().textOf(each)).join()).toContain('is gone now');
    expect(last).toHaveLength(1);
  });
});
