import { command as commandSchema } from '../../../src/domain/asked/commands';
import { formDefinitions, formFor } from '../../../src/views/cards/forms/form-definitions';
import { readForm } from '../../../src/views/cards/forms/reading/read-form';
import { bytes, inputsIn, libraryEvents, nodesIn, typeOf } from './card-checks';
import { makeContext, makeState } from './fixtures';
import { cardsOf, commands, filled, situations, typedBefore, valuesThatMatter } from './situations';

const nothingStands = {
  candidates: [],
  members: [],
  items: [],
  information: [],
  reviewerQuestions: [],
  opinions: [],
  steps: [],
  debts: [],
  authors: {},
};

test('every command that a person gives has its form', () => {
  const all = commandSchema.options.map((option) => option.shape.type.value);
  const byTheSystem = [
    'lapse',
    'fall-due',
    'note-delivery',
    'take-in-duplicate',
    'note-other-request',
    'tell-others',
  ];
  expect([...commands].sort()).toEqual(all.filter((each) => !byTheSystem.includes(each)).sort());
  expect(formFor('lapse')).toBeUndefined();
  expect(formFor('constructor')).toBeUndefined();
});

describe.each(commands)('the form of %s', (command) => {
  test('renders every page without an event of the library, each input with label, message and id', () => {
    for (const situation of situations(command)) {
      for (const card of cardsOf(situation, situation.context.values)) {
        expect(libraryEvents(card)).toEqual([]);
        expect(card.version).toBe('1.5');
        expect(bytes(card)).toBeLessThan(28_000);
        const ids = inputsIn(card).map((input) => String(input['id']));
        expect(new Set(ids).size).toBe(ids.length);
        for (const input of inputsIn(card)) {
          expect(input['label']).toMatch(/\S/);
          expect(input['errorMessage']).toMatch(/\S/);
          expect(input['id']).toMatch(/^f\.[A-Za-z][A-Za-z0-9_.-]{0,99}$/);
          if (typeOf(input) === 'Input.Text') expect(Number(input['maxLength'])).toBeGreaterThan(0);
          if (typeOf(input) === 'Input.ChoiceSet') expect(Array.isArray(input['choices'])).toBe(true);
        }
      }
    }
  });

  test('renders too where nothing is on the case that could be chosen', () => {
    const bare = { ...makeState('external-second-opinion'), ...nothingStands };
    const definition = formDefinitions[command];
    const context = makeContext({}, command === 'submit' ? {} : { state: bare });
    for (const card of cardsOf({ definition, context }, {})) expect(libraryEvents(card)).toEqual([]);
  });

  test('has one primary button, and buttons that carry case, step and form alone', () => {
    for (const situation of situations(command)) {
      for (const card of cardsOf(situation, situation.context.values)) {
        const actions = nodesIn(card).filter((node) => typeOf(node) === 'Action.Execute');
        expect(actions.filter((action) => action['style'] === 'positive')).toHaveLength(1);
        for (const action of actions) {
          expect(action['data']).toEqual({ case: 'K7M4-RQX3', step: '8', form: 'form-1' });
          expect(String(action['verb']).length).toBeLessThanOrEqual(64);
        }
      }
    }
  });

  test('stays under 28 KB with every field at its limit, however the characters are encoded', () => {
    for (const letter of ['日', '"', '\u0001', '\ud800']) {
      for (const situation of situations(command, typedBefore(letter), 60)) {
        const values = filled(situation.definition, situation.context, (limit) =>
          letter.repeat(limit / letter.length),
        );
        const errors = Object.fromEntries(
          Object.keys(values).map((path) => [
            path,
            'Please look at this once more, it is not as it should be.'.repeat(3),
          ]),
        );
        for (const card of cardsOf(situation, values, errors)) expect(bytes(card)).toBeLessThan(28_000);
      }
    }
  });

  test('says what is needed, as the schema says it', () => {
    for (const { definition, context } of situations(command)) {
      const pages = definition.pages(context);
      const reading = readForm(definition, context, context.values);
      if (reading.ok) continue;
      expect(pages.map((page) => page.id)).toContain(reading.firstPage);
      const paths = pages.flatMap((page) => page.fields.map((field) => field.path));
      for (const [path, message] of Object.entries(reading.errors)) {
        expect(['', ...paths]).toContain(path);
        expect(message).toMatch(/^[A-Z].*[.?]$/s);
        expect(message).not.toMatch(/[Ii]nvalid|expected|undefined|GUID|union/);
      }
    }
  });
});

describe.each(commands)('the form of %s, left empty,', (command) => {
  test('asks for each field that is needed and for no other', () => {
    for (const { definition, context } of situations(command)) {
      const chosen = valuesThatMatter(command).length > 1 && command !== 'submit' ? context.values : {};
      const choosing = Object.fromEntries(
        Object.entries(chosen).filter(([path]) => ['correction.part', 'debt', 'entry'].includes(path)),
      );
      const reading = readForm(definition, context, choosing);
      const fields = definition.pages({ ...context, values: choosing }).flatMap((page) => page.fields);
      const needed = fields
        .filter((field) => field.required && choosing[field.path] === undefined)
        .map((field) => field.path);
      const asked = reading.ok ? [] : Object.keys(reading.errors).filter((path) => path !== '');
      expect(asked.sort()).toEqual(needed.sort());
    }
  });
});
