import { carryUnknownKeys } from '../../src/store/unknown-keys';

describe('keys that a newer release stored', () => {
  test('survive beside what this release changes', () => {
    const raw = { a: 1, newer: 'kept', inner: { b: 2, newer: [1] } };
    const before = { a: 1, inner: { b: 2 } };
    expect(carryUnknownKeys(raw, before, { a: 5, inner: { b: 6 } })).toEqual({
      a: 5,
      newer: 'kept',
      inner: { b: 6, newer: [1] },
    });
  });

  test('do not bring back a key that this release knows and took away', () => {
    const raw = { a: 1, hold: { reason: 'r', newer: 1 } };
    expect(carryUnknownKeys(raw, { a: 1, hold: { reason: 'r' } }, { a: 1 })).toEqual({ a: 1 });
  });

  test('do not move to another thing in the same place', () => {
    const raw = { stage: { status: 'returned', missing: 'x', newer: 1 } };
    const before = { stage: { status: 'returned', missing: 'x' } };
    expect(carryUnknownKeys(raw, before, { stage: { status: 'preparing' } })).toEqual({
      stage: { status: 'preparing' },
    });
  });

  test('follow items of a list by their id, whatever the order', () => {
    const raw = {
      list: [
        { id: '1', v: 1, newer: 'one' },
        { id: '2', v: 1, newer: 'two' },
      ],
    };
    const before = {
      list: [
        { id: '1', v: 1 },
        { id: '2', v: 1 },
      ],
    };
    const after = {
      list: [
        { id: '3', v: 1 },
        { id: '2', v: 9 },
      ],
    };
    expect(carryUnknownKeys(raw, before, after)).toEqual({
      list: [
        { id: '3', v: 1 },
        { id: '2', v: 9, newer: 'two' },
      ],
    });
  });

  test('follow items without an id as long as nothing in them changed', () => {
    const raw = {
      list: [
        { v: 1, newer: 'one' },
        { v: 2, newer: 'two' },
      ],
    };
    const before = { list: [{ v: 1 }, { v: 2 }] };
    expect(carryUnknownKeys(raw, before, { list: [{ v: 2 }, { v: 3 }] })).toEqual({
      list: [{ v: 2, newer: 'two' }, { v: 3 }],
    });
  });
});
