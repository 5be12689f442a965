import { examineForm } from '../../../src/views/cards/forms/reading/examine-form';
import { commands, filled, situations } from './situations';

/** What a form says at a field is what to do, as the NHS words it: no “please”, and where nothing was given a verb first. */
const whatToDo = /^(Enter|Select|Describe|Answer|Confirm|Shorten|Check|Tick)\b/;

describe.each(commands)('the refusals at the fields of %s', (command) => {
  test('begin with what to do where nothing was given', () => {
    for (const { definition, context } of situations(command)) {
      const values = { ...context.values };
      const fields = definition.pages(context).flatMap((page) => page.fields);
      // What was chosen decides which questions are asked: it stays; all that can be emptied is.
      for (const { path, type } of fields) if (type !== 'choice' && type !== 'entry') values[path] = '';
      const { errors } = examineForm(definition, { ...context, values });
      for (const [path, message] of Object.entries(errors)) {
        expect([path, message]).toEqual([path, expect.not.stringMatching(/please/i)]);
        expect([path, message]).toEqual([path, expect.stringMatching(whatToDo)]);
      }
      const nothing = examineForm(definition, { ...context, values: {} }).errors;
      for (const [path, message] of Object.entries(nothing))
        expect([path, message]).toEqual([path, expect.stringMatching(whatToDo)]);
    }
  });

  test('say what to do with a text that is too long or cannot be saved', () => {
    for (const { definition, context } of situations(command))
      for (const text of ['x'.repeat(20_000), 'a\u0000b']) {
        const values = filled(definition, context, () => text);
        const { errors } = examineForm(definition, { ...context, values });
        for (const [path, message] of Object.entries(errors))
          expect([path, message]).toEqual([path, expect.not.stringMatching(/please/i)]);
      }
  });
});

test('there are such refusals', () => {
  const all = commands.flatMap((command) =>
    situations(command).flatMap(({ definition, context }) =>
      Object.values(examineForm(definition, { ...context, values: {} }).errors),
    ),
  );
  expect(new Set(all).size).toBeGreaterThan(80);
});
