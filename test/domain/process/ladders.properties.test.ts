import fc from 'fast-check';
import { DateTime } from 'luxon';
import type { Stage } from '../../../src/domain/case/stage';
import type { CaseState } from '../../../src/domain/case/state';
import { decide } from '../../../src/domain/decide/decide';
import { inventedDirectory } from '../../../src/domain/directory/invented/invented-directory';
import { findOrganisation, indexDirectory } from '../../../src/domain/directory/lookup';
import { type Pending, pendingOn } from '../../../src/domain/process/due/pending';
import type { Facts } from '../../../src/domain/process/open/facts';
import { openLadders } from '../../../src/domain/process/open/open-ladders';
import { type LadderName, ladders } from '../../../src/domain/process/tables/obligations';
import { bankHolidays } from '../../../src/domain/rules/bank-holidays';
import { divisionOf } from '../../../src/domain/rules/calendar';
import type { Nation } from '../../../src/domain/rules/nation';
import type { Urgency } from '../../../src/domain/rules/urgency';
import { ladderWays } from '../../builders/core/ladder-ways';
import { caseOf } from '../../builders/core/play';

/** Whole ladders over ten years, both changes of the clock and three calendars (process page §6). */
const nations: readonly Nation[] = ['england', 'scotland', 'northern-ireland'];
const urgencies: readonly Urgency[] = ['urgent', 'soon', 'routine'];
const names = Object.keys(ladders) as LadderName[];
/** A played case on which each ladder runs. */
const played = Object.fromEntries(
  names.map((name) => [name, caseOf(ladderWays[name]({ urgency: 'routine', neededBy: '2027-03-19' }))]),
) as Record<LadderName, CaseState>;

const treating = findOrganisation(
  indexDirectory(inventedDirectory),
  played.sharing.request.child.organisation,
);

/** The treating organisation in another nation, with nobody away: leave has tests of its own. */
const factsOf = (nation: Nation): Facts => ({
  directory: indexDirectory({
    ...inventedDirectory,
    people: inventedDirectory.people.map((each) => ({ ...each, leave: [] })),
    organisations: inventedDirectory.organisations.map((each) =>
      each === treating ? { ...each, nation } : each,
    ),
  }),
});
const factsIn = Object.fromEntries(nations.map((each) => [each, factsOf(each)])) as Record<Nation, Facts>;

const start = Date.UTC(2024, 0, 1);
const minutes = (Date.UTC(2034, 0, 1) - start) / 60_000;
const clockChanges = Array.from({ length: 10 }, (_, n) => [
  DateTime.fromISO(`${2024 + n}-03-31`).toMillis(),
  DateTime.fromISO(`${2024 + n}-10-31`).toMillis(),
])
  .flat()
  .map((millis) => Math.floor((millis - start) / 60_000));
/** Any minute of ten years, and often one in the week before a change of the clock. */
const minute = fc.oneof(
  fc.nat(minutes),
  fc
    .tuple(fc.constantFrom(...clockChanges), fc.nat(9 * 1440))
    .map(([at, before]) => Math.max(0, at - before)),
);
const opened = minute.map((each) => new Date(start + each * 60_000).toISOString());
const setting = fc.record({
  nation: fc.constantFrom(...nations),
  urgency: fc.constantFrom(...urgencies),
  name: fc.constantFrom(...names),
  at: opened,
});
type Setting = { nation: Nation; urgency: Urgency; name: LadderName; at: string };

