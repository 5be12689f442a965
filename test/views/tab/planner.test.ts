import { type CountedCase, planner } from '../../../src/views/tab/planner';
import { plannerCsv } from '../../../src/views/tab/planner-csv';

const now = '2026-11-24T10:00:00.000Z';
const organisations = new Map([['INV-T1', 'Marrowdale']]);

/** A request sent on a day of October 2026, approved in two hours and answered ten days later. */
function aCase(otherwise: Partial<CountedCase> = {}, day = 5): CountedCase {
  const at = (days: number, hours = 0) => new Date(Date.UTC(2026, 9, day + days, 9 + hours)).toISOString();
  return {
    kind: 'external-second-opinion',
    urgency: 'soon',
    organisation: 'INV-T1',
    specialty: 'Neurology',
    moves: [
      { status: 'consultant-review', at: at(0) },
      { status: 'family-step', at: at(0, 2) },
      { status: 'opinion-given', at: at(10) },
    ],
    ...otherwise,
  };
}
const many = (count: number, otherwise: Partial<CountedCase> = {}) =>
  Array.from({ length: count }, () => aCase(otherwise));
const rowsOf = (cases: readonly CountedCase[], code: string) =>
  planner({ cases, organisations, now }).tables.find((table) => table.code === code)?.rows ?? [];
const counted = (cases: readonly CountedCase[], code: string) =>
  Object.fromEntries(rowsOf(cases, code).map(({ code: of, count }) => [of, count]));

/** How many elements of lists are gone through while this is done, whoever goes through them. */
function elementsVisited(work: () => unknown): number {
  const own = Array.prototype[Symbol.iterator];
  let visited = 0;
  // biome-ignore lint/suspicious/noExplicitAny: the iterator of every list there is
  Array.prototype[Symbol.iterator] = function (this: unknown[]): any {
    const through = own.call(this);
    return {
      next: () => {
        visited += 1;
        return through.next();
      },
      [Symbol.iterator]() {
        return this;
      },
    };
  };
  try {
    work();
  } finally {
    Array.prototype[Symbol.iterator] = own;
  }
  return visited;
}

