import { csvDirectory } from '../../../src/domain/directory/reading/csv-directory';
import { parseDirectory } from '../../../src/domain/directory/reading/parse-directory';
import { copyOfInvented } from './directory-builder';

test('a directory that is written as CSV and read again is the same, whatever is in it', () => {
  const directory = copyOfInvented();
  const [first, second] = directory.organisations;
  const [person] = directory.people;
  if (first === undefined || second === undefined || person === undefined) throw new Error('too few');
  first.rapidReviewRoute = 'Ring 2222, say "now"\nand wait; do not ring off,\r\nplease';
  second.name = '"Quoted", with ; and \u2028 within';
  person.name = 'Dr “Öz” O’Neill, née ‘X’';
  person.registrationNumber = '0012345';
  person.otherEmployers = ['INV-T2', 'INV-T3'];
  person.tenant = '00000000-0000-4000-8000-0000000000ff';
  person.formerly = ['00000000-0000-4000-8000-000000009101', '00000000-0000-4000-8000-000000009102'];
  person.phone = '+44 1632 960001';
  person.jobTitle = "'=already text";
  second.officePhone = '@SUM(1+1)*cmd|calc!A0';
  const read = parseDirectory(csvDirectory(directory));
  expect(read).toEqual({ ok: true, directory });
  expect(csvDirectory(directory).split('\r\n')[0]).toMatch(/^record,/);
});

test('what a spreadsheet would take for a formula is written as text', () => {
  const directory = copyOfInvented();
  const [person] = directory.people;
  if (person === undefined) throw new Error('too few');
  for (const formula of ['=HYPERLINK("http://evil.example")', '+44 1632 960001', '-1+1', '@SUM(1)']) {
    person.jobTitle = formula;
    const cells = csvDirectory(directory).split(/[,\r\n]/);
    expect(cells.filter((cell) => /^"?[=+\-@]/.test(cell))).toEqual([]);
  }
});
