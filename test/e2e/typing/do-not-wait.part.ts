import type { FormPage } from '../../../src/web/contract/form-page';
import { formPage } from '../../../src/web/contract/form-page';
import { tabAddress } from '../../../src/web/contract/routes';
import { inDays, intake, who } from '../support/answers';
import { inputsOn, valueOn } from '../support/card-fields';
import { verbsOn } from '../support/player';
import { TabReader } from '../support/tab-reader';
import { worldForTests } from '../support/world-for-tests';

const { world } = worldForTests();
const worse = { 'safety.acutelyDeteriorating': 'yes', 'safety.proceedings': 'no' };
const route = 'Ring 2222 and ask for the paediatric rapid review team';
const stable = 'goto:submit:safety';
const later = 'save:submit:do-not-wait';

describe('“the child is getting worse now”, in the chat (process page I14)', () => {
  /** A new request of this person's at “Is it safe to wait?”. */
  async function begin(person: string) {
    const player = world().player(person);
    const key = { person, about: 'new', form: 'submit' } as const;
    const message = await player.say('new request');
    await player.press(message, 'new:critical-friend');
    const card = () => player.shown(message);
    const text = () => player.textOf({ card: card(), text: undefined });
    return {
      player,
      message,
      key,
      card,
      text,
      press: (verb: string, typed = {}, options = {}) => player.press(message, verb, typed, options),
      draft: () => world().stores.drafts.read(key),
      /** Nothing but what to do now: no question, no mistake to put right, no way on. */
      expectStop() {
        expect(verbsOn(card())).toEqual([stable, later]);
        expect(inputsOn(card())).toEqual([]);
        expect(text()).toContain('Do not wait for a second opinion');
        expect(text()).toContain(route);
        expect(text()).toContain('Nothing has been sent. What you typed is kept as your draft.');
        expect(text()).not.toMatch(/needs? your attention/);
      },
    };
  }

  test('the form stops with the hospital’s own number; what was typed is kept, and the question can be answered anew', async () => {
    const form = await begin(who.oncologyDoctor);
    await form.press('next:submit:safety', worse);
    form.expectStop();
    expect((await form.draft())?.values).toMatchObject(worse);
    await form.press(stable);
    expect(form.text()).toContain('Is it safe to wait?');
    expect(form.text()).not.toMatch(/needs? your attention/);
    expect(valueOn(form.card(), 'safety.proceedings')).toBe('no');
    await form.press('next:submit:safety', worse);
    form.expectStop();
    await form.press(stable);
    await form.press('next:submit:safety', { ...worse, 'safety.acutelyDeteriorating': 'no' });
    expect(verbsOn(form.card())).toContain('next:submit:child');
  });

  test.each([
    ['going back', 'back:submit:safety', who.haematologist],
    ['putting it away', 'save:submit:safety', who.palliativeConsultant],
  ])('%s does not pass it by: whoever says it reads it', async (_, verb, person) => {
    const form = await begin(person);
    await form.press(verb, worse);
    form.expectStop();
  });

  test('put away, it is the first thing that is seen again; and no older card leads past it', async () => {
    const form = await begin(who.respiratoryDoctor);
    const answers = intake({
      'people.namedConsultant': who.oncologist,
      'question.neededBy': inDays(40),
      'route.candidates.0.candidate': who.haematologist,
      'route.candidates.0.proposedBy': 'team',
    });
    const send = await form.player.fillUpTo(form.message, 'submit', answers);
    const ready = form.card();
    const draft = await form.draft();
    if (draft === undefined) throw new Error('There is no draft');
    // On another device she has said meanwhile that the child is getting worse.
    const { version, ...kept } = draft;
    await world().stores.drafts.save(form.key, { ...kept, values: { ...kept.values, ...worse } }, version);
    // The question itself may be asked again from there, as from the stop: it leads past nothing without an answer.
    const offered = verbsOn(ready).filter((each) => each.startsWith('goto:submit:') && each !== stable);
    const change = offered.filter((each) => offered.indexOf(each) === offered.lastIndexOf(each));
    expect(change.length).toBeGreaterThan(2);
    for (const verb of [send, ...change]) {
      await form.press(verb, {}, { card: ready });
      form.expectStop();
    }
    await form.press(later);
    expect(form.text()).toContain('Saved. Nothing has been sent yet.');
    const again = await begin(who.respiratoryDoctor);
    again.expectStop();
    expect((await again.draft())?.values).toMatchObject({ 'child.initials': 'A.B.', ...worse });
  });
});

describe('the same in the tab', () => {
  const reader = () => new TabReader(world(), who.oncologist);

  function expectStop(form: FormPage): void {
    expect(form).toMatchObject({ pageTitle: 'Do not wait for a second opinion', fields: [], pages: [] });
    expect(form).toMatchObject({ error: '', notice: '', hasBack: false, preview: null });
    expect(form.stop?.lead).toContain(route);
    expect(form.stop?.back).toEqual({ title: 'Stable now: go back', page: 'safety' });
  }

  test.each(['next', 'back', 'save', 'goto', 'send'] as const)(
    '%s shows it, and no page beside',
    async (act) => {
      const first = await reader().form('new', 'submit', 'safety');
      // What is typed is kept meanwhile, without leading anybody away.
      expect((await reader().act(first, 'keep', worse)).answer).toMatchObject({ kind: 'kept' });
      const { answer } = await reader().act(first, act, worse, act === 'goto' ? 'people' : 'safety');
      if (answer?.kind !== 'form') throw new Error(JSON.stringify(answer));
      expectStop(answer.form);
      expectStop(await reader().form('new', 'submit'));
      const back = await reader().act(answer.form, 'goto', {}, answer.form.stop?.back.page);
      if (back.answer?.kind !== 'form') throw new Error(JSON.stringify(back));
      expect(back.answer.form).toMatchObject({ page: 'safety', stop: null, error: '' });
      expect(back.answer.form.fields.map(({ value, error }) => [value, error]).slice(0, 2)).toEqual([
        ['yes', ''],
        ['no', ''],
      ]);
      const away = await reader().act(answer.form, 'save');
      expect(away.answer).toMatchObject({ kind: 'put-away' });
      expectStop(await reader().read(formPage, tabAddress('form', { ref: 'new', name: 'submit' })));
    },
  );
});

describe('a cry for help written to the bot, which nobody reads', () => {
  test.each(['she is crashing, what do I do', 'HELP!! sats 60', 'emergency'])(
    '%j is answered first with the hospital’s own number, and repeats nothing',
    async (typed) => {
      const player = world().player(who.oncologyDoctor);
      const said = player.textOf(await player.say(typed));
      expect(said).toContain('Is a child getting worse now?');
      expect(said).toContain(route);
      expect(said.indexOf(route)).toBeLessThan(said.indexOf('new request'));
      expect(said).not.toContain(typed);
    },
  );
});
