import type { CommandType } from '../../src/domain/asked/commands';
import { formFor } from '../../src/views/cards/forms/form-definitions';
import { texts } from '../../src/views/words/texts';

/** One thing has one name, from the button to the form to what sends it. */

const forms = (Object.keys(texts.commands) as CommandType[])
  .map((command) => formFor(command as never))
  .filter((form) => form !== undefined)
  // A new request is begun from a menu that says which kind, and not from a button of a request.
  .filter(({ command }) => command !== 'submit');
const firstWord = (text: string) => text.split(/[\s:]/)[0];

test('a form is called as the button that opens it', () => {
  expect(forms.length).toBeGreaterThan(50);
  expect(forms.map(({ command, title }) => [command, title])).toEqual(
    forms.map(({ command }) => [command, texts.commands[command]]),
  );
});

/** Called by what they are about, since no verb says it in as few letters. */
const nouns: Readonly<Record<string, string>> = {
  'change-parental-responsibility': 'Record it',
  'record-young-adult-wishes': 'Record them',
  'record-young-persons-word': 'Record it',
  'decide-childs-account': 'Record it',
  'ask-family-again': 'Send it back',
};

test('what sends a form begins with the verb of its button', () => {
  for (const { command, title, send } of forms)
    expect([command, nouns[command] ?? firstWord(send)]).toEqual([
      command,
      command in nouns ? send : firstWord(title),
    ]);
});

test('the two examples that began it', () => {
  expect(formFor('acknowledge')).toMatchObject({ title: 'Confirm you have read it', send: 'Confirm' });
  expect(formFor('take-step')).toMatchObject({ title: 'Record a step', send: 'Record it' });
});