/** The played case, moved in time so that everything on it began at that moment, and nothing was reminded of yet. */
function caseWith({ urgency, name, at }: Setting): CaseState {
  const base = played[name];
  const neededBy = DateTime.fromISO(at).plus({ days: 20 }).toISODate() ?? '';
  const years = name === 'young-adult' ? 18 : 8;
  const dateOfBirth =
    name === 'young-adult'
      ? (DateTime.fromISO(at, { zone: 'Europe/London' }).minus({ years }).toISODate() ?? '')
      : `${Number(at.slice(0, 4)) - years}-06-15`;
  return {
    ...base,
    stage: { ...base.stage, ...('since' in base.stage ? { since: at } : {}) } as Stage,
    openedAt: at,
    gateSince: at,
    lastEventAt: at,
    familyUpdatedAt: at,
    ...(base.exhaustedAt === undefined ? {} : { exhaustedAt: at }),
    ...(base.turnedAdultAt === undefined ? {} : { turnedAdultAt: at }),
    ...(base.turnedSixteenAt === undefined ? {} : { turnedSixteenAt: at }),
    ...(base.handOver === undefined ? {} : { handOver: { ...base.handOver, since: at } }),
    ...(base.hold === undefined ? {} : { hold: { ...base.hold, since: at, reviewOn: neededBy } }),
    aboutChild: (base.aboutChild ?? []).map((each) => ({ ...each, since: at })),
    matches: (base.matches ?? []).map((each) => ({ ...each, at })),
    ...(base.bodies === undefined ? {} : { bodies: base.bodies.map((each) => ({ ...each, at })) }),
    ...(base.tests === undefined ? {} : { tests: base.tests.map((each) => ({ ...each, askedAt: at })) }),
    items: base.items.map((each) => ({ ...each, at })),
    reviewerQuestions: base.reviewerQuestions.map((each) => ({ ...each, at })),
    debts: base.debts.map((each) => ({ ...each, since: at })),
    candidates: base.candidates.map((each) =>
      each.invitedAt === undefined ? each : { ...each, invitedAt: at },
    ),
    rungs: {},
    request: {
      ...base.request,
      question: { ...base.request.question, urgency, neededBy },
      child: { ...base.request.child, dateOfBirth },
    },
  };
}

/** A body that has let three reminders pass has not replied; any other ladder goes on daily, five times at most. */
const lastOf = (name: LadderName) => (name === 'body-asked' ? 3 : 8);

const keyOf = (state: CaseState, name: LadderName) =>
  openLadders(state).find((each) => each.name === name)?.key;

const ladderOf = (state: CaseState, name: LadderName, facts: Facts): Pending => {
  const key = keyOf(state, name);
  const found = pendingOn(state, facts).find((each) => each.key === key);
  if (found === undefined) throw new Error(`no ladder ${name} is open`);
  return found;
};

function rungsOf(pending: Pending): readonly string[] {
  const found: string[] = [];
  for (let at = pending.atRung(1); at !== undefined; at = pending.atRung(found.length + 1)) found.push(at);
  return found;
}

interface Told {
  readonly rung: number;
  readonly people: readonly string[];
}

/** The clock's own tick at each of these moments: what it says of the ladder, and on whom else nothing is asserted here. */
function fire(state: CaseState, name: LadderName, facts: Facts, looks: readonly string[]): readonly Told[] {
  let so = state;
  const key = keyOf(state, name);
  const told: Told[] = [];
  for (const now of looks) {
    const decision = decide({ command: { type: 'fall-due' }, actor: { kind: 'system' } }, so, facts, now);
    if (!decision.ok || decision.state === undefined) throw new Error('The clock was refused');
    so = decision.state;
    for (const each of decision.events)
      if (each.type === 'reminded' && each.obligation === key)
        told.push({ rung: each.rung, people: each.people });
  }
  return told;
}

