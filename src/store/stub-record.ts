import type { CaseStub } from '../domain/case/stored/stub';
import { caseStub } from '../domain/case/stored/stub';
import type { KeptStub } from '../workflow/tab/tab-ports';
import { parseSealed } from './case-record';
import { fromScore, toScore } from './case-time';
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

const move = /^([a-z-]+)@(\d+)$/;

/** Changes of status as they are kept: each with the case time in milliseconds and a space behind it. */
export function wayText(moves: KeptStub['moves']): string {
  return moves.map(({ status, at }) => `${status}@${toScore(at)} `).join('');
}

/** The other way round. */
export function readWay(text: string): KeptStub['moves'] {
  return text.split(' ').flatMap((each) => {
    const [, status, at] = move.exec(each) ?? [];
    return status === undefined || at === undefined ? [] : [{ status, at: fromScore(at) }];
  });
}
