import fc from 'fast-check';
import type { CommandType } from '../../../src/domain/asked/commands';
import { fold } from '../../../src/domain/case/evolve';
import { openStatuses, terminalStatuses } from '../../../src/domain/case/stage';
import { type CaseState, isTerminal } from '../../../src/domain/case/state';
import type { CaseEvent } from '../../../src/domain/case/stored/events';
import { type Decision, decide } from '../../../src/domain/decide/decide';
import { nextDue } from '../../../src/domain/process/due/pending';
import { lookingRoles } from '../../../src/domain/process/people/who-sees';
import { lifecycle } from '../../../src/domain/process/tables/lifecycle';
import { eighteenthBirthday } from '../../../src/domain/rules/age';
import { londonDate, toInstant } from '../../../src/domain/rules/london-time';
import { anyCommand } from '../../builders/core/any-command';
import { whyStuck } from '../../builders/core/can-move-on';
import { changeNotInTable } from '../../builders/core/changes-of-status';
import { type Dice, diceFrom } from '../../builders/core/dice';
import { invariants } from '../../builders/core/invariants';
import { theFacts, who } from '../../builders/core/people';
import { caseOf, london, testRef } from '../../builders/core/play';
import {
  presentStep,
  somebody,
  someCommandType,
  someRequest,
  someWayOn,
  type Wanted,
} from '../../builders/core/random-player';
import { aCaseAt, castFor, ownCast, wayTo } from '../../builders/core/ways';

/** Anything that anybody might do, or the passing of time, as a few numbers: the dice make a press of them. */
type Move =
  /** Whose turn it is does what takes the case on. */
  | { readonly kind: 'forward'; readonly seed: number }
  | { readonly kind: 'press'; readonly who: Wanted; readonly seed: number }
  | { readonly kind: 'wait'; readonly minutes: number };

const move: fc.Arbitrary<Move> = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.record({ kind: fc.constant('forward' as const), seed: fc.nat() }),
  },
  {
    weight: 5,
    arbitrary: fc.record({
      kind: fc.constant('press' as const),
      who: fc.constantFrom(
        'turn' as const,
        'turn' as const,
        'turn' as const,
        'on the case' as const,
        'anybody' as const,
      ),
      seed: fc.nat(),
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      kind: fc.constant('wait' as const),
      minutes: fc.constantFrom(5, 40, 3 * 60, 26 * 60, 5 * 24 * 60, 40 * 24 * 60),
    }),
  },
);

interface Run {
  state: CaseState;
  events: CaseEvent[];
  now: string;
  /** The step before the present one: what an old card would show. */
  oldStep: number;
}

/** Every case that the usual ways lead to: half of the runs begin on one, so that the late steps are tried as often. */
const reached = (['critical-friend', 'external-second-opinion'] as const).flatMap((kind) =>
  [castFor(kind), ownCast(castFor(kind))].flatMap((cast) =>
    [...openStatuses, ...terminalStatuses]
      .filter((status) => wayTo(status, kind, cast) !== undefined)
      .map((status) => ({ status, kind, cast })),
  ),
);

const dates = {
  neededBy: ['2027-04-02', '2027-05-28'],
  born: ['2018-05-09', '2009-04-01', '2026-12-20', '2012-02-29'],
} as const;

function beginLate(dice: Dice): Run | undefined {
  const found = dice.pickAny(reached);
  if (found === undefined) return undefined;
  const story = aCaseAt(found.status, found.kind, found.cast);
  return { state: frozen(caseOf(story)), events: [...story.events], now: story.now, oldStep: 0 };
}

function begin(seed: number): Run | undefined {
  const dice = diceFrom(seed);
  if (dice.roll(2) === 0) return beginLate(dice);
  const now = london(dice.pick(['2027-01-11 09:00', '2026-12-23 16:40', '2027-03-26 22:10']));
  const linkedFrom =
    dice.roll(4) === 0
      ? { ref: 'T2HW-9CDF', barred: [who.saltmereOncologist], whatIsNew: 'A new scan.', earlierOpinions: 1 }
      : undefined;
  const { requester, command } = someRequest(dice, dates, linkedFrom);
  const decision = decide(
    { command, actor: { kind: 'person', id: requester } },
    undefined,
    theFacts,
    now,
    testRef,
  );
  if (!decision.ok || decision.state === undefined) return undefined;
  hold(undefined, [], decision, now, 'submit', 'submit');
  const run = { state: frozen(decision.state), events: [...decision.events], now, oldStep: 0 };
  if (dice.roll(3) === 0) replaceRequester(run, dice);
  return run;
}

/** The requester's part goes to another person at once: what they may not do because they asked, they still may not. */
function replaceRequester(run: Run, dice: Dice): void {
  const command = anyCommand('replace-requester', run.state, who.coordinator, run.now, dice);
  if (command === undefined) return;
  const actor = { kind: 'person', id: who.coordinator } as const;
  const decision = decide({ command, actor }, run.state, theFacts, run.now);
  goOn(run, decision, command.type, command.type);
}

/** Deeply frozen: a decision that changed what it was given would throw. */
function frozen<T>(value: T): T {
  if (typeof value !== 'object' || value === null || Object.isFrozen(value)) return value;
  for (const each of Object.values(value)) frozen(each);
  return Object.freeze(value);
}

