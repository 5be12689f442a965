import { findsRequest } from '../../src/views/finds-request';

const request = { ref: 'T2HW-9CDK', child: 'É.O’B.', specialty: 'Paediatric neurology' };

test.each([
  'T2HW-9CDK',
  't2hw9cdk',
  'T2HW–9CDK',
  '“T2HW-9CDK”',
  't2hw',
  '9cdk',
  'E.O.B.',
  'É.O’B.',
  'eob',
  "é.o'b",
  'neurology',
  'NEURO',
  'neurology paediatric',
  'neurology eob',
])('“%s” finds it', (typed) => expect(findsRequest(request, typed)).toBe(true));

test.each(['', ' ', '.*', '—', 'haematology', 'T2HW-9CDX', 'neurology xy'])('“%s” does not', (typed) =>
  expect(findsRequest(request, typed)).toBe(false),
);

test('what its reader may not see finds nothing', () => {
  const hidden = { ref: '', child: '', specialty: '' };
  for (const typed of ['eob', 'neurology', 'T2HW-9CDK', 'a']) expect(findsRequest(hidden, typed)).toBe(false);
});
