import type { Instant } from '../../domain/case/ids';
import { openStatuses } from '../../domain/case/stage';
import type { CaseStub } from '../../domain/case/stored/stub';
import { londonDate, toMillis } from '../../domain/rules/london-time';
import { texts } from '../words/texts';
import { median, sayHours } from './median';
import { spansShown } from './spans-shown';
import { least, suppress } from './suppress';

/** A case as the counts know it: its stub, and when it came to each status. */
export interface CountedCase extends CaseStub {
  readonly moves: readonly { readonly status: string; readonly at: Instant }[];
}

export interface PlannerInput {
  readonly cases: readonly CountedCase[];
  /** Codes of the organisations whose counts are shown, with their names. */
  readonly organisations: ReadonlyMap<string, string>;
  readonly now: Instant;
}

const monthsShown = 12;
const hourMs = 3_600_000;

/**
 * Counts and medians of the last twelve whole months, from stubs and times alone (process page §9). The running month is
 * left out: counts that grow by one case would tell of that case. For the same reason there is nothing to filter by.
 */
export function planner({ cases, organisations, now }: PlannerInput) {
  const months = lastMonths(londonDate(now).slice(0, 7));
  const counted = cases.filter(
    (each) => organisations.has(each.organisation) && months.includes(monthOf(each)),
  );
  const by = (keyOf: (each: CountedCase) => string) => groupBy(counted, keyOf);
  const specialties = [...by((each) => each.specialty)].sort(([a], [b]) => (a < b ? -1 : 1));
  const codes = [...by((each) => each.organisation)].sort(([a], [b]) => (a < b ? -1 : 1));
  const kinds = by((each) => each.kind);
  const perMonth = by(monthOf);
  const time = spansShown(months, (month) => perMonth.get(month)?.length ?? 0);
  const grouped = [
    table(
      'kind',
      'By kind',
      (['critical-friend', 'external-second-opinion'] as const).map((code) => ({
        code,
        title: texts.kinds[code],
        cases: kinds.get(code) ?? [],
      })),
    ),
    table(
      'specialty',
      'By specialty',
      specialties.map(([code, own]) => ({
        code: code === '' ? 'other' : code,
        title: code === '' ? 'Another specialty' : code,
        cases: own,
      })),
    ),
    table(
      'organisation',
      'By organisation',
      codes.map(([code, own]) => ({
        code,
        title: organisations.get(code) ?? code,
        cases: own,
      })),
    ),
    table(
      'month',
      time.title,
      time.spans.map(({ code, title, months }) => ({
        code,
        title,
        cases: months.flatMap((month) => perMonth.get(month) ?? []),
      })),
    ),
  ];
  // A total that one table cannot stand is not given at all: the others would tell it.
  const isTold = counted.length >= least && grouped.every(({ total }) => total !== null);
  return {
    from: months[0] ?? '',
    to: months.at(-1) ?? '',
    least,
    total: isTold ? counted.length : null,
    organisations: [...organisations.values()],
    tables: [
      stepTable(counted),
      ...grouped.map(({ total: _, ...shown }) => (isTold ? shown : withoutSum(shown))),
    ],
  };
}

interface Group {
  readonly code: string;
  readonly title: string;
  readonly cases: readonly CountedCase[];
}

type TableCode = 'step' | 'kind' | 'specialty' | 'organisation' | 'month';

function table(code: TableCode, title: string, groups: readonly Group[]) {
  const { counts, total } = suppress(groups.map((group) => group.cases.length));
  return {
    code,
    title,
    counts: 'requests sent',
    median: 'from the request to the opinion',
    total,
    rows: groups.map((group, index) =>
      row(group, counts[index] ?? null, counts[index] === null ? [] : group.cases.flatMap(hoursToOpinion)),
    ),
  };
}

/** Numbers that are all there have a sum: where the total is not given, they are not either. */
function withoutSum<T extends { readonly rows: readonly ReturnType<typeof row>[] }>(table: T) {
  if (table.rows.some(({ count }) => count === null)) return table;
  return {
    ...table,
    rows: table.rows.map((each) => ({ ...each, count: null, medianHours: null, medianWords: '' })),
  };
}

/**
 * How many stood at each step, and for how long. A case goes through many steps, so two of these numbers, or one and all,
 * tell by their difference: where that is under five, neither is given.
 */
function stepTable(counted: readonly CountedCase[]) {
  const groups = openStatuses.map((code) => {
    const cases = counted.filter((each) => each.moves.some(({ status }) => status === code));
    return { code, title: texts.statuses[code], cases };
  });
  const sizes = [counted.length, ...groups.map(({ cases }) => cases.length)];
  const tells = (size: number) => sizes.some((other) => other !== size && Math.abs(other - size) < least);
  const rows = groups.map((group) => {
    const size = group.cases.length;
    const hours = group.cases.flatMap((each) => hoursAt(each, group.code));
    return row(group, size < least || tells(size) ? null : size, hours);
  });
  return {
    code: 'step' as TableCode,
    title: 'By step',
    counts: 'requests that came to it',
    median: 'from coming to the step to leaving it',
    rows,
  };
}

function row({ code, title }: Group, count: number | null, hours: readonly number[]) {
  const middle = hours.length < least ? undefined : median(hours);
  const medianHours = middle === undefined ? null : Math.round(middle);
  return { code, title, count, medianHours, medianWords: medianHours === null ? '' : sayHours(medianHours) };
}

const openedAt = ({ moves }: CountedCase) => moves[0]?.at;

function monthOf(each: CountedCase): string {
  const at = openedAt(each);
  return at === undefined ? '' : londonDate(at).slice(0, 7);
}

function hoursToOpinion(each: CountedCase): readonly number[] {
  const from = openedAt(each);
  const to = each.moves.find(({ status }) => status === 'opinion-given')?.at;
  return from === undefined || to === undefined ? [] : [(toMillis(to) - toMillis(from)) / hourMs];
}

/** All the time that a case stood at a step, once it has left it for good or for a while. */
function hoursAt({ moves }: CountedCase, status: string): readonly number[] {
  const stays = moves.flatMap((move, index) => {
    const next = moves[index + 1];
    if (move.status !== status || next === undefined) return [];
    return [(toMillis(next.at) - toMillis(move.at)) / hourMs];
  });
  return stays.length === 0 ? [] : [stays.reduce((sum, each) => sum + each, 0)];
}

function groupBy(
  cases: readonly CountedCase[],
  keyOf: (each: CountedCase) => string,
): ReadonlyMap<string, readonly CountedCase[]> {
  const groups = new Map<string, CountedCase[]>();
  for (const each of cases) {
    const key = keyOf(each);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [each]);
    else group.push(each);
  }
  return groups;
}

/** The whole months before this one, oldest first. */
function lastMonths(running: string): readonly string[] {
  const count = Number(running.slice(0, 4)) * 12 + Number(running.slice(5)) - 1;
  return Array.from({ length: monthsShown }, (_, index) => {
    const month = count - monthsShown + index;
    return `${Math.floor(month / 12)}-${String((month % 12) + 1).padStart(2, '0')}`;
  });
}
