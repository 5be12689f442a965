import { mistakesOf } from '../../src/tab/form/mistakes';
import type { FormPage } from '../../src/web/contract/form-page';

const field = (path: string, label: string, error: string) => ({ path, label, error });
const pageWith = (more: object) =>
  ({ error: '', fields: [], preview: null, pages: [], ...more }) as unknown as FormPage;

test('all mistakes of a page are listed in its order, the form’s own first, each with its input', () => {
  const page = pageWith({
    error: 'Go through the whole checklist.',
    fields: [
      field('child.initials', 'Initials', 'Enter the initials.'),
      field('child.sex', 'Sex', ''),
      field('options.0.title', 'Option', 'Enter the name.'),
    ],
  });
  expect(mistakesOf(page)).toEqual([
    { text: 'Go through the whole checklist.', inputId: '', page: '' },
    { text: 'Enter the initials.', inputId: 'field-child-initials', page: '' },
    { text: 'Enter the name.', inputId: 'field-options-0-title', page: '' },
  ]);
});

test('those that would read the same say their question too', () => {
  const fields = [field('a', 'Same hospital?', 'Answer this.'), field('b', 'Same team?', 'Answer this.')];
  expect(mistakesOf(pageWith({ fields })).map(({ text }) => text)).toEqual([
    'Same hospital?: Answer this.',
    'Same team?: Answer this.',
  ]);
});

test('those of the last read lead to the page where they are put right', () => {
  const preview = {
    sections: [
      {
        title: 'The child',
        pages: ['child', 'child-2'],
        answers: [
          { label: 'Initials', value: 'A.B.', error: '' },
          { label: 'Sex', value: '', error: 'Select the sex.' },
        ],
      },
    ],
  };
  const pages = [
    { id: 'child', hasErrors: false },
    { id: 'child-2', hasErrors: true },
  ];
  expect(mistakesOf(pageWith({ preview, pages }))).toEqual([
    { text: 'Select the sex.', inputId: '', page: 'child-2' },
  ]);
  expect(mistakesOf(pageWith({}))).toEqual([]);
});
