import { formDefinitions } from '../../../src/views/cards/forms/form-definitions';
import { formCard } from '../../../src/views/cards/forms/showing/form-card';
import { previewCard } from '../../../src/views/cards/forms/showing/preview-card';
import { inputsIn, libraryEvents, markdownIn, runsIn, typeOf } from './card-checks';
import { makeContext, makeState, requestValues } from './fixtures';
import { frame } from './situations';

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

  test('never is in a choice that is rendered with Markdown', () => {
    const context = makeContext({}, { state: makeState('critical-friend', '**bold**') });
    const card = formCard({
      definition: formDefinitions['supply-item'],
      context,
      page: 'only',
      values: {},
      ...frame,
    });
    const choice = inputsIn(card).find((input) => typeOf(input) === 'Input.ChoiceSet');
    expect(choice?.['style']).toBe('compact');
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
      'You typed 100,000 characters; the limit is 1,000. All of it is kept in your draft, and can be shortened in the tab.',
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
