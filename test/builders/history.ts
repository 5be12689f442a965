import type { CaseEvent, EventBody } from '../../src/domain/case/stored/events';
import { people } from './case-people';

const names: Readonly<Record<string, string>> = {
  requester: 'Dr Priya Raghunathan',
  'named-consultant': 'Dr Amara Okonkwo-Bell',
  reviewer: 'Dr Hyun-woo Baek-Turner',
  coordinator: 'Beth Ollerenshaw-Diaz',
  'clinical-lead': 'Dr Helen Marchbanks-Iyer',
  'safeguarding-lead': 'Grace Tetteh-Moore',
};

/** Numbers, dates (an hour apart) and signs what happened, as a history; `undefined` for what happens by itself. */
export function historyOf(
  first: CaseEvent,
  rest: readonly (readonly [by: keyof typeof people | undefined, body: EventBody])[],
): readonly CaseEvent[] {
  const later = rest.map(([by, body], index): CaseEvent => {
    const actor =
      by === undefined
        ? ({ kind: 'system' } as const)
        : ({ kind: 'person', id: people[by], name: names[by] ?? by, role: by } as const);
    const at = new Date(Date.parse(first.at) + (index + 1) * 3_600_000).toISOString();
    return { ...body, seq: index + 2, at, actor } as CaseEvent;
  });
  return [first, ...later];
}
