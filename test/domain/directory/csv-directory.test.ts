import { csvDirectory } from '../../../src/domain/directory/reading/csv-directory';
import { parseDirectory } from '../../../src/domain/directory/reading/parse-directory';
import { copyOfInvented } from './directory-builder';

test('a directory that is written as CSV and read again is the same, whatever stands in it', () => {
  const directory = copyOfInvented();
  const [first, second] = directory.organisations;
  const [person] = directory.people;
  if (first === undefined || second === undefined || person === undefined) throw new Error('too few');
  first.rapidReviewRoute = 'Ring 2222, say "now"\nand wait; do not ring off,\r\nplease';
  second.name = '"Quoted", with ; and \u2028 within';
  person.name = 'Dr “Öz” O’Neill, née ‘X’';
  person.registrationNumber = '0012345';
  person.otherEmployers = ['INV-T2', 'INV-T3'];
  const read = parseDirectory(csvDirectory(directory));
  expect(read).toEqual({ ok: true, directory });
  expect(csvDirectory(directory).split('\r\n')[0]).toMatch(/^record,/);
});
