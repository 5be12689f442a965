import { nextStep, reasons } from '../../src/cli/admin/next-step';
import { texts } from '../../src/views/words/texts';
import type { LedgerRow } from '../../src/workflow/ports/delivery-ports';

test('for every reason that people read on a case, the operator is told what to do', () => {
  const { other: _, ...codes } = texts.deliveryFailures;
  expect(Object.keys(reasons).sort()).toEqual(Object.keys(codes).sort());
  const failed = (failure: string) => ({ standing: 'failed', failure }) as LedgerRow;
  const told = Object.keys(codes).map((code) => nextStep(failed(code)).next);
  expect(told).not.toContain(nextStep(failed('a reason nobody knows')).next);
});
