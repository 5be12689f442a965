import fc from 'fast-check';
import { command } from '../../../src/domain/asked/commands';
import { said } from '../../../src/domain/case/stored/said';
import { anythingTaken } from '../../builders/core/anything-taken';

/** What people are asked is one thing, what is kept another: whatever they may say is kept word for word (process page I17). */

const kept = command.options.flatMap((option) => {
  const [type] = option.shape.type.values;
  return type !== undefined && type in said ? [[type, option] as const] : [];
});

test('there is hardly a command of which nothing is kept', () => {
  expect(kept.length).toBeGreaterThan(45);
});

/** Typed to make sure that it is the right child, compared and never kept (process page §4b, record a death). */
const comparedOnly: Partial<Record<string, readonly string[]>> = {
  'decide-match': ['initials', 'dateOfBirth'],
};

test.each(kept)('%s is read back as it was said', (type, option) => {
  fc.assert(
    fc.property(anythingTaken(option), (typed) => {
      const { type: _, ...parsed } = option.parse(typed);
      const compared = comparedOnly[type] ?? [];
      const given = Object.fromEntries(Object.entries(parsed).filter(([name]) => !compared.includes(name)));
      // That a message is held up by a fault of our own is kept otherwise (process page I16).
      fc.pre(given['standing'] !== 'held-up');
      const stored: unknown = JSON.parse(JSON.stringify(given));
      expect(JSON.parse(JSON.stringify(said[type as keyof typeof said].parse(stored)))).toEqual(stored);
    }),
    { numRuns: 25 },
  );
});
