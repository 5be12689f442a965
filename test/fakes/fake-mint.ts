import { type CaseRef, makeCaseRef } from '../../src/domain/case/ids';
import type { Mint } from '../../src/workflow/ports/case-ports';

/** References and identifiers that count up; `nextRefs` are given out first. */
export class FakeMint implements Mint {
  readonly nextRefs: CaseRef[] = [];
  #refs = 0;
  #ids = 0;

  caseRef(): CaseRef {
    this.#refs += 1;
    return this.nextRefs.shift() ?? refNumber(this.#refs);
  }

  id(): string {
    this.#ids += 1;
    return `form-${this.#ids}`;
  }
}

/** The n-th reference that is given out, from 1. */
export function refNumber(n: number): CaseRef {
  return makeCaseRef([0.1, 0.3, 0.5, 0.7, 0.9, Math.floor(n / 20) / 20, (n % 20) / 20]);
}