/** Throws when an accepted command broke an invariant. */
function hold(
  before: CaseState | undefined,
  history: readonly CaseEvent[],
  decision: Decision,
  now: string,
  type: CommandType,
  what: string,
): void {
  if (!decision.ok || decision.state === undefined) return;
  const change = { before, history, events: decision.events, after: decision.state, facts: theFacts, now };
  for (const [name, check] of Object.entries(invariants)) {
    const wrong = check(change);
    if (wrong !== undefined) throw new Error(`${name}: ${wrong} (after ${what} at ${now})`);
  }
  const unknown = changeNotInTable(before, type, decision.state);
  if (unknown !== undefined) throw new Error(`${unknown} (after ${what} at ${now})`);
  const stuck = whyStuck(decision.state, theFacts, now);
  if (stuck !== undefined) throw new Error(`I15: ${stuck} (after ${what} at ${now})`);
}

const sentence = /^[A-Z][\s\S]*[.?!]$/;

/** A refusal is a sentence, and tells a stranger nothing. */
function checkRefusal(decision: Decision, run: Run, person: string, what: string, relayed: boolean): void {
  if (decision.ok) return;
  const { code, text } = decision.refusal;
  if (!sentence.test(text)) throw new Error(`${what} is refused with what is no sentence: ${text}`);
  const stranger = lookingRoles(run.state, theFacts, person, run.now).size === 0;
  if (!relayed && stranger !== (code === 'unknown-case'))
    throw new Error(`${what} of ${stranger ? 'a stranger' : 'somebody with a part'}: ${code}`);
}

function forward(run: Run, dice: Dice): void {
  const way = someWayOn(run, dice);
  if (way === undefined) return;
  const { person, command } = way;
  const decision = decide({ command, actor: { kind: 'person', id: person } }, run.state, theFacts, run.now);
  checkRefusal(decision, run, person, command.type, false);
  goOn(run, decision, command.type, `${command.type} by ${person}`);
}

function pressSomething(run: Run, wanted: Wanted, dice: Dice): void {
  const person = somebody(run, wanted, dice);
  const type = someCommandType(run, person, dice);
  const command = anyCommand(type, run.state, person, run.now, dice);
  if (command === undefined || command.type === 'submit') return;
  const card = dice.pick(['none', 'none', 'present', 'old'] as const);
  const relayed = dice.roll(10) === 0;
  const given = {
    command,
    actor: { kind: 'person', id: relayed ? who.coordinator : person } as const,
    step: card === 'none' ? undefined : card === 'old' ? run.oldStep : presentStep(run, command, person),
    relay: relayed ? { person, readBackAt: run.now } : undefined,
  };
  const decision = decide(given, run.state, theFacts, run.now);
  const what = `${type} by ${person}${relayed ? ' relayed' : ''}`;
  checkRefusal(decision, run, person, what, relayed);
  const gate = lifecycle[type].gate;
  if (decision.ok && gate === 'case' && given.step !== undefined && given.step !== run.state.step) {
    throw new Error(`I10: ${what} was accepted from an old card`);
  }
  goOn(run, decision, type, what);
}

function goOn(run: Run, decision: Decision, type: CommandType, what: string): void {
  if (!decision.ok || decision.state === undefined) return;
  hold(run.state, run.events, decision, run.now, type, what);
  if (decision.state.step !== run.state.step) run.oldStep = run.state.step;
  run.state = frozen(decision.state);
  run.events.push(...decision.events);
}

/** The clock ticks once at the end of the wait, as after a stop of the service; a second tick finds nothing to do. */
function wait(run: Run, minutes: number): void {
  run.now = toInstant(Date.parse(run.now) + minutes * 60_000);
  const tick = { command: { type: 'fall-due' }, actor: { kind: 'system' } } as const;
  const decision = decide(tick, run.state, theFacts, run.now);
  if (!decision.ok) {
    if (!isTerminal(run.state)) throw new Error(`The clock was refused: ${decision.refusal.text}`);
    return;
  }
  goOn(run, decision, 'fall-due', 'the clock');
  const due = nextDue(run.state, theFacts);
  // Leave or an invitation may fall due through what the tick itself did; a few more ticks must come to rest.
  for (let more = 0; more < 5 && (nextDue(run.state, theFacts) ?? '9') <= run.now; more += 1) {
    goOn(run, decide(tick, run.state, theFacts, run.now), 'fall-due', 'the clock');
  }
  const still = nextDue(run.state, theFacts);
  if (still !== undefined && still <= run.now)
    throw new Error(`Falls due again and again: ${due} then ${still}`);
  const adult = londonDate(run.now) >= eighteenthBirthday(run.state.request.child.dateOfBirth);
  if (!isTerminal(run.state) && adult && run.state.turnedAdultAt === undefined)
    throw new Error('I12: the birthday was missed');
}

describe('from any sequence of commands by anybody at any time, every invariant of process page §5 holds', () => {
  const runs = Number(process.env['PROPERTY_RUNS'] ?? 500);

  test(`${runs} random cases of up to 60 moves each`, () => {
    const passed = new Map<string, number>();
    const happened = new Map<string, number>();
    fc.assert(
      fc.property(fc.nat(), fc.array(move, { minLength: 15, maxLength: 60, size: 'max' }), (seed, moves) => {
        const run = begin(seed);
        if (run === undefined) return;
        for (const each of moves) {
          if (each.kind === 'wait') wait(run, each.minutes);
          else if (each.kind === 'forward') forward(run, diceFrom(each.seed));
          else pressSomething(run, each.who, diceFrom(each.seed));
          passed.set(run.state.stage.status, (passed.get(run.state.stage.status) ?? 0) + 1);
        }
        for (const { type } of run.events) happened.set(type, (happened.get(type) ?? 0) + 1);
        expect(fold(run.events)).toEqual(run.state);
      }),
      { numRuns: runs },
    );
    if (process.env['PROPERTY_REPORT'] === '1')
      console.log(Object.fromEntries(passed), Object.fromEntries(happened));
    // A test that never gets anywhere proves nothing.
    expect(passed.size).toBe(18);
  }, 300_000);
});
