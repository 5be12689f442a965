import { supportFromText } from '../../../src/domain/directory/reading/support-from-text';
import { supportFor } from '../../../src/domain/directory/support';
import { familyAccount } from '../../../src/views/account/family-account';
import { familiesPage } from '../../../src/views/families/for-families';
import { facts, now } from '../../builders/case-people';
import { caseIn } from '../../builders/case-state';

/** Guidance point 12: where families find support is data of the organisation, checked strictly when it is read. */

const chaplains = {
  kind: 'chaplaincy',
  name: 'Chaplains',
  contact: 'Ring 01632 960199',
  checkedOn: '2026-11-02',
};
const advice = {
  kind: 'patient-advice',
  name: 'Our PALS',
  contact: 'Ring 01632 960198.',
  checkedOn: '2026-11-03',
};
const file = (change: object = {}) =>
  JSON.stringify({ organisations: { 'inv-t1': [advice] }, everywhere: [chaplains], ...change }, null, 2);
const told = (support?: string, organisation = 'INV-T1') => {
  const state = caseIn('inviting');
  const child = { ...state.request.child, organisation };
  return familyAccount({
    state: { ...state, request: { ...state.request, child } },
    facts: { ...facts, ...(support === undefined ? {} : { support: supportFromText(support) }) },
    now,
  })
    ?.parts.find(({ part }) => part === 'support')
    ?.lines.map(({ text }) => text);
};

describe('the file of support for families', () => {
  test('is read with a byte order mark or without, and found by a site of the organisation', () => {
    const support = supportFromText(`\uFEFF${file()}`);
    expect(supportFor(support, facts.directory, 'INV-T1-CH').map(({ name }) => name)).toEqual([
      'Our PALS',
      'Chaplains',
    ]);
    expect(supportFor(support, facts.directory, 'INV-T2').map(({ name }) => name)).toEqual(['Chaplains']);
  });

  test.each([
    ['{', /line 1: the JSON is broken/],
    [
      file({ everywhere: [{ ...chaplains, checkedOn: 'May' }] }),
      /line \d+: everywhere\.0\.checkedOn must be a date/,
    ],
    [
      file({ everywhere: [{ ...chaplains, kind: 'cake' }] }),
      /everywhere\.0\.kind must be one of: patient-advice/,
    ],
    [file({ everywhere: [{ ...chaplains, contact: ' ' }] }), /everywhere\.0\.contact must not be empty/],
    [file({ everywhere: [{ ...chaplains, url: 'x' }] }), /everywhere\.0 holds what is not known here: url/],
    [
      file({ organisations: { A: [{ ...advice, name: undefined }] } }),
      /organisations\.A\.0\.name is missing/,
    ],
  ])('is refused with line and field: %s', (text, says) => {
    expect(() => supportFromText(text)).toThrow(says);
  });

  test('names the very line of the mistake', () => {
    const text =
      '{\n  "everywhere": [\n    { "kind": "charity", "name": "A", "contact": "B",\n      "checkedOn": "x" }\n  ]\n}';
    expect(() => supportFromText(text)).toThrow(/line 4: everywhere\.0\.checkedOn/);
  });
});

describe('what a family is told of it', () => {
  test('by default who advises patients in their nation', () => {
    expect(told()?.join()).toContain('PALS');
    expect(told(undefined, 'INV-W1')?.join()).toContain('Llais');
    expect(told(undefined, 'INV-S1')?.join()).toContain('Patient Advice and Support Service');
    expect(told(undefined, 'INV-W1')?.join()).not.toContain('PALS');
  });

  test('what the organisation named, with the day on which it was checked, in place of the default', () => {
    const lines = told(file()) ?? [];
    expect(lines).toContain(
      'Our PALS. They help with questions, worries and complaints. Ring 01632 960198. This was checked on 3 November 2026.',
    );
    expect(lines.join()).not.toContain('Any ward can give you its number');
    expect(told(file(), 'INV-T2')?.join()).toContain('Any ward can give you its number');
  });

  test('the page for families holds it too, and the organisation’s own words in place of ours', () => {
    const own = [
      { title: 'You can ask', paragraphs: ['Here you ask Sister Joy.'] },
      { title: 'Parking', paragraphs: ['Free.'] },
    ];
    const page = familiesPage(supportFromText(file({ forFamilies: own })), facts.directory);
    for (const words of ['Our PALS', 'Chaplains', 'Here you ask Sister Joy.', 'Parking', 'Llais'])
      expect(page).toContain(words);
    expect(page).not.toContain('You do not need a reason that others agree with.');
  });
});
