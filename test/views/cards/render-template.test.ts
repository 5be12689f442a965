import { checkModel } from '../../../src/views/cards/model/check-model';
import {
  loadTemplates,
  renderTemplate,
  type ViewModel,
} from '../../../src/views/cards/model/render-template';

const button = {
  title: 'Next',
  verb: 'next:comment:only',
  style: 'positive',
  inputs: 'Auto',
  data: { form: 'f1' },
};
const model: ViewModel = {
  about: 'Request K7M4-RQX3',
  title: 'Comment',
  hasProgress: false,
  progress: '',
  hasNotice: true,
  notice: 'Not yet.',
  hasErrors: false,
  errorSummary: '',
  hasFormError: false,
  formError: '',
  hasIntro: false,
  intro: '',
  hasQuoted: false,
  quotedTitle: '',
  quoted: '',
  fields: [],
  rows: [{ spacing: 'Large', separator: true, buttons: [button] }],
  discardTitle: 'Discard',
  discardAsk: 'Throw it away?',
  discardYes: 'Yes',
  discardVerb: 'discard:comment',
  discardData: { form: 'f1' },
};

describe('a card from its template', () => {
  test('is expanded, its data an object and its marks gone', () => {
    const card = JSON.stringify(renderTemplate('form', model));
    expect(card).toContain('"data":{"form":"f1"}');
    expect(card).not.toMatch(/[\uE000\uE001]|\$\{|\$when|\$data/);
  });

  test.each(['${title}', '${$root.title}', '\uE0000\uE001', '\uE0001\uE001 ${x} `y`', '$when', '\\', "'"])(
    'holds the text %j exactly as it was given',
    (notice) => {
      const card = renderTemplate('form', { ...model, notice });
      const container = card.body.find((node) => JSON.stringify(node).includes('TextRun'));
      expect(container).toMatchObject({ items: [{ inlines: [{ text: notice }] }] });
    },
  );

  test('is refused when a key is missing, and the message names it', () => {
    const { notice: _, ...less } = model;
    expect(() => renderTemplate('form', less)).toThrow('The template form lacks notice');
  });

  test('is refused when a condition is no boolean, which the engine would take for a no', () => {
    expect(() => renderTemplate('form', { ...model, hasNotice: 'yes' })).toThrow('needs a boolean hasNotice');
    const { hasNotice: _, ...less } = model;
    expect(() => renderTemplate('form', less)).toThrow('needs a boolean hasNotice');
  });

  test('is refused when an entry of a list lacks a key', () => {
    expect(() => renderTemplate('form', { ...model, fields: [{ style: 'default' }] })).toThrow(
      /The template form (lacks|needs)/,
    );
  });

  test('shares nothing with another card of the same template', () => {
    const first = renderTemplate('form', model);
    expect(renderTemplate('form', { ...model, notice: 'Another.' })).not.toEqual(first);
    expect(renderTemplate('form', model)).toEqual(first);
  });
});

test('a part that is not shown may lack its texts, and a composed condition is checked part by part', () => {
  const node = { $when: '${a && !b}', text: "${if(a, 'yes', c)}" };
  expect(() => checkModel('x', node, { a: true, b: false, c: 'no' })).not.toThrow();
  expect(() => checkModel('x', node, { a: true, c: 'no' })).toThrow('needs a boolean b');
  expect(() => checkModel('x', { $when: '${a}', text: '${missing}' }, { a: false })).not.toThrow();
  expect(() => checkModel('x', { $data: '${rows}', text: '${$root.a}' }, { a: 'x' })).toThrow(
    'lacks the list',
  );
});

test('every template can be read and parsed', () => {
  expect(() => loadTemplates()).not.toThrow();
});
