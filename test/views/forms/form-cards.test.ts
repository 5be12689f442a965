import { command as commandSchema } from '../../../src/domain/case/commands';
import type { FormCommand, FormContext, FormDefinition, Values } from '../../../src/views/cards/forms/field';
import { formCard } from '../../../src/views/cards/forms/form-card';
import { formDefinitions, formFor } from '../../../src/views/cards/forms/form-definitions';
import { previewBlocks, previewParts } from '../../../src/views/cards/forms/preview-blocks';
import { previewCard } from '../../../src/views/cards/forms/preview-card';
import { readForm } from '../../../src/views/cards/forms/read-form';
import { bytes, inputsIn, libraryEvents, markdownIn, nodesIn, runsIn, typeOf, verbsIn } from './card-checks';
import { makeContext, makeState, outsider, requestValues } from './fixtures';

const commands = Object.keys(formDefinitions) as FormCommand[];
const frame = { formId: 'form-1', step: 8, ref: 'K7M4-RQX3' };
const kinds = ['critical-friend', 'external-second-opinion'] as const;

/** The contexts that make a form show other pages than usual. */
function valuesThatMatter(command: FormCommand): readonly Values[] {
  switch (command) {
    case 'submit':
      return kinds.map((kind) => requestValues(kind));
    case 'correct':
      return ['child', 'question', 'urgency', 'needed-by'].map((part) => ({ 'correction.part': part }));
    case 'record-owed':
      return [{}, { debt: 'd1' }, { debt: 'd2' }];
    case 'correct-entry':
      return [{ entry: '3' }, { entry: '7' }];
    default:
      return [{}];
  }
}

interface Situation {
  readonly definition: FormDefinition;
  readonly context: FormContext;
}

function situations(command: FormCommand, typed?: string, crowd = 0): readonly Situation[] {
  const definition = formDefinitions[command];
  return kinds.flatMap((kind) =>
    valuesThatMatter(command).map((values) => {
      const state = command === 'submit' ? undefined : makeState(kind, typed);
      const context = makeContext(
        values,
        { state, viewer: command === 'give-opinion' ? outsider : makeContext().viewer },
        crowd,
      );
      return { definition, context: { ...context, values: { ...definition.initial(context), ...values } } };
    }),
  );
}

/** Every field of every page filled with this text, until no further page opens. */
function filled(definition: FormDefinition, context: FormContext, text: (limit: number) => string): Values {
  let values: Values = context.values;
  for (let round = 0; round < 10; round += 1) {
    const fields = definition.pages({ ...context, values }).flatMap((page) => page.fields);
    const texts = fields.filter(({ type }) => ['line', 'paragraph', 'long'].includes(type));
    values = { ...values, ...Object.fromEntries(texts.map(({ path, limit }) => [path, text(limit)])) };
    const open = fields.filter(
      ({ type, path }) => ['candidate', 'choice'].includes(type) && values[path] === undefined,
    );
    const firsts = open.map(({ path, choices }) => [path, choices?.()[0]?.value ?? ''] as const);
    values = { ...values, ...Object.fromEntries(firsts) };
  }
  return values;
}

/** What stands on the case already passed the schemas, so it holds neither blank text nor half a character. */
function typedBefore(letter: string): string {
  return `ab${(letter.isWellFormed() ? letter : '日').repeat(998 / letter.length)}`;
}

