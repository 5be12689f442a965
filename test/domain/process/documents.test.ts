import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { effectsTable } from '../../support/documents/effects-table';
import { keepPage } from '../../support/documents/generated-parts';
import { wholeLifecycleDiagram } from '../../support/documents/lifecycle-diagram';
import { lifecycleTable, whoMayMatrix } from '../../support/documents/lifecycle-tables';
import { obligationsTable } from '../../support/documents/obligations-table';
import { settingsTable } from '../../support/documents/settings-table';
import { teamsAnswersTable } from '../../support/documents/teams-answers-table';
import { termsTable } from '../../support/documents/terms-table';
import { visibilityMatrix } from '../../support/documents/visibility-matrix';
import { root, sourceFiles } from '../../support/source-files';

const processPage = 'src/domain/process/README.md';

describe('the process page', () => {
  keepPage(processPage, {
    'lifecycle-diagram': wholeLifecycleDiagram,
    'lifecycle-table': lifecycleTable,
    'who-may-do-what': whoMayMatrix,
    'who-is-told-what': effectsTable,
    'what-falls-due': obligationsTable,
    terms: termsTable,
    'who-sees-what': visibilityMatrix,
  });

  const page = readFileSync(join(root, processPage), 'utf8');
  const rules = new Set([
    ...[...page.matchAll(/^#{2,3} (§\d[ab]?) /gm)].map((match) => match[1]),
    ...[...page.matchAll(/^- \*\*(I\d+) /gm)].map((match) => match[1]),
  ]);

  test('it has the sections 1 to 9 and the rules I1 to I16', () => {
    const sections = Array.from({ length: 9 }, (_, index) => `§${index + 1}`);
    const invariants = Array.from({ length: 16 }, (_, index) => `I${index + 1}`);
    expect([...sections, ...invariants].filter((each) => !rules.has(each))).toEqual([]);
  });

  test('every rule that the code cites is on it', () => {
    const cited = [...sourceFiles('src'), ...sourceFiles('test')].flatMap(({ path, text }) =>
      [...text.matchAll(/process page (?:§\d[ab]?|I\d+)(?:(?:,| and| or)? (?:§\d[ab]?|I\d+))*/g)].flatMap(
        ([citation]) => [...citation.matchAll(/§\d[ab]?|I\d+/g)].map(([rule]) => ({ path, rule })),
      ),
    );
    expect(cited.length).toBeGreaterThan(0);
    expect(cited.filter(({ rule }) => !rules.has(rule))).toEqual([]);
  });
});

describe('for administrators', () => {
  keepPage('manifest/README.md', { settings: settingsTable });
});

describe('for operators', () => {
  keepPage('src/operate/README.md', { 'teams-answers': teamsAnswersTable });
});

test('the README is for somebody who has two minutes', () => {
  const lines = readFileSync(join(root, 'README.md'), 'utf8').trim().split('\n');
  expect(lines.length).toBeLessThanOrEqual(120);
});

test.each([
  'README.md',
  'CONTRIBUTING.md',
  'DECISIONS.md',
  'SECURITY.md',
  'manifest/README.md',
  'src/operate/README.md',
  'src/local/README.md',
  'src/domain/process/for-clinicians.md',
  processPage,
])('every link in %s leads to a file that is there', (path) => {
  const links = [...readFileSync(join(root, path), 'utf8').matchAll(/\]\((?!https?:)([^)#\s]+)/g)].map(
    (match) => match[1] ?? '',
  );
  expect(links.filter((link) => !existsSync(join(root, dirname(path), link)))).toEqual([]);
});
