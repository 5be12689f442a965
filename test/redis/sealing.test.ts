import { createKeyRing } from '../../src/store/key-ring';
import { createSealing } from '../../src/store/sealing';
import { changeTo, otherRef, ref } from '../contracts/small-case';
import { keyRing, realStores } from './real-stores';

const binding = ['case', ref, 'state', 1, 1];
const older = { id: 'older', key: Buffer.alloc(32, 1) };
const newer = { id: 'newer', key: Buffer.alloc(32, 2) };

describe('a sealed value', () => {
  const sealing = createSealing(keyRing);
  const dataKey = sealing.newDataKey();

  test('opens where it belongs and nowhere else', () => {
    const sealed = sealing.seal(dataKey, { a: ['\ud800', 1] }, binding);
    expect(sealing.open(dataKey, sealed, binding)).toEqual({ a: ['\ud800', 1] });
    for (const elsewhere of [
      ['case', otherRef, 'state', 1, 1],
      ['case', ref, 'event', 1, 1],
      ['case', ref, 'state', 2, 1],
      ['case', ref, 'state', 1, 2],
      ['case', ref, 'state', 11],
    ]) {
      expect(() => sealing.open(dataKey, sealed, elsewhere)).toThrow(
        expect.objectContaining({ code: 'sealed-value' }),
      );
    }
    expect(() => sealing.open(sealing.newDataKey(), sealed, binding)).toThrow('sealed-value');
  });

  test('does not open when any one character of it was altered', () => {
    const sealed = sealing.seal(dataKey, 'short', binding);
    for (const [index, letter] of [...sealed].entries()) {
      for (const other of ['A', 'B', '_', '.', '=']) {
        if (other === letter) continue;
        const altered = sealed.slice(0, index) + other + sealed.slice(index + 1);
        expect(() => sealing.open(dataKey, altered, binding)).toThrow('sealed-value');
      }
    }
  });

  test('is another text every time', () => {
    const many = Array.from({ length: 50 }, () => sealing.seal(dataKey, 'same', binding));
    expect(new Set(many).size).toBe(50);
  });
});

describe('a wrapped data key', () => {
  test('opens with the key it names, also after another one became current', () => {
    const dataKey = createSealing(createKeyRing([older])).newDataKey();
    const wrapped = createSealing(createKeyRing([older])).wrap(dataKey, ['case', ref]);
    const rotated = createSealing(createKeyRing([newer, older]));
    expect(rotated.unwrap(wrapped, ['case', ref])).toEqual(dataKey);
    expect(rotated.wrap(dataKey, ['case', ref])).toContain('.newer.');
    expect(() => rotated.unwrap(wrapped, ['case', otherRef])).toThrow('sealed-value');
    expect(() => createSealing(createKeyRing([newer])).unwrap(wrapped, ['case', ref])).toThrow(
      expect.objectContaining({ code: 'unknown-sealing-key', place: 'older' }),
    );
  });

  test('does not open under another key with the same id', () => {
    const wrapped = createSealing(createKeyRing([older])).wrap(Buffer.alloc(32), ['case', ref]);
    const impostor = createKeyRing([{ id: 'older', key: newer.key }]);
    expect(() => createSealing(impostor).unwrap(wrapped, ['case', ref])).toThrow('sealed-value');
  });
});

describe('the list of sealing keys', () => {
  test('names the current key first', () => {
    const ring = createKeyRing([newer, older]);
    expect(ring.current).toEqual(newer);
    expect(ring.find('older')).toEqual(older.key);
    expect(ring.find('other')).toBeUndefined();
  });

  test.each([
    ['nothing', []],
    ['a short key', [{ id: 'a', key: Buffer.alloc(16) }]],
    ['an id twice', [newer, { ...older, id: 'newer' }]],
    ['an id with a dot', [{ ...newer, id: 'a.b' }]],
  ])('is refused when it holds %s', (_, list) => {
    expect(() => createKeyRing(list)).toThrow(RangeError);
  });
});

describe('sealed values moved inside Redis', () => {
  const { tenant, connection } = realStores();

  async function moveField(field: string): Promise<ReturnType<typeof tenant>> {
    const stores = tenant();
    await stores.cases.commit(changeTo(1));
    await stores.cases.commit(changeTo(1, { ref: otherRef }));
    const value = await connection().command(['HGET', stores.keys.case(otherRef), field]);
    await connection().command(['HSET', stores.keys.case(ref), field, String(value)]);
    return stores;
  }

  test.each(['state', 'key'])('the %s of another case does not open', async (field) => {
    const { cases } = await moveField(field);
    await expect(cases.readCase(ref)).rejects.toMatchObject({ code: 'sealed-value' });
  });

  test('a whole case under another reference does not open', async () => {
    const { cases, keys } = tenant();
    await cases.commit(changeTo(1));
    await connection().command(['COPY', keys.case(ref), keys.case(otherRef)]);
    await expect(cases.readCase(otherRef)).rejects.toMatchObject({ code: 'sealed-value' });
  });

  test.each(['version', 'schema'])('a state whose %s was altered does not open', async (field) => {
    const { cases, keys } = tenant();
    await cases.commit(changeTo(1));
    await connection().command(['HSET', keys.case(ref), field, '9']);
    await expect(cases.readCase(ref)).rejects.toMatchObject({ code: 'sealed-value' });
  });
});
