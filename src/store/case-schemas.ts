import { caseEvent } from '../domain/case/events';
import { caseState } from '../domain/case/state';
import type { CaseSchemas } from './case-record';

/**
 * What this release reads and writes. The number goes up when a state is stored that the release before could
 * misread: that release then still reads such a case, and refuses to write over it.
 */
export const caseSchemas: CaseSchemas = { number: 2, state: caseState, event: caseEvent };
