import { fold } from '../domain/case/evolve';
import { caseState } from '../domain/case/state';
import { caseEvent } from '../domain/case/stored/events';
import type { CaseSchemas } from './case-record';
import { upcastEvent, upcastState } from './upcasts';

const number = 6;

/**
 * What this release reads and writes. The number goes up when a state is stored that the release before could
 * misread: that release then still reads such a case, and refuses to write over it. It also goes up when the fold makes
 * something else of a history than before: states of a lower number are then made anew from theirs.
 */
export const caseSchemas: CaseSchemas = {
  number,
  state: caseState,
  event: caseEvent,
  upcastState: (raw, from) => upcastState(raw, from, number),
  upcastEvent,
  fold,
};
