import { schemaFindings } from './card-schema';

const card = (...body: readonly unknown[]) => ({ type: 'AdaptiveCard', version: '1.5', body });
const text = (more: object = {}) => ({ type: 'TextBlock', text: 'Words', ...more });

describe('the schema made from Microsoft’s types', () => {
  test('finds nothing in a sound card', () => {
    const press = {
      type: 'Action.Execute',
      title: 'Next',
      verb: 'next',
      style: 'positive',
      associatedInputs: 'none',
      data: { case: 'x' },
    };
    const choices = [{ title: 'One', value: '1' }];
    const query = { type: 'Data.Query', dataset: 'graph.microsoft.com/users' };
    const whole = card(
      text({ wrap: true, style: 'heading', size: 'Large' }),
      { type: 'RichTextBlock', inlines: [{ type: 'TextRun', text: 'a', weight: 'Bolder' }, 'b'] },
      { type: 'Container', style: 'emphasis', bleed: true, items: [text()] },
      { type: 'ColumnSet', columns: [{ type: 'Column', width: 'auto', items: [text()] }] },
      { type: 'Input.ChoiceSet', id: 'a', label: 'A', choices, 'choices.data': query, style: 'filtered' },
      { type: 'ActionSet', actions: [press, { type: 'Action.ShowCard', title: 'M', card: card(text()) }] },
    );
    expect(schemaFindings({ ...whole, speak: 'x', refresh: { action: press, userIds: ['u'] } })).toEqual([]);
  });

  test.each([
    ['a misspelt property', text({ wieght: 'Bolder' }), /body\[0\]\.wieght is no property of ITextBlock/],
    ['a property of another element', text({ label: 'x' }), /label is no property/],
    ['a value outside its list', text({ weight: 'Heavy' }), /weight may not be "Heavy"/],
    ['a value of another type', text({ wrap: 'true' }), /wrap may not be "true"/],
    ['a property that is missing', { type: 'TextBlock' }, /body\[0\] has no text/],
    ['a width for phones', text({ targetWidth: 'Narrow' }), /targetWidth is newer/],
    ['a table', { type: 'Table', columns: [] }, /Table, which our cards do not use/],
    ['a badge', { type: 'Badge', text: 'x' }, /Badge, which our cards do not use/],
    ['an icon', { type: 'Icon', name: 'Add' }, /Icon, which our cards do not use/],
    ['an element nobody knows', { type: 'TextBlok', text: 'x' }, /may not be a TextBlok/],
    [
      'an icon among texts',
      { type: 'RichTextBlock', inlines: [{ type: 'IconRun', name: 'Add' }] },
      /IconRun/,
    ],
    ['a spacing of later versions', text({ spacing: 'ExtraSmall' }), /newer than version 1\.5/],
    [
      'what a nested card hides',
      { type: 'ActionSet', actions: [{ type: 'Action.ShowCard', card: card(text({ wrp: true })) }] },
      /card\.body\[0\]\.wrp is no property/,
    ],
    [
      'a number in what a button carries',
      { type: 'ActionSet', actions: [{ type: 'Action.Execute', data: { step: 3 } }] },
      /data\.step is no text/,
    ],
    [
      'a choice without a value',
      { type: 'Input.ChoiceSet', id: 'a', choices: [{ title: 'x' }] },
      /has no value/,
    ],
  ])('finds %s', (_, element, finding) => {
    expect(schemaFindings(card(element)).join('\n')).toMatch(finding);
  });

  test('finds a later version of the schema', () => {
    expect(schemaFindings({ ...card(text()), version: '1.6' })).toEqual([
      'card.version is 1.6, which is newer than version 1.5',
    ]);
  });
});
