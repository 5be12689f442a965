import { familyTexts } from '../../src/views/families/family-texts';
import { familiesCard, familiesPage } from '../../src/views/families/for-families';
import { supportByPlace } from '../../src/views/families/support-by-place';
import { theFacts } from '../builders/core/people';
import { bytes, runsIn } from './forms/card-checks';

/** What a family is told early, before there is any request (process page §8): plain, and about no child. */

const { lead, worse, parts } = familyTexts;
const paragraphs = [lead, ...[worse, ...parts].flatMap((each) => each.paragraphs)];
const sentences = paragraphs.flatMap((each) => each.split(/(?<=[.?!:])\s+/));
const words = sentences.map((each) => each.split(/\s+/).length).sort((one, other) => one - other);

test('half of its sentences have 15 words at most, and none has more than 25', () => {
  expect(words.length).toBeGreaterThan(30);
  expect(words[Math.floor(words.length / 2)]).toBeLessThanOrEqual(15);
  expect(words.at(-1)).toBeLessThanOrEqual(25);
});

test('no word that only staff use', () => {
  const all = paragraphs.join(' ');
  expect(all).not.toMatch(
    /\b(MDT|CEAC|ESO|PALS|candidate|reviewer|requester|named consultant|prognosis|paediatric)\b/i,
  );
});

test.each([
  ['to read out, without an address', undefined],
  ['with the page to print', 'https://bot.example/for-families'],
])('the card, %s, holds every word of it', (_, url) => {
  const card = familiesCard(url);
  const text = runsIn(card).join('\n');
  for (const each of paragraphs) expect(text).toContain(each);
  expect(bytes(card)).toBeLessThan(28_000);
  expect(JSON.stringify(card).includes('https://bot.example')).toBe(url !== undefined);
});

describe('where to find support', () => {
  const source = (name: string, kind: 'patient-advice' | 'charity' = 'charity') => ({
    kind,
    name,
    contact: 'Ring 01632 960999.',
    checkedOn: '2026-11-02',
  });
  const support = {
    everywhere: [source('Together for Families')],
    organisations: {
      'INV-T1': [source('Marrowdale advice', 'patient-advice')],
      'inv-s1': [source('Glenorran chaplains')],
    },
  };
  const { directory } = theFacts;

  test('is by nation and organisation, so that a parent finds theirs; what holds everywhere is last, and said once', () => {
    const titles = supportByPlace(support, directory).map(({ title }) => title);
    expect(titles).toEqual([
      'In England',
      'Marrowdale University Hospitals NHS Trust (invented)',
      'In Wales',
      'In Scotland',
      'NHS Glenorran (invented)',
      'Wherever you are',
    ]);
    const page = familiesPage(support, directory);
    const [england = '', scotland = ''] = [page.split('In Wales')[0], page.split('In Scotland')[1]];
    expect(england).toContain('Marrowdale advice');
    expect(england).not.toContain('Glenorran chaplains');
    expect(scotland).toContain('Glenorran chaplains');
    expect(page.split('Together for Families')).toHaveLength(2);
    expect(page).not.toContain('In Northern Ireland');
  });

  test('names each nation, and no organisation, where no directory is known', () => {
    expect(supportByPlace().map(({ title }) => title)).toEqual([
      'In England',
      'In Wales',
      'In Scotland',
      'In Northern Ireland',
    ]);
  });
});

test('the page says what to do for a child who is getting worse first, has room for a contact, and no script', () => {
  const page = familiesPage();
  for (const each of paragraphs) expect(page).toContain(each);
  expect(page.indexOf(worse.title)).toBeLessThan(page.indexOf(parts[0]?.title ?? ''));
  expect(page).toContain('Telephone');
  expect(page).not.toMatch(/<script|<a |<img|http/);
});
