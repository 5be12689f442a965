import { upcastEvent, upcastState } from '../../src/store/upcasts';

/** What earlier releases stored, in the shape of this one (process page I17). */

describe('a state', () => {
  const upcasts = {
    1: (state: object) => ({ ...state, steps: ['1 to 2'] }),
    2: (state: { readonly steps?: unknown }) => ({ ...state, steps: [state.steps, '2 to 3'] }),
  };

  test('is brought up step by step from the number it was written with', () => {
    expect(upcastState({}, 1, 3, upcasts)).toEqual({ steps: [['1 to 2'], '2 to 3'] });
    expect(upcastState({}, 2, 3, upcasts)).toEqual({ steps: [undefined, '2 to 3'] });
  });

  test('of this release, or of the next one, is left as it is', () => {
    const state = {};
    expect(upcastState(state, 3, 3, upcasts)).toBe(state);
    expect(upcastState(state, 4, 3, upcasts)).toBe(state);
  });

  test('that is none at all is left for the schema to refuse', () => {
    expect(upcastState('x', 1, 3, upcasts)).toBe('x');
    expect(upcastState(undefined, 1, 3, upcasts)).toBeUndefined();
  });
});

describe('an entry that was relayed', () => {
  const at = '2026-07-01T09:30:00.000Z';
  const readBack = (relayedFor: object) =>
    upcastEvent({ seq: 2, relayedFor: { name: 'Dr B', ...relayedFor } });

  test('says apart when it was read back and to whom, where 0.1.0 wrote both in one text', () => {
    expect(readBack({ readBackAt: `${at} Dr B herself` })).toEqual({
      seq: 2,
      relayedFor: { name: 'Dr B', readBackAt: at, readBackBy: 'Dr B herself' },
    });
  });

  test.each([
    { readBackAt: at },
    { readBackAt: at, readBackBy: 'Dr B' },
    { readBackAt: 'on Tuesday' },
    { readBackAt: '' },
    { readBackAt: 'Dr B 2026-07-01' },
  ])('is left as it is where there is nothing to tell apart: %j', (relayedFor) => {
    expect(readBack(relayedFor)).toEqual({ seq: 2, relayedFor: { name: 'Dr B', ...relayedFor } });
  });
});
