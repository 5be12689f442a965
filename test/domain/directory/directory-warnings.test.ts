import { inventedId } from '../../../src/domain/directory/invented/invented-person';
import { directoryWarnings } from '../../../src/domain/directory/reading/directory-warnings';
import type { Directory } from '../../../src/domain/directory/schema';
import { copyOfInvented } from './directory-builder';

const today = '2026-11-24';

function warningsAfter(change: (directory: Directory) => void): readonly string[] {
  const directory = copyOfInvented();
  change(directory);
  const before = directoryWarnings(copyOfInvented(), today);
  return directoryWarnings(directory, today).filter((line) => !before.includes(line));
}

const person = ({ people }: Directory, number: number) => {
  const found = people.find(({ id }) => id === inventedId(number));
  if (found === undefined) throw new Error('nobody');
  return found;
};

test('the invented directory has what any has: a planner and an operator who stand alone, and people on relay', () => {
  const warnings = directoryWarnings(copyOfInvented(), today);
  expect(warnings).toContainEqual(expect.stringMatching(/INV-T1\): the service planner has no alternate\.$/));
  expect(warnings).toContainEqual(expect.stringMatching(/INV-T1\): the operator has no alternate\.$/));
  expect(warnings).toContainEqual(expect.stringMatching(/^\d+ people are reached by relay/));
  expect(warnings.join()).not.toContain('clinical lead has no alternate');
});

test.each<[string, (directory: Directory) => void, RegExp]>([
  [
    'a coordinator without an alternate',
    (all) => void person(all, 113).standing.pop(),
    /INV-T1\): the coordinator has no alternate\.$/,
  ],
  [
    'one name twice at the same place',
    (all) => {
      person(all, 104).name = 'Dr ANNA-Lena Ö’Testing';
      person(all, 105).name = 'dr anna lena otesting';
      person(all, 105).organisation = person(all, 104).organisation;
    },
    /is in the file 2 times \(.*\): for one person, keep the present account/,
  ],
  [
    'an alternate without a holder',
    (all) => void person(all, 108).standing.pop(),
    /INV-T1\): there is an alternate, but nobody is clinical lead\.$/,
  ],
  [
    'a lead whom the bot cannot reach',
    (all) => void Object.assign(person(all, 110), { reach: 'relay' }),
    /Grace Tetteh-Moore stands for the safeguarding lead, but the bot cannot reach them/,
  ],
  [
    'people whose organisation became part of another',
    (all) => {
      const merged = all.organisations.find(({ code }) => code === 'INV-T3');
      if (merged !== undefined) merged.mergedInto = 'INV-T2';
    },
    /Dr Aoife Brannigan-Sato .* has no organisation of today: INV-T3 became part of INV-T2\.$/,
  ],
  [
    'a place where nobody works',
    (all) => {
      const [first] = all.organisations;
      if (first !== undefined) all.organisations.push({ ...first, code: 'INV-X9', sites: [] });
    },
    /\(INV-X9\): nobody in the file works there\.$/,
  ],
  [
    'leave beyond the bank holidays that are known',
    (all) => void person(all, 104).leave.push({ from: '2031-01-02', to: '2031-01-03' }),
    /^The file reaches into 2031: bank holidays after \d{4} follow the rules/,
  ],
  [
    'leave that is all past',
    (all) => void person(all, 104).leave.push({ from: '2025-01-02', to: '2025-01-03' }),
    /^1 of the people with leave have none ahead/,
  ],
])('warns of %s', (_, change, sentence) => {
  expect(warningsAfter(change)).toContainEqual(expect.stringMatching(sentence));
});
