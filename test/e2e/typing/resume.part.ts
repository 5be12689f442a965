import type { DraftKey } from '../../../src/workflow/ports/case-ports';
import { intake, who } from '../support/answers';
import { valueOn } from '../support/card-fields';
import { beginAsking, refOn } from '../support/steps';
import { worldForTests } from '../support/world-for-tests';

const { world } = worldForTests();
const requester = () => world().player(who.oncologyDoctor);
const key: DraftKey = { person: who.oncologyDoctor, about: 'new', form: 'submit' };
const answers = intake({
  'people.namedConsultant': who.oncologist,
  'route.candidates.0.candidate': who.haematologist,
  'route.candidates.0.proposedBy': 'team',
});

describe('half a request', () => {
  test('is saved at every step, and goes on after a restart where it was left', async () => {
    const message = await beginAsking(requester(), 'critical-friend');
    for (const page of ['safety', 'child']) {
      const asked = Object.entries(answers).filter(
        ([path]) => valueOn(requester().shown(message), path) !== undefined,
      );
      await requester().press(message, `next:submit:${page}`, Object.fromEntries(asked));
    }
    expect(valueOn(requester().shown(message), 'people.namedConsultant')).toBeDefined();
    await world().restartBot();
    const list = await requester().say('my requests');
    expect(requester().textOf(list)).toContain('A request you began');
    await requester().press(list, 'open:submit');
    const page = requester().shown(list);
    expect(valueOn(page, 'people.namedConsultant')).toBeDefined();
    await requester().press(list, requester().verb(list, 'back:submit'));
    expect(valueOn(requester().shown(list), 'child.initials')).toBe('A.B.');
    expect(valueOn(requester().shown(list), 'child.dateOfBirth')).toBe(answers['child.dateOfBirth']);
  });

  test('put away with “save and finish later” it keeps what is on the page, wrong or not', async () => {
    const list = await requester().say('my requests');
    await requester().press(list, 'open:submit');
    const save = requester().verb(list, 'save:submit');
    await requester().press(list, save, { 'child.nhsNumber': '123' });
    expect(requester().textOf({ card: requester().shown(list), text: '' })).toContain(
      'Nothing has been sent yet',
    );
    expect((await world().stores.drafts.read(key))?.values['child.nhsNumber']).toBe('123');
  });

  test('filled in on two devices at once loses nothing of either', async () => {
    const phone = await requester().say('my requests');
    await requester().press(phone, 'open:submit');
    await requester().press(phone, 'next:submit:child', { 'child.nhsNumber': '' });
    const desk = await requester().say('my requests');
    await requester().press(desk, 'open:submit');
    await requester().press(desk, 'back:submit:people');
    await Promise.all([
      requester().press(phone, 'next:submit:people', {
        'people.namedConsultant': who.oncologist,
        'people.suggestedBy': 'team',
        'people.disagreement': 'Typed on the phone.',
      }),
      requester().press(desk, 'next:submit:child', { 'child.localReference': 'Typed at the desk' }),
    ]);
    expect((await world().stores.drafts.read(key))?.values).toMatchObject({
      'people.disagreement': 'Typed on the phone.',
      'child.localReference': 'Typed at the desk',
      'child.initials': 'A.B.',
    });
  });

  test('is sent from whichever device comes last, once', async () => {
    const list = await requester().say('my requests');
    await requester().press(list, 'open:submit');
    await requester().fill(list, 'submit', answers);
    const ref = refOn(requester(), list);
    expect(await world().stores.cases.casesOf(who.oncologyDoctor)).toEqual([ref]);
    expect(await world().stores.drafts.read(key)).toBeUndefined();
    expect(requester().textOf(await requester().say('my requests'))).not.toContain('A request you began');
  });
});
