import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { packageVariables } from '../../src/cli/package/settings';
import { recordColumns } from '../../src/domain/directory/reading/csv-rows';
import { root } from '../support/source-files';

const guide = readFileSync(join(root, 'manifest/README.md'), 'utf8');
const inCode = (text: string) => [...text.matchAll(/`([^`]+)`/g)].map((match) => match[1]);

describe('the administrator’s guide', () => {
  test('names every variable that packaging reads', () => {
    expect(Object.keys(packageVariables).filter((name) => !guide.includes(`\`${name}\``))).toEqual([]);
  });

  test.each(Object.entries(recordColumns))(
    'explains the columns of a row for %s, and no others',
    (kind, columns) => {
      const row = guide.split('\n').find((line) => line.startsWith(`| \`${kind}\` |`)) ?? '';
      expect(inCode(row).slice(1).sort()).toEqual([...columns].sort());
    },
  );
});
