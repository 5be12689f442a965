import fc from 'fast-check';
import type { Values } from '../../../src/views/cards/forms/field';
import { formDefinitions } from '../../../src/views/cards/forms/form-definitions';
import { pageAfter, pageBefore } from '../../../src/views/cards/forms/page-order';
import { readForm, withRefusal } from '../../../src/views/cards/forms/reading/read-form';
import { mergeTyped } from '../../../src/views/cards/forms/showing/shown-values';
import { gp, makeContext, makeState, nurse, outsider, requestValues } from './fixtures';
import { commands } from './situations';

const eso = makeState('external-second-opinion');

describe('what was typed', () => {
  const comment = formDefinitions.comment;
  const long = 'x'.repeat(100_000);

  test('stays whole in the draft while a field that shows only its beginning is left alone', () => {
    const shown = long.slice(0, 1_000);
    expect(mergeTyped(comment, makeContext(), 'only', { comment: long }, { comment: shown })).toEqual({
      comment: long,
    });
    expect(mergeTyped(comment, makeContext(), 'only', { comment: long }, { comment: `${shown}!` })).toEqual({
      comment: `${shown}!`,
    });
  });

  test('is emptied when a client leaves the input out, and nothing else is taken', () => {
    expect(
      mergeTyped(comment, makeContext(), 'only', { comment: 'a', other: 'kept' }, { stray: 'x' }),
    ).toEqual({ comment: '', other: 'kept' });
    expect(mergeTyped(comment, makeContext(), 'nowhere', { comment: 'a' }, { comment: 'b' })).toEqual({
      comment: 'a',
    });
  });

  test('keeps its line breaks when a client gives them back in another way', () => {
    expect(mergeTyped(comment, makeContext(), 'only', { comment: 'a\r\nb' }, { comment: 'a\nb' })).toEqual({
      comment: 'a\r\nb',
    });
  });
});

test('a refusal of the lifecycle is shown beside the fields it speaks of, wherever their entries were typed', () => {
  const values = {
    ...requestValues('external-second-opinion'),
    'route.candidates.0.candidate': '',
    'route.candidates.0.proposedBy': '',
    'route.candidates.3.candidate': outsider,
    'route.candidates.3.proposedBy': 'team',
  };
  const refusal = {
    text: 'Please look at the marked fields.',
    fields: { 'route.candidates.0.candidate': 'Not free.', 'child.dateOfBirth': 'Too old.' },
  };
  expect(withRefusal(formDefinitions.submit, makeContext(), values, refusal)).toEqual({
    errors: { 'route.candidates.3.candidate': 'Not free.', 'child.dateOfBirth': 'Too old.' },
    firstPage: 'child',
    notice: 'Please look at the marked fields.',
  });
  const whole = withRefusal(comment(), makeContext(), {}, { text: 'Not now.', fields: {} });
  expect(whole).toEqual({ errors: {}, firstPage: 'only', notice: 'Not now.' });
});

function comment() {
  return formDefinitions.comment;
}

test('pages follow each other to the preview, and to sending where there is none', () => {
  const { submit } = formDefinitions;
  const values = requestValues('critical-friend');
  const seen = ['kind'];
  for (
    let page = pageAfter(submit, makeContext(), 'kind', values);
    page !== undefined && page !== 'preview';
  ) {
    expect(pageBefore(submit, makeContext(), page, values)).toBe(seen.at(-1));
    seen.push(page);
    page = pageAfter(submit, makeContext(), page, values);
  }
  expect(seen).toEqual(submit.pages(makeContext(values)).map((each) => each.id));
  expect(pageBefore(submit, makeContext(), 'preview', values)).toBe(seen.at(-1));
  expect(pageAfter(comment(), makeContext(), 'only', {})).toBeUndefined();
});

test('reading a form never throws, whatever the values hold', () => {
  const anyText = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.constantFrom(
      '',
      'yes',
      'no',
      'true',
      'child',
      'd1',
      'd2',
      '7',
      '2026-12-31',
      '2026-02-31',
      '\ud800',
      '\u0000',
      '__proto__',
      `${nurse},${gp}`,
      'x'.repeat(5_000),
    ),
  );
  const paths = commands.flatMap((command) =>
    [{}, { 'correction.part': 'child' }, { debt: 'd1' }, { entry: '7' }].flatMap((values) =>
      formDefinitions[command]
        .pages(makeContext(values, { state: eso }))
        .flatMap((page) => page.fields.map((field) => field.path)),
    ),
  );
  const key = fc.oneof(
    { weight: 9, arbitrary: fc.constantFrom(...paths) },
    {
      weight: 1,
      arbitrary: fc.constantFrom(
        '__proto__',
        'constructor',
        'options',
        'options.0',
        'options.99.title',
        'type',
        '',
      ),
    },
  );
  fc.assert(
    fc.property(
      fc.constantFrom(...commands),
      fc.array(fc.tuple(key, anyText), { maxLength: 30 }),
      fc.boolean(),
      (command, entries, isNew) => {
        const values: Values = Object.fromEntries(entries);
        const definition = formDefinitions[command];
        const context = makeContext({}, isNew ? {} : { state: eso });
        const reading = readForm(definition, context, values);
        const pages = definition.pages({ ...context, values });
        if (reading.ok) expect(reading.command.type).toBe(command);
        else {
          const fields = pages.flatMap((page) => page.fields.map((field) => field.path));
          for (const path of Object.keys(reading.errors)) expect(['', ...fields]).toContain(path);
          expect(pages.map((page) => page.id)).toContain(reading.firstPage);
          expect(Object.keys(reading.errors).length).toBeGreaterThan(0);
        }
        for (const page of pages) mergeTyped(definition, context, page.id, values, values);
      },
    ),
    { numRuns: 300 },
  );
});
