import { createChain } from '../../src/store/chain';
import { changeTo, ref } from '../contracts/small-case';
import { chainKey, realStores } from './real-stores';

describe('the chain of a history', () => {
  const chain = createChain(chainKey);
  const sealed = ['s1.one', 's1.two', 's1.three'];
  const { entries, head } = chain.extend(ref, undefined, sealed);

  test('gives back the sealed events where nothing was touched, made at once or one by one', () => {
    expect(chain.check(ref, head, entries)).toEqual(sealed);
    const first = chain.extend(ref, undefined, sealed.slice(0, 1));
    const rest = chain.extend(ref, first.head, sealed.slice(1));
    expect([...first.entries, ...rest.entries]).toEqual(entries);
    expect(rest.head).toEqual(head);
  });

  test('finds every single altered byte, and says in which event', () => {
    for (const [at, entry] of entries.entries()) {
      for (let index = 0; index < entry.length; index += 1) {
        const other = entry[index] === 'a' ? 'b' : 'a';
        const altered = entries.with(at, entry.slice(0, index) + other + entry.slice(index + 1));
        expect(() => chain.check(ref, head, altered)).toThrow(
          expect.objectContaining({ code: 'chain-broken', place: `${ref} event ${at + 1}` }),
        );
      }
    }
  });

  test.each([
    ['the first is missing', entries.slice(1), 1],
    ['the middle one is missing', entries.toSpliced(1, 1), 2],
    ['the last is missing', entries.slice(0, 2), 3],
    ['two are swapped', [entries[1], entries[0], entries[2]], 1],
    ['one is there twice', [entries[0], entries[0], entries[1], entries[2]], 2],
    ['one was added', [...entries, entries[2]], 4],
    ['all are missing', [], 1],
  ])('finds that %s', (_, touched, at) => {
    const list = touched.map((entry) => entry ?? '');
    expect(() => chain.check(ref, head, list)).toThrow(
      expect.objectContaining({ code: 'chain-broken', place: `${ref} event ${at}` }),
    );
  });

  test('is not remade by somebody without the chain key', () => {
    const forged = createChain(Buffer.alloc(32, 1)).extend(ref, undefined, ['s1.forged']);
    expect(() => chain.check(ref, forged.head, forged.entries)).toThrow(
      expect.objectContaining({ code: 'chain-broken', place: `${ref} head` }),
    );
  });

  test('of one case is not the chain of another', () => {
    expect(() => chain.check('T2HW-9CDF', head, entries)).toThrow('chain-broken');
    expect(() => chain.checkHead(ref, { ...head, count: 2 })).toThrow('chain-broken');
  });
});

describe('a history that was touched inside Redis', () => {
  const { tenant, connection } = realStores();

  async function threeEvents() {
    const stores = tenant();
    for (const version of [1, 2, 3]) await stores.cases.commit(changeTo(version));
    const list = stores.keys.events(ref);
    const entry = async (at: number) => String(await connection().command(['LINDEX', list, String(at)]));
    return { ...stores, list, entry };
  }

  test('an altered event is found', async () => {
    const { cases, list, entry } = await threeEvents();
    const second = await entry(1);
    await connection().command([
      'LSET',
      list,
      '1',
      `${second.slice(0, -1)}${second.endsWith('A') ? 'B' : 'A'}`,
    ]);
    await expect(cases.history(ref)).rejects.toMatchObject({ code: 'chain-broken', place: `${ref} event 2` });
  });

  test('swapped events are found', async () => {
    const { cases, list, entry } = await threeEvents();
    const [first, second] = [await entry(0), await entry(1)];
    await connection().command(['LSET', list, '0', second]);
    await connection().command(['LSET', list, '1', first]);
    await expect(cases.history(ref)).rejects.toMatchObject({ code: 'chain-broken', place: `${ref} event 1` });
  });

  test.each([
    ['LPOP', 1],
    ['RPOP', 3],
  ])('an event taken away by %s is found, and nothing is built on what is left', async (command, at) => {
    const { cases, list } = await threeEvents();
    await connection().command([command, list]);
    await expect(cases.history(ref)).rejects.toMatchObject({ place: `${ref} event ${at}` });
    await expect(cases.commit(changeTo(4))).rejects.toMatchObject({ code: 'chain-broken' });
  });

  test('a head that somebody else wrote is found, and is not signed by a later commit', async () => {
    const { cases, keys } = await threeEvents();
    await connection().command(['HSET', keys.case(ref), 'head', 'f'.repeat(64)]);
    await expect(cases.history(ref)).rejects.toMatchObject({ code: 'chain-broken', place: `${ref} head` });
    await cases.readCase(ref);
    await expect(cases.commit(changeTo(4))).rejects.toMatchObject({ code: 'chain-broken' });
  });

  test('events without their case are found', async () => {
    const { cases, keys } = await threeEvents();
    await connection().command(['DEL', keys.case(ref)]);
    await expect(cases.history(ref)).rejects.toMatchObject({ code: 'chain-broken' });
    expect(await cases.commit(changeTo(1))).toEqual({ kind: 'reference-taken' });
  });
});