function cardsOf({ definition, context }: Situation, values: Values, errors: Values = {}) {
  return definition
    .pages({ ...context, values })
    .map((page) => formCard({ definition, context, page: page.id, values, errors, ...frame }));
}

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
  const byTheSystem = ['lapse', 'fall-due', 'note-delivery'];
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

  test('renders too where nothing stands on the case that could be chosen', () => {
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

describe('a text that a person typed', () => {
  const hostile = [
    '${child}',
    '${$root}',
    '**bold**',
    '<at>x</at>',
    '</script><b>',
    '{"type":"TextBlock"}',
    '[a](http://x.test)',
    '\u202Eabc\u200F',
    '👩‍👩‍👧 😀',
    'Ŵy ŷ llŷn',
    'بچے کی حالت',
    'a\u0000b',
    '\ud800',
    '\ue0000\ue001',
    '{n} {title}',
    'a\\b`c',
    '# head',
    '1\n2',
  ];

  test.each(hostile)('%j is shown in its input exactly as typed', (text) => {
    const definition = formDefinitions.comment;
    const card = formCard({
      definition,
      context: makeContext(),
      page: 'only',
      values: { comment: text },
      ...frame,
    });
    expect(inputsIn(card).map((input) => input['value'])).toEqual([text]);
    expect(markdownIn(card).some((each) => each.includes(text))).toBe(false);
  });

  test.each(hostile)(
    '%j is shown in the preview, and as the question to answer, without Markdown',
    (text) => {
      const values = { ...requestValues('critical-friend'), 'question.decision': text };
      const cards = [1, 2, 3].map((part) =>
        previewCard({
          definition: formDefinitions.submit,
          context: makeContext(),
          page: `preview-${part}`,
          values,
          ...frame,
        }),
      );
      expect(cards.flatMap(runsIn)).toContain(text);
      expect(cards.flatMap(markdownIn).filter((each) => each.includes(text))).toEqual([]);
      const state = { ...makeState('critical-friend') };
      state.request = { ...state.request, question: { ...state.request.question, questions: [text] } };
      const context = makeContext({}, { state });
      const card = formCard({
        definition: formDefinitions['give-opinion'],
        context,
        page: 'answer-1',
        values: {},
        ...frame,
      });
      expect(runsIn(card)).toContain(text);
    },
  );

  test('never stands in a choice that is rendered with Markdown', () => {
    const context = makeContext({}, { state: makeState('critical-friend', '**bold**') });
    const card = formCard({
      definition: formDefinitions['supply-item'],
      context,
      page: 'only',
      values: {},
      ...frame,
    });
    const choice = inputsIn(card).find((input) => typeOf(input) === 'Input.ChoiceSet');
    expect(choice?.['style']).toBe('filtered');
    expect(choice?.['choices']).toEqual([{ title: '**bold**', value: 'i1' }]);
  });

  test('far over its limit shows its beginning and says how long it is', () => {
    const values = { comment: `${'x'.repeat(999)}😀${'y'.repeat(98_999)}` };
    const card = formCard({
      definition: formDefinitions.comment,
      context: makeContext(),
      page: 'only',
      values,
      ...frame,
    });
    expect(inputsIn(card)[0]?.['value']).toBe('x'.repeat(999));
    expect(runsIn(card)).toContain(
      'You typed 100,000 characters; the limit is 1,000. All of it is kept in your draft.',
    );
    expect(libraryEvents(card)).toEqual([]);
  });

  test.each(['31/12/2026', '2026-02-31'])(
    'that is no date, %s, is shown as typed where a date is asked for',
    (until) => {
      const values = { until };
      const card = formCard({
        definition: formDefinitions.snooze,
        context: makeContext(),
        page: 'only',
        values,
        ...frame,
      });
      expect(inputsIn(card)[0]).toMatchObject({ type: 'Input.Text', value: until });
    },
  );
});

describe('a form card', () => {
  test('begins with the reference and nothing else that a lock screen could show', () => {
    const context = makeContext({}, { state: makeState('external-second-opinion') });
    const card = formCard({
      definition: formDefinitions.approve,
      context,
      page: 'only',
      values: {},
      ...frame,
    });
    expect(markdownIn(card)[0]).toBe('Request K7M4-RQX3');
    expect(card['speak']).toBe('Request K7M4-RQX3');
    const fresh = formCard({
      definition: formDefinitions.submit,
      context,
      page: 'child',
      values: {},
      formId: 'f',
    });
    expect(markdownIn(fresh)[0]).toBe('New request');
    expect(nodesIn(fresh).find((node) => node['verb'] === 'next:submit:child')?.['data']).toEqual({
      form: 'f',
    });
  });

  test('counts its mistakes above and says each beside its field', () => {
    const errors = { reason: 'Please give the reason.', proposedBy: 'Please say who.' };
    const context = makeContext({}, { state: makeState('critical-friend') });
    const card = formCard({
      definition: formDefinitions['add-candidate'],
      context,
      page: 'only',
      values: {},
      errors,
      notice: 'Not yet.',
      ...frame,
    });
    expect(markdownIn(card)).toContain('2 fields need your attention. They are marked below.');
    expect(runsIn(card)).toEqual(
      expect.arrayContaining(['Not yet.', 'Please give the reason.', 'Please say who.']),
    );
  });

  test('says where one is, and goes back, on and away', () => {
    const values = requestValues('critical-friend');
    const card = formCard({
      definition: formDefinitions.submit,
      context: makeContext(),
      page: 'questions',
      values,
      ...frame,
    });
    expect(markdownIn(card)).toContain('Step 5 of 11: The question (2 of 3)');
    expect(verbsIn(card)).toEqual([
      'next:submit:questions',
      'back:submit:questions',
      'save:submit:questions',
      'discard:submit',
    ]);
  });

  test('offers the most suitable people first, those chosen before them, and 80 at most', () => {
    const values = {
      ...requestValues('external-second-opinion'),
      'people.team': requestValues('critical-friend')['people.team'] ?? '',
    };
    const card = formCard({
      definition: formDefinitions.submit,
      context: makeContext({}, {}, 120),
      page: 'people-team',
      values,
      ...frame,
    });
    const choices = inputsIn(card)[0]?.['choices'] as { title: string; value: string }[];
    expect(choices.length).toBeLessThanOrEqual(80);
    expect(choices.length).toBeGreaterThan(40);
    expect(
      choices
        .slice(0, 2)
        .map((each) => each.title.split(',')[0])
        .sort(),
    ).toEqual(['Dr Gita Peel', 'Nils Nurse']);
    expect(choices.every((each) => each.title.includes('Avon Vale'))).toBe(true);
  });

  test('offers nobody for an opinion who is not independent (process page I1, I2)', () => {
    const titles = (kind: 'critical-friend' | 'external-second-opinion') => {
      const card = formCard({
        definition: formDefinitions.submit,
        context: makeContext(),
        page: 'route',
        values: requestValues(kind),
        ...frame,
      });
      return ((inputsIn(card)[0]?.['choices'] ?? []) as { title: string }[]).map(
        (each) => each.title.split(',')[0],
      );
    };
    expect(titles('external-second-opinion').sort()).toEqual([
      'Dr Olga Outsider',
      'National Epilepsy Surgery Panel',
    ]);
    expect(titles('critical-friend')[0]).toBe('Dr Col League');
    expect(titles('critical-friend')).not.toContain('Dr Nadia Consul');
    expect(titles('critical-friend')).not.toContain('Dr Des Deputy');
  });
});

describe('the preview', () => {
  const long = (letter: string) => {
    const situation = {
      definition: formDefinitions.submit,
      context: makeContext(requestValues('external-second-opinion')),
    };
    return filled(situation.definition, situation.context, (limit) => letter.repeat(limit / letter.length));
  };

  test.each(['日', '"', '\u0001', '😀'])(
    'shows all of a request at its limits in %j over cards under 28 KB',
    (letter) => {
      const values = long(letter);
      const definition = formDefinitions.submit;
      const pages = definition.pages(makeContext(values));
      const parts = previewParts(previewBlocks(pages, values, {})).length;
      const cards = Array.from({ length: parts }, (_, index) =>
        previewCard({
          definition,
          context: makeContext(),
          page: index === 0 ? 'preview' : `preview-${index + 1}`,
          values,
          ...frame,
        }),
      );
      for (const card of cards) {
        expect(bytes(card)).toBeLessThan(28_000);
        expect(libraryEvents(card)).toEqual([]);
      }
      expect(cards.flatMap(runsIn).join('')).toContain(values['options.3.harms'] ?? 'nothing');
      const sends = cards.map((card) => verbsIn(card).filter((verb) => verb.startsWith('send:')));
      expect(sends.slice(0, -1).flat()).toEqual([]);
      expect(sends.at(-1)).toEqual([`send:submit:preview-${parts}`]);
    },
  );

  test('asks for what is best for the child, and says to ring as well when it is urgent', () => {
    const values = { ...requestValues('critical-friend'), 'question.urgency': 'urgent' };
    const card = previewCard({
      definition: formDefinitions.submit,
      context: makeContext(),
      page: 'preview',
      values,
      ...frame,
    });
    expect(markdownIn(card).join(' ')).toContain('what is best for the child, not to shore up one side');
    expect(runsIn(card)).toContain('This is urgent. Ring as well: 0117 496 0000. Who rang, when?');
    expect(verbsIn(card)).toContain('goto:submit:child');
    expect(runsIn(card)).toEqual(
      expect.arrayContaining([
        '29 February 2020',
        'Dr Nadia Consul, consultant in paediatric neurology, Avon Vale NHS Trust',
      ]),
    );
  });

  test('shows dates as people write them, and a date that does not exist as it was typed', () => {
    const page = { definition: formDefinitions.submit, context: makeContext(), page: 'preview', ...frame };
    const values = { ...requestValues('critical-friend'), 'child.dateOfBirth': '2020-02-31' };
    const runs = [1, 2].flatMap((part) => runsIn(previewCard({ ...page, page: `preview-${part}`, values })));
    expect(runs).toEqual(expect.arrayContaining(['2020-02-31', '15 January 2027']));
  });

  test('marks what is still missing', () => {
    const { 'child.initials': _, ...values } = requestValues('critical-friend');
    const card = previewCard({
      definition: formDefinitions.submit,
      context: makeContext(),
      page: 'preview',
      values,
      ...frame,
    });
    expect(runsIn(card)).toContain('Please give the child’s initials.');
  });
});