describe('every ladder, opened at any minute of ten years', () => {
  test('has eight rungs, each later than the one before, the first never at once', () => {
    fc.assert(
      fc.property(setting, (given) => {
        const rungs = rungsOf(ladderOf(caseWith(given), given.name, factsIn[given.nation]));
        expect(rungs).toHaveLength(lastOf(given.name));
        const inOrder = [given.at, ...rungs];
        for (const [index, at] of inOrder.entries())
          if (index > 0) expect(at > (inOrder[index - 1] ?? '')).toBe(true);
      }),
      { numRuns: 300 },
    );
  });

  test('falls due in working hours of its nation, unless urgent: then exactly by the wall clock', () => {
    fc.assert(
      fc.property(setting, (given) => {
        const pending = ladderOf(caseWith(given), given.name, factsIn[given.nation]);
        for (const [index, each] of rungsOf(pending).entries()) {
          if (given.urgency === 'urgent') {
            const n = ladders[given.name].n.urgent;
            const hours = index < 3 ? n * (index + 1) : n * 3 + 24 * (index - 2);
            expect(Date.parse(each) - Date.parse(given.at)).toBe(hours * 3_600_000);
            continue;
          }
          const local = DateTime.fromISO(each, { zone: 'Europe/London' });
          const time = local.toFormat('HH:mm');
          expect(local.weekday).toBeLessThanOrEqual(5);
          expect(bankHolidays(divisionOf(given.nation), local.year)).not.toContain(local.toISODate());
          expect(time >= '09:00' && time <= '17:00').toBe(true);
        }
      }),
      { numRuns: 300 },
    );
  });

  test('nothing else that is pending falls into quiet hours either, unless urgent', () => {
    fc.assert(
      fc.property(setting, (given) => {
        for (const each of pendingOn(caseWith(given), factsIn[given.nation])) {
          // The birthday itself is a fact of midnight; it is told in the morning.
          if (each.what.kind === 'birthday' || each.what.kind === 'sixteenth') continue;
          const team = each.what.kind === 'share' && each.what.of === 'team';
          if (given.urgency === 'urgent' && !team) continue;
          const { hour } = DateTime.fromISO(each.at, { zone: 'Europe/London' });
          expect(hour >= 7 && hour < 20).toBe(true);
        }
      }),
      { numRuns: 300 },
    );
  });
});

describe('after any stop', () => {
  /** Looks every quarter of an hour would be too many: a look at each rung is what no stop means. */
  const looksWithout = (state: CaseState, name: LadderName, facts: Facts) =>
    rungsOf(ladderOf(state, name, facts));
  const whoAt = (told: readonly Told[]) => told.at(-1)?.people;

  test('each rung is told once at most, and in the end the same people have the last word as without a stop', () => {
    const stops = fc.uniqueArray(fc.nat(7), { maxLength: 8 });
    fc.assert(
      fc.property(setting, stops, (given, missed) => {
        const state = caseWith(given);
        const facts = factsIn[given.nation];
        const all = looksWithout(state, given.name, facts);
        // The service is down at these rungs, and back a minute after the last of all.
        const end = new Date(Date.parse(all.at(-1) ?? given.at) + 60_000).toISOString();
        const late = fire(state, given.name, facts, [
          ...all.filter((_, index) => !missed.includes(index)),
          end,
        ]);
        const whole = fire(state, given.name, facts, [...all, end]);
        const last = lastOf(given.name);
        expect(whole.map(({ rung }) => rung)).toEqual([1, 2, 3, 4, 5, 6, 7, 8].slice(0, last));
        const rungs = late.map(({ rung }) => rung);
        expect(rungs).toEqual([...new Set(rungs)].sort((a, b) => a - b));
        expect(rungs.at(-1)).toBe(last);
        // What was skipped collapses into the highest: the last word reaches the same people.
        expect(whoAt(late)).toEqual(whoAt(whole));
        for (const each of late) expect(each).toEqual(whole[each.rung - 1]);
      }),
      { numRuns: 200 },
    );
  });

  test('however long it was, one look tells of the ladder once, and looking again tells nothing', () => {
    fc.assert(
      fc.property(setting, fc.integer({ min: 0, max: 200 }), (given, days) => {
        const state = caseWith(given);
        const now = new Date(Date.parse(given.at) + days * 86_400_000).toISOString();
        const told = fire(state, given.name, factsIn[given.nation], [now, now, now]);
        expect(told.length).toBeLessThanOrEqual(1);
      }),
      { numRuns: 200 },
    );
  });
});
