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

describe('a reminder of 0.1.0 or 0.1.1', () => {
  const at = '2026-07-01T09:30:00.000Z';

  test.each([
    [`gate:consultant-review:${at}`, { of: 'consultant-review' }],
    [`gate:closing:${at}`, { of: 'closing' }],
    ['debt:d1', { of: 'owed', debt: 'd1' }],
    [`exhausted:${at}`, { of: 'list-exhausted' }],
    [`link:${at}`, { of: 'link-not-confirmed' }],
    ['item:i1', { of: 'item-asked' }],
    ['question:q1', { of: 'reviewer-answer' }],
    ['information:n1:consultant', { of: 'information' }],
    ['information:n1:reviewer', { of: 'information' }],
    [`hand-over:${at}`, { of: 'hand-over' }],
    [`advocate:${at}`, { of: 'advocate-needed' }],
    [`young-adult:${at}`, { of: 'young-adult' }],
    [`invitation:c1:${at}`, { of: 'invitation' }],
    [`share:team:${at}:${at}`, { of: 'team-share' }],
    [`share:reviewer:${at}:${at}`, { of: 'reviewer-share' }],
    [`hold:${at}`, { of: 'hold', hold: true }],
    [`hold-look:${at}`, { of: 'hold', hold: true }],
    [`hold-review:${at}:2026-08-01`, { of: 'hold', hold: true }],
    [`hold-not-told:${at}`, { of: 'family-not-told', hold: true }],
    [`leave:gate:sharing:${at}:2026-08-01`, { of: 'leave' }],
    [`leave:hold:${at}:2026-08-01`, { of: 'leave', hold: true }],
    [`leave:owed:acting-consultant:p1:2026-08-01`, { of: 'leave' }],
    ['snooze-over:p1:2026-08-01', { of: 'snooze-over' }],
    [`family-nudge:${at}`, { of: 'family-not-updated' }],
    ['birthday-warning:2026-08-01', { of: 'birthday-warning', on: '2026-08-01' }],
    [`birthday-told:${at}`, { of: 'birthday-told' }],
    ['constructor', { of: 'constructor' }],
  ])('says what it was about: %s', (obligation, about) => {
    const event = { type: 'reminded', obligation, rung: 1 };
    expect(upcastEvent(event)).toEqual({ ...event, about });
    expect(upcastState({ rungs: { [obligation]: { rung: 1, at } } }, 3, 4)).toEqual({
      rungs: { [obligation]: { rung: 1, at, about } },
    });
  });

  test('that says so itself is left as it is', () => {
    const event = { type: 'reminded', obligation: 'debt:d1', about: { of: 'lead-decision', debt: 'd1' } };
    expect(upcastEvent(event)).toBe(event);
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
