import { z } from 'zod';
import type { CaseState } from '../../src/domain/case/state';
import type { CaseEvent } from '../../src/domain/case/stored/events';
import type { CaseSchemas } from '../../src/store/case-record';
import type { Change } from '../../src/workflow/ports/case-ports';

/** Stores keep cases without looking into them: here a case is as small as the ports allow. */

const smallState = z.object({
  ref: z.string(),
  version: z.number(),
  step: z.number(),
  stage: z.object({ status: z.string() }),
  question: z.string(),
  lastEventAt: z.optional(z.string()),
  debts: z.optional(z.array(z.unknown())),
  since: z.optional(z.string()),
});
const smallEvent = z.object({ type: z.string(), seq: z.number(), at: z.string(), text: z.string() });

/** The history tells more than the earlier release kept in its state. */
const toldAnew = (events: readonly CaseEvent[]): CaseState => {
  const { seq, text } = events.at(-1) as unknown as { seq: number; text: string };
  return caseAt(seq, `told anew: ${text}`);
};

export const smallSchemas: CaseSchemas = {
  number: 2,
  state: smallState as unknown as z.ZodType<CaseState>,
  event: smallEvent as unknown as z.ZodType<CaseEvent>,
  upcastState: (raw, from) => (from < 2 ? { ...(raw as object), since: 'before' } : raw),
  upcastEvent: (raw) => raw,
  fold: toldAnew,
};

/** The same before the release raised its number. */
export const earlierSmallSchemas: CaseSchemas = { ...smallSchemas, number: 1 };

export const amira = '11111111-1111-4111-8111-111111111111';
export const bryn = '22222222-2222-4222-8222-222222222222';
export const ref = 'K7M4-RQX3';
export const otherRef = 'T2HW-9CDF';

export function caseAt(
  version: number,
  question = 'Is the operation right for this child?',
  of = ref,
): CaseState {
  return { ref: of, version, step: 1, stage: { status: 'preparing' }, question } as unknown as CaseState;
}

/** The same as a list needs it: where it stands, and since when. */
export function caseListed(of: string, version: number, at: string, status = 'preparing'): CaseState {
  const listed = { stage: { status }, lastEventAt: at, debts: [] };
  return { ...caseAt(version, undefined, of), ...listed } as unknown as CaseState;
}

/** Case time of an event: one minute a version. */
export function timeOf(seq: number): string {
  return new Date(Date.UTC(2026, 0, 5, 9, seq)).toISOString();
}

export function eventAt(seq: number, text = `what was said at ${seq}`): CaseEvent {
  return { type: 'commented', seq, at: timeOf(seq), text } as unknown as CaseEvent;
}

/** A change that makes one event; anything may be set otherwise. */
export function changeTo(version: number, otherwise: Partial<Change> = {}): Change {
  const of = otherwise.ref ?? ref;
  return {
    ref: of,
    expectedVersion: version - 1,
    state: caseAt(version, undefined, of),
    events: [eventAt(version)],
    due: undefined,
    press: undefined,
    notices: [],
    people: [amira],
    usedDraft: undefined,
    ...otherwise,
  };
}

export const press = (form: string) => ({ actor: amira, verb: 'comment', form, digest: 'ab12' });