describe('counts for service planners', () => {
  test('twice as many cases are twice as much work', () => {
    const workFor = (count: number) => {
      const cases = many(count);
      return elementsVisited(() => planner({ cases, organisations, now }));
    };
    expect(workFor(1_000)).toBeGreaterThan(1_000);
    expect(workFor(2_000)).toBeLessThan(2.5 * workFor(1_000));
  });

  test('each step says how many came to it and how long they stood there, each group how long it took to an opinion', () => {
    const cases = many(12);
    expect(rowsOf(cases, 'step').find(({ code }) => code === 'consultant-review')).toEqual({
      code: 'consultant-review',
      title: 'Being approved',
      count: 12,
      medianHours: 2,
      medianWords: '2 hours',
    });
    expect(rowsOf(cases, 'specialty')).toEqual([
      { code: 'Neurology', title: 'Neurology', count: 12, medianHours: 240, medianWords: '10 days' },
    ]);
  });

  test('twelve whole months are counted, the running one is not', () => {
    const running = many(20, { moves: [{ status: 'consultant-review', at: '2026-11-03T09:00:00.000Z' }] });
    const old = many(20, { moves: [{ status: 'consultant-review', at: '2025-10-31T09:00:00.000Z' }] });
    const all = planner({ cases: [...many(12), ...running, ...old], organisations, now });
    expect([all.from, all.to, all.total]).toEqual(['2025-11', '2026-10', 12]);
  });

  test('months are counted together until no number is missing: by three, else all twelve', () => {
    const perMonth = (counts: readonly number[]) =>
      counts.flatMap((count, month) => {
        const at = new Date(Date.UTC(2025, 10 + month, 5, 9)).toISOString();
        return many(count, { moves: [{ status: 'consultant-review', at }] });
      });
    const timeOf = (counts: readonly number[]) => {
      const { tables } = planner({ cases: perMonth(counts), organisations, now });
      const { title, rows = [] } = tables.find(({ code }) => code === 'month') ?? {};
      return [title, ...rows.map((each) => `${each.code} ${each.title}: ${each.count}`)];
    };
    const months = timeOf([5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16]);
    expect(months).toHaveLength(13);
    expect(months.slice(0, 2)).toEqual(['By month', '2025-11 November 2025: 5']);
    expect(months.at(-1)).toBe('2026-10 October 2026: 16');
    expect(timeOf([5, 6, 7, 8, 9, 10, 0, 1, 4, 14, 15, 16])).toEqual([
      'By three months',
      '2025-11..2026-01 November 2025 to January 2026: 18',
      '2026-02..2026-04 February 2026 to April 2026: 27',
      '2026-05..2026-07 May 2026 to July 2026: 5',
      '2026-08..2026-10 August 2026 to October 2026: 45',
    ]);
    expect(timeOf([5, 6, 7, 8, 9, 10, 0, 1, 3, 14, 15, 16])).toEqual([
      'Over twelve months',
      '2025-11..2026-10 November 2025 to October 2026: 94',
    ]);
    expect(timeOf([0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 4])).toEqual([
      'Over twelve months',
      '2025-11..2026-10 November 2025 to October 2026: null',
    ]);
  });

  test('other organisations are not counted', () => {
    expect(planner({ cases: many(12, { organisation: 'INV-T2' }), organisations, now }).total).toBeNull();
  });

  test('a small number is not given, nor the one beside it by which it could be worked out', () => {
    const cases = [
      ...many(20),
      ...many(9, { specialty: 'Oncology' }),
      ...many(3, { specialty: 'Rheumatology' }),
    ];
    expect(counted(cases, 'specialty')).toEqual({ Neurology: 20, Oncology: null, Rheumatology: null });
    expect(planner({ cases, organisations, now }).total).toBe(32);
  });

  test('where the total is not given, no table adds up to it', () => {
    const cases = many(7);
    expect(planner({ cases, organisations, now }).total).toBeNull();
    expect(counted(cases, 'specialty')).toEqual({ Neurology: null });
    expect(counted(cases, 'organisation')).toEqual({ 'INV-T1': null });
  });

  test('two steps, or one and all, that tell a small number by their difference are both not given', () => {
    const [asked, approved] = aCase().moves;
    const to = (...moves: readonly (typeof asked)[]) => ({
      moves: moves.filter((each) => each !== undefined),
    });
    // Twenty were sent, eighteen came further: two did not.
    const near = counted([...many(18), ...many(2, to(asked))], 'step');
    expect(near).toMatchObject({ 'consultant-review': null, 'family-step': null, 'opinion-given': null });
    // Fourteen came to one step and eleven to the next: three stand between them, though both are far from all.
    const between = counted([...many(11), ...many(3, to(asked, approved)), ...many(10, to(asked))], 'step');
    expect(between).toMatchObject({ 'consultant-review': 24, 'family-step': null, 'opinion-given': null });
    const far = counted([...many(12), ...many(6, to(asked, approved)), ...many(5, to(asked))], 'step');
    expect(far).toMatchObject({ 'consultant-review': 23, 'family-step': 18, 'opinion-given': 12 });
  });

  test('a median of fewer than five is not given, though the number is', () => {
    const open = many(8, { moves: [{ status: 'consultant-review', at: '2026-10-05T09:00:00.000Z' }] });
    const [row] = rowsOf([...open, ...many(4)], 'specialty');
    expect(row).toMatchObject({ count: 12, medianHours: null, medianWords: '' });
  });

  test('as text, a missing number is empty and a formula is only text', () => {
    const odd = many(12, { specialty: '=HYPERLINK("x")' });
    const lines = plannerCsv(planner({ cases: odd, organisations, now })).split('\r\n');
    // By this mark Excel knows that it is UTF-8.
    expect(lines[0]).toBe('\uFEFFtable,code,title,count,median_hours');
    expect(lines).toContain(`specialty,"'=HYPERLINK(""x"")","'=HYPERLINK(""x"")",12,240`);
    expect(lines).toContain('month,2025-11..2026-10,November 2025 to October 2026,12,240');
  });
});
