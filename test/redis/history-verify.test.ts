import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createCaseSurvey } from '../../src/redis/operator/case-survey';
import { createDailyHeads } from '../../src/redis/operator/daily-heads';
import { createHistoryCheck } from '../../src/redis/operator/history-check';
import { caseBinding } from '../../src/store/case-record';
import { caseSchemas } from '../../src/store/case-schemas';
import { createChain } from '../../src/store/chain';
import { createSealing } from '../../src/store/sealing';
import type { Finding } from '../../src/workflow/ports/operator-ports';
import { storeCase } from '../builders/stored-case';
import { chainKey, keyRing, realStores } from './real-stores';

const { connection, tenant } = realStores();
const [ref, otherRef] = ['K7M4-RQX3', 'T2HW-9CDF'];
const withoutHeads = { heads: false };
const folder = mkdtempSync(join(tmpdir(), 'heads-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Two cases, and what checks them and writes their heads. */
async function twoCases() {
  const stores = tenant({ schemas: caseSchemas });
  const { keys } = stores;
  const path = join(folder, `${stores.tenant}.txt`);
  const state = await storeCase(stores.cases, ref, 'under-review', { due: '2027-01-20T09:00:00.000Z' });
  await storeCase(stores.cases, otherRef, 'closed');
  const parts = { connection: connection(), keys, chain: createChain(chainKey), chainKey };
  const check = createHistoryCheck({
    ...parts,
    sealing: createSealing(keyRing),
    schemas: caseSchemas,
    survey: createCaseSurvey(parts),
  });
  const failed: string[] = [];
  const write = (day: string, to = path) =>
    createDailyHeads({ ...parts, path: to, today: () => day, failed: (each) => failed.push(each) })();
  const verify = async ({ heads }: { heads: boolean } = { heads: true }) => {
    const findings: Finding[] = [];
    const report = await check.verify(heads ? path : undefined, (finding) => findings.push(finding));
    expect(report.findings).toBe(findings.length);
    return { report, findings };
  };
  const run = (...args: string[]) => connection().command(args);
  const entry = async (at: number) => String(await run('LINDEX', keys.events(ref), String(at)));
  return { ...stores, path, state, write, verify, run, entry, failed };
}

type Two = Awaited<ReturnType<typeof twoCases>>;
const lines = ({ path }: Two) => readFileSync(path, 'utf8').trimEnd().split('\n');
const rewrite = ({ path }: Two, kept: readonly string[]) => writeFileSync(path, `${kept.join('\n')}\n`);

describe('histories as they were written', () => {
  test('are found whole, with and without the file of heads, and what is added later is no finding', async () => {
    const two = await twoCases();
    expect(await two.verify(withoutHeads)).toMatchObject({
      findings: [],
      report: { cases: 2, earlier: 0, heads: undefined },
    });
    expect(await two.write('2027-01-20')).toBe(true);
    expect(await two.write('2027-01-20')).toBe(false);
    await storeCase(two.cases, 'W3NP-6GJY');
    expect(await two.write('2027-01-23')).toBe(true);
    const { findings, report } = await two.verify();
    expect(findings).toEqual([]);
    expect(report).toMatchObject({
      cases: 3,
      heads: { blocks: 2, from: '2027-01-20', to: '2027-01-23', gaps: ['2027-01-21', '2027-01-22'] },
    });
    expect(report.events).toBeGreaterThan(two.state.version);
  });

  test('of two processes one writes the day’s block', async () => {
    const two = await twoCases();
    const wrote = await Promise.all([1, 2, 3].map(() => two.write('2027-01-20')));
    expect(wrote.filter((each) => each)).toHaveLength(1);
    expect(lines(two)).toHaveLength(4);
    expect((await two.verify()).findings).toEqual([]);
  });
});

describe('a history that was touched', () => {
  test.each<[string, (two: Two) => Promise<unknown>, Partial<Finding>]>([
    [
      'one byte is altered',
      async ({ run, keys, entry }) => {
        const event = await entry(2);
        const altered = `${event.slice(0, 100)}${event[100] === 'a' ? 'b' : 'a'}${event.slice(101)}`;
        await run('LSET', keys.events(ref), '2', altered);
      },
      { kind: 'altered', at: 3 },
    ],
    [
      'one event is removed',
      async ({ run, keys, entry }) => run('LREM', keys.events(ref), '1', await entry(1)),
      { kind: 'missing', at: 2 },
    ],
    ['the last event is removed', ({ run, keys }) => run('RPOP', keys.events(ref)), { kind: 'missing' }],
    [
      'two are swapped',
      async ({ run, keys, entry }) => {
        const [third, fourth] = [await entry(2), await entry(3)];
        await run('LSET', keys.events(ref), '2', fourth);
        await run('LSET', keys.events(ref), '3', third);
      },
      { kind: 'swapped', at: 3 },
    ],
    [
      'one is added',
      async ({ run, keys, entry }) => run('RPUSH', keys.events(ref), await entry(0)),
      { kind: 'added' },
    ],
    [
      'the head is another',
      ({ run, keys }) => run('HSET', keys.case(ref), 'head', 'f'.repeat(64)),
      { kind: 'unsigned' },
    ],
    [
      'the count is another',
      async ({ run, keys, state }) => {
        await run('RPOP', keys.events(ref));
        await run('HSET', keys.case(ref), 'version', String(state.version - 1));
      },
      { kind: 'unsigned' },
    ],
    [
      'the stored state is altered',
      ({ run, keys }) => run('HSET', keys.case(ref), 'state', 's1.AAAA'),
      { kind: 'unreadable', code: 'sealed-value' },
    ],
    ['a field is gone', ({ run, keys }) => run('HDEL', keys.case(ref), 'mac'), { kind: 'unreadable' }],
    [
      'the case is gone, its events are not',
      ({ run, keys }) => run('DEL', keys.case(ref)),
      { kind: 'gone', toldBy: 'events' },
    ],
    [
      'case and events are gone, and the due set names it',
      ({ run, keys }) => run('DEL', keys.case(ref), keys.events(ref)),
      { kind: 'gone', toldBy: 'other-keys' },
    ],
  ])('is found without the file of heads: %s', async (_, touch, finding) => {
    const two = await twoCases();
    await touch(two);
    expect((await two.verify(withoutHeads)).findings).toEqual([expect.objectContaining({ ref, ...finding })]);
  });

  test('a state that was sealed with the right keys and does not follow from the events is found', async () => {
    const two = await twoCases();
    const { run, keys, state } = two;
    const sealing = createSealing(keyRing);
    const dataKey = sealing.unwrap(String(await run('HGET', keys.case(ref), 'key')), caseBinding.key(ref));
    const place = caseBinding.state(ref, state.version, caseSchemas.number);
    const other = sealing.seal(dataKey, { ...state, requester: state.namedConsultant }, place);
    await run('HSET', keys.case(ref), 'state', other);
    expect((await two.verify(withoutHeads)).findings).toEqual([{ kind: 'state-differs', ref }]);
  });
});

describe('against the file of heads', () => {
  test('a case that is wholly gone, one put back to an older day, and one written anew are found', async () => {
    const two = await twoCases();
    const third = 'W3NP-6GJY';
    await storeCase(two.cases, third);
    await two.write('2027-01-20');
    const everyKey = [two.keys.case(ref), two.keys.events(ref), two.keys.due];
    await two.run('DEL', ...everyKey);
    await two.run('DEL', two.keys.case(otherRef), two.keys.events(otherRef));
    await storeCase(two.cases, otherRef, 'consultant-review');
    await two.run('DEL', two.keys.case(third), two.keys.events(third));
    await storeCase(two.cases, third);
    const { findings } = await two.verify();
    expect(findings).toHaveLength(3);
    expect(findings).toContainEqual({ kind: 'gone', ref, toldBy: 'heads' });
    expect(findings).toContainEqual(
      expect.objectContaining({ kind: 'fewer', ref: otherRef, day: '2027-01-20' }),
    );
    expect(findings).toContainEqual(expect.objectContaining({ kind: 'rewritten', ref: third }));
  });

  test('a head that nobody with the key wrote is not vouched for', async () => {
    const two = await twoCases();
    await two.run('HSET', two.keys.case(ref), 'head', 'f'.repeat(64));
    await two.write('2027-01-20');
    expect(two.failed).toEqual([ref]);
    expect(lines(two).join('\n')).not.toContain(ref);
  });
});

describe('the file of heads itself', () => {
  async function twoBlocks(): Promise<Two> {
    const two = await twoCases();
    await two.write('2027-01-20');
    await two.write('2027-01-21');
    expect(lines(two)).toHaveLength(8);
    return two;
  }

  test.each<[string, (all: readonly string[]) => readonly string[], readonly unknown[]]>([
    [
      'a line was altered',
      (all) => all.with(1, (all[1] ?? '').replace('"count":', '"count":1')),
      [{ kind: 'heads-line', line: 2 }],
    ],
    ['a line was taken out', (all) => all.toSpliced(2, 1), [{ kind: 'heads-line', line: 3 }]],
    ['a line was put in', (all) => all.toSpliced(2, 0, all[1] ?? ''), [{ kind: 'heads-line', line: 3 }]],
    [
      'a line is no line',
      (all) => all.with(1, 'x'),
      [
        { kind: 'heads-line', line: 2 },
        { kind: 'heads-line', line: 3 },
      ],
    ],
    ['the last block was cut off', (all) => all.slice(0, 4), [{ kind: 'heads-end-lost', day: '2027-01-21' }]],
  ])('is checked: %s', async (_, touch, found) => {
    const two = await twoBlocks();
    rewrite(two, touch(lines(two)));
    expect((await two.verify()).findings).toEqual(found);
  });

  test('a block that was cut off shows also when others were added since', async () => {
    const two = await twoBlocks();
    rewrite(two, lines(two).slice(0, 4));
    await two.write('2027-01-22');
    expect((await two.verify()).findings).toEqual([{ kind: 'heads-block-lost', day: '2027-01-22' }]);
  });

  test('a line that a process did not live to finish is no finding, and the day is written anew', async () => {
    const two = await twoBlocks();
    writeFileSync(two.path, `${readFileSync(two.path, 'utf8')}${'0'.repeat(64)} {"block":"be`);
    expect((await two.verify()).findings).toEqual([]);
    await two.write('2027-01-22');
    const { findings, report } = await two.verify();
    expect(findings).toEqual([]);
    expect(report.heads).toMatchObject({ blocks: 3, to: '2027-01-22' });
  });

  test('where it cannot be written nothing is taken as done, and the lease is let go', async () => {
    const two = await twoCases();
    await expect(two.write('2027-01-20', join(folder, 'nowhere', 'heads.txt'))).rejects.toMatchObject({
      code: 'ENOENT',
    });
    expect(await two.write('2027-01-20')).toBe(true);
  });
});
