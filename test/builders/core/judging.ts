import { reviewerOf } from '../../../src/domain/case/state';
import type { CaseEvent } from '../../../src/domain/case/stored/events';
import type { Change } from './invariants';

/** Whoever sent the request or became its requester, as the entries tell it. */
function requestersIn(history: readonly CaseEvent[]): readonly string[] {
  return history.flatMap((each) => {
    if (each.type === 'requester-replaced') return [each.said.person];
    return each.type === 'submitted' && each.actor.kind === 'person' ? [each.actor.id] : [];
  });
}

/** Process page I3, told by the history and not by what the case says of itself; undefined where it holds. */
export function i3({ before, history, events }: Change): string | undefined {
  if (before === undefined) return undefined;
  const asked = requestersIn(history);
  const reviewer = reviewerOf(before)?.person;
  const judging = ['approved', 'changes-asked', 'objected', 'lead-proceeded', 'lead-upheld'];
  const notReviewers = [
    ...judging,
    'conflict-cleared',
    'conflict-refused',
    'acknowledged',
    'outcome-recorded',
    'record-confirmed',
  ];
  for (const { type, actor, relayedFor } of events) {
    if (actor.kind === 'system') continue;
    const external = before.kind === 'external-second-opinion';
    if (external && judging.includes(type) && asked.includes(actor.id)) return `somebody who asked: ${type}`;
    if (notReviewers.includes(type) && actor.id === reviewer) return `the reviewer: ${type}`;
    const { stage } = before;
    const onObjection = stage.status === 'lead-review' && stage.cause.why === 'objected';
    if (onObjection && ['lead-proceeded', 'lead-upheld'].includes(type) && actor.id === stage.cause.by) {
      return 'the objector decided the objection';
    }
    if (relayedFor !== undefined && (actor.id === before.requester || actor.id === before.actingConsultant)) {
      return `relayed by requester or acting consultant: ${type}`;
    }
  }
  return undefined;
}
