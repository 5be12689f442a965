import { fold } from '../../src/domain/case/evolve';
import type { Status } from '../../src/domain/case/stage';
import type { CaseState } from '../../src/domain/case/state';
import type { CaseEvent } from '../../src/domain/case/stored/events';
import { everybodyOn } from '../../src/domain/process/people/people-on-case';
import type { CaseStore, Change } from '../../src/workflow/ports/case-ports';
import { theFacts } from './core/people';
import { aCaseAt } from './core/ways';

/** A played case under a reference of its own. */
function playedAs(
  ref: string,
  status: Status = 'under-review',
): { readonly events: readonly CaseEvent[]; readonly state: CaseState } {
  const events = aCaseAt(status).events.map((event) =>
    event.type === 'submitted' ? { ...event, ref } : event,
  );
  return { events, state: fold(events) };
}

/** Commits a played case, all of it at once. */
export async function storeCase(
  cases: CaseStore,
  ref: string,
  status?: Status,
  more: Partial<Change> = {},
): Promise<CaseState> {
  const { events, state } = playedAs(ref, status);
  const result = await cases.commit({
    ref,
    expectedVersion: 0,
    state,
    events,
    due: undefined,
    press: undefined,
    notices: [],
    people: everybodyOn(state, theFacts, state.lastEventAt),
    usedDraft: undefined,
    ...more,
  });
  if (result.kind !== 'committed') throw new Error(result.kind);
  return state;
}
