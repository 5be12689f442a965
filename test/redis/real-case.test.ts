import { evolve } from '../../src/domain/case/evolve';
import type { CaseState } from '../../src/domain/case/state';
import type { CaseEvent } from '../../src/domain/case/stored/events';
import type { Kind } from '../../src/domain/case/stored/request';
import { inventedDirectory } from '../../src/domain/directory/invented/invented-directory';
import { caseSchemas } from '../../src/store/case-schemas';
import { aCaseAt } from '../builders/core/ways';
import { dump, findInDump } from '../support/redis/dump';
import { realStores } from './real-stores';

const { connection, tenant } = realStores({ own: true });
const kinds: readonly Kind[] = ['critical-friend', 'external-second-opinion'];

/**
 * Ids, times, references and the process's own words may stand in Redis; what people wrote and are called may not.
 * An invented registration number is the end of its person's invented id.
 */
const harmless =
  /^([0-9a-f-]{36}|\d{4}-\d{2}-\d{2}T.*|[0-9A-Z]{4}-[0-9A-Z]{4}|[a-z][a-z-]*|0000\d{3}|.{0,5})$/;

function textsIn(value: unknown): readonly string[] {
  if (typeof value === 'string') return harmless.test(value) ? [] : [value];
  if (typeof value !== 'object' || value === null) return [];
  return Object.values(value).flatMap(textsIn);
}

function played(kind: Kind): {
  readonly events: readonly CaseEvent[];
  readonly states: readonly CaseState[];
} {
  const { events } = aCaseAt('closed', kind);
  const states: CaseState[] = [];
  for (const event of events) states.push(evolve(states.at(-1), event));
  return { events, states };
}

describe.each(kinds)('a whole %s', (kind) => {
  test('is kept event by event, comes back as it was, and nothing of it can be read in Redis', async () => {
    const { cases, directory } = tenant({ schemas: caseSchemas });
    await directory.replace(inventedDirectory);
    const { events, states } = played(kind);
    for (const [index, event] of events.entries()) {
      const state = states[index];
      if (state === undefined) throw new Error('each event makes a state');
      const change = { ref: state.ref, expectedVersion: index, state, events: [event], notices: [] };
      const rest = { due: undefined, press: undefined, usedDraft: undefined, people: [state.requester] };
      expect(await cases.commit({ ...change, ...rest })).toEqual({ kind: 'committed' });
    }
    const last = states.at(-1);
    expect(last?.stage.status).toBe('closed');
    expect(await cases.readCase(last?.ref ?? '')).toEqual(last);
    expect(await cases.history(last?.ref ?? '')).toEqual(events);
    const texts = textsIn([states, events, inventedDirectory]);
    expect(texts.length).toBeGreaterThan(100);
    expect(findInDump(await dump(connection()), texts)).toEqual([]);
  });
});
