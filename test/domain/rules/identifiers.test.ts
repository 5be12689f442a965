import fc from 'fast-check';
import { child } from '../../../src/domain/asked/request';
import { text } from '../../../src/domain/asked/text';
import { parseCaseRef } from '../../../src/domain/case/ids';
import {
  foldIdentifier,
  foldWords,
  plainIdentifier,
  showsNothing,
} from '../../../src/domain/rules/identifiers';
import { readNationalNumber } from '../../../src/domain/rules/national-number';

const unseen = ['\u200b', '\u2060', '\ufeff', '\u00ad', '\u3164', '\u115f', '\u2800', '\u202e'];

describe('what nobody can see', () => {
  test.each([...unseen, '\u0007'])(
    '%j alone is as good as empty, in every text that is asked for',
    (mark) => {
      expect(showsNothing(`${mark} ${mark}`)).toBe(true);
      expect(text('line', 'Please write it.').safeParse(mark).success).toBe(false);
      expect(child.shape.initials.safeParse(mark).success).toBe(false);
    },
  );

  test.each(unseen)('%j is dropped from numbers and references', (mark) => {
    expect(readNationalNumber(`999${mark} 172 5008${mark}`)).toEqual({ ok: true, value: '9991725008' });
    expect(parseCaseRef(`T2HW${mark}-9CDK`)).toBe('T2HW-9CDK');
    expect(child.shape.localReference.parse(`QM${mark}-1`)).toBe('QM-1');
  });

  test('what can be seen stays as it was typed in a text', () => {
    for (const typed of ['Zoë', 'a\u200db', '👩‍⚕️', 'Ｌｌａｎ'])
      expect(text('line', 'Please write it.').parse(typed)).toBe(typed);
  });
});

test('digits and letters of full width are plain ones in numbers and references', () => {
  expect(readNationalNumber('９９９ １７２ ５００８')).toEqual({ ok: true, value: '9991725008' });
  expect(parseCaseRef('Ｔ２ＨＷ‐９ＣＤＫ')).toBe('T2HW-9CDK');
  expect(plainIdentifier(' ＱＭ１ ')).toBe('QM1');
});

test('reading an identifier again changes nothing, and what is folded alike stays alike (fast-check)', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (typed) => {
      const plain = plainIdentifier(typed);
      expect(plainIdentifier(plain)).toBe(plain);
      expect(foldIdentifier(plain)).toBe(foldIdentifier(typed));
      expect(foldIdentifier(foldIdentifier(typed))).toBe(foldIdentifier(typed));
    }),
  );
});

test.each([
  'T2HW9CDK',
  't2hw-9cdk',
  'T2HW–9CDK',
  'T2HW—9CDK',
  'T2HW−9CDK',
  'T2HW‑9CDK',
  'T2HW_9CDK',
  'T2HW/9CDK',
  'T2HW.9CDK',
  't2hw 9cdk',
  '“T2HW-9CDK”',
  "'T2HW-9CDK'",
  '(T2HW-9CDK)',
  '#T2HW-9CDK',
  'T2HW-9CDK.',
  '*T2HW-9CDK*',
  '«T2HW9CDK»',
  '\u202aT2HW-9CDK\u202c',
])('a reference typed or pasted as %s is read', (typed) => expect(parseCaseRef(typed)).toBe('T2HW-9CDK'));

test.each(['T2HW-9CDX', 'T2HW-9CD', 'T2HW-9CDKK', 'request T2HW-9CDK', ''])('%s is none', (typed) =>
  expect(parseCaseRef(typed)).toBeUndefined(),
);

test('initials and references are alike whatever marks stand in them, and marks alone are not alike', () => {
  for (const typed of ['O’B.', "O'B", 'oʼb', 'O´ B', '“OB”']) expect(foldIdentifier(typed)).toBe('ob');
  for (const typed of ['QM–123/4', 'qm 1234', '#QM.1234', 'QM_123−4'])
    expect(foldIdentifier(typed)).toBe('qm1234');
  expect(foldIdentifier('---')).not.toBe(foldIdentifier('??'));
});

test.each([
  '\u202a943 476 5919\u202c',
  '943\u200b476\u200e5919',
  '943.476.5919',
  '943–476−5919',
  '９４３ ４７６ ５９１９',
])('an NHS number pasted as %j is read', (typed) =>
  expect(readNationalNumber(typed)).toEqual({ ok: true, value: '9434765919' }),
);

test('the same words are the same question, however they are spaced, capitalised or end; others are others', () => {
  const question = 'Will she be able to go home?';
  for (const same of [
    'will she be able to go home',
    ' Will  she be\nable to go home ?',
    'Will she be able to go home…',
  ])
    expect(foldWords(same)).toBe(foldWords(question));
  expect(foldWords('Will he be able to go home?')).not.toBe(foldWords(question));
});
