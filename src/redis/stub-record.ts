import type { CaseStub } from '../domain/case/stub';
import { caseStub } from '../domain/case/stub';
import { parseSealed } from './case-record';
import { StoreFault } from './faults';
import type { Sealing } from './sealing';

const bindings = (ref: string) => ({ key: ['stub', ref, 'key'], value: ['stub', ref] });

/** Seals a stub under a data key of its own: it outlives the case's. */
export function sealStub(ref: string, stub: CaseStub, sealing: Sealing): string {
  const dataKey = sealing.newDataKey();
  const { key, value } = bindings(ref);
  return `${sealing.wrap(dataKey, key)} ${sealing.seal(dataKey, stub, value)}`;
}

/** Opens it. Throws StoreFault when it does not open or cannot be read. */
export function openStub(ref: string, text: string, sealing: Sealing): CaseStub {
  const [wrapped, sealed] = text.split(' ');
  if (wrapped === undefined || sealed === undefined) throw new StoreFault('unreadable', `${ref} stub`);
  const { key, value } = bindings(ref);
  return parseSealed(caseStub, sealing.open(sealing.unwrap(wrapped, key), sealed, value), `${ref} stub`);
}
