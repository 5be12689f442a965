import fc from 'fast-check';
import { fold } from '../../../../src/domain/case/evolve';
import { isTerminal } from '../../../../src/domain/case/state';
import { type Decision, decide } from '../../../../src/domain/decide/decide';
import { nextDue } from '../../../../src/domain/process/due/pending';
import { lookingRoles } from '../../../../src/domain/process/people/who-sees';
import { lifecycle } from '../../../../src/domain/process/tables/lifecycle';
import { eighteenthBirthday } from '../../../../src/domain/rules/age';
import { londonDate, toInstant } from '../../../../src/domain/rules/london-time';
import { anyCommand } from '../../../builders/core/any-command';
import { type Dice, diceFrom } from '../../../builders/core/dice';
import { who } from '../../../builders/core/people';
import {
  presentStep,
  somebody,
  someCommandType,
  someWayOn,
  type Wanted,
} from '../../../builders/core/random-player';
import { thorough } from '../../../support/run/thorough';
import { changeCalendar, importDirectory, meetAnother, passMidnight, startLinked } from './from-outside';
import { begin, goOn, type Run } from './random-run';

/** Anything that anybody might do, or the passing of time, as a few numbers: the dice make a press of them. */
type Move =
  /** Whose turn it is does what takes the case on. */
  | { readonly kind: 'forward'; readonly seed: number }
  | { readonly kind: 'press'; readonly who: Wanted; readonly seed: number }
  | { readonly kind: 'wait'; readonly minutes: number }
  /** So many days later, right after midnight, before the clock has looked. */
  | { readonly kind: 'midnight'; readonly days: number }
  /** Something from outside: another directory or calendar, another request about the child. */
  | { readonly kind: 'directory' | 'calendar' | 'another' | 'linked'; readonly seed: number };

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
  {
    weight: 1,
    arbitrary: fc.record({ kind: fc.constant('midnight' as const), days: fc.constantFrom(0, 0, 1, 3) }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      kind: fc.constantFrom('directory' as const, 'calendar' as const, 'another' as const, 'linked' as const),
      seed: fc.nat(),
    }),
  },
);

const sentence = /^[A-Z][\s\S]*[.?!]$/;

/** A refusal is a sentence, and tells a stranger nothing. */
function checkRefusal(decision: Decision, run: Run, person: string, what: string, relayed: boolean): void {
  if (decision.ok) return;
  const { code, text } = decision.refusal;
  if (!sentence.test(text)) throw new Error(`${what} is refused with what is no sentence: ${text}`);
  const stranger = lookingRoles(run.state, run.facts, person, run.now).size === 0;
  if (!relayed && stranger !== (code === 'unknown-case'))
    throw new Error(`${what} of ${stranger ? 'a stranger' : 'somebody with a part'}: ${code}`);
}

function forward(run: Run, dice: Dice): void {
  const way = someWayOn(run, dice);
  if (way === undefined) return;
  const { person, command } = way;
  const decision = decide({ command, actor: { kind: 'person', id: person } }, run.state, run.facts, run.now);
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
  const decision = decide(given, run.state, run.facts, run.now);
  const what = `${type} by ${person}${relayed ? ' relayed' : ''}`;
  checkRefusal(decision, run, person, what, relayed);
  const gate = lifecycle[type].gate;
  if (decision.ok && gate === 'case' && given.step !== undefined && given.step !== run.state.step) {
    throw new Error(`I10: ${what} was accepted from an old card`);
  }
  goOn(run, decision, type, what);
}

/** The clock ticks once at the end of the wait, as after a stop of the service; a second tick finds nothing to do. */
function wait(run: Run, minutes: number): void {
  run.now = toInstant(Date.parse(run.now) + minutes * 60_000);
  const tick = { command: { type: 'fall-due' }, actor: { kind: 'system' } } as const;
  const decision = decide(tick, run.state, run.facts, run.now);
  if (!decision.ok) {
    if (!isTerminal(run.state)) throw new Error(`The clock was refused: ${decision.refusal.text}`);
    return;
  }
  goOn(run, decision, 'fall-due', 'the clock');
  const due = nextDue(run.state, run.facts);
  // Leave or an invitation may fall due through what the tick itself did; a few more ticks must come to rest.
  for (let more = 0; more < 5 && (nextDue(run.state, run.facts) ?? '9') <= run.now; more += 1) {
    goOn(run, decide(tick, run.state, run.facts, run.now), 'fall-due', 'the clock');
  }
  const still = nextDue(run.state, run.facts);
  if (still !== undefined && still <= run.now)
    throw new Error(`Falls due again and again: ${due} then ${still}`);
  const adult = londonDate(run.now) >= eighteenthBirthday(run.state.request.child.dateOfBirth);
  if (!isTerminal(run.state) && adult && run.state.turnedAdultAt === undefined)
    throw new Error('I12: the birthday was missed');
}

const fromOutside = {
  directory: importDirectory,
  calendar: changeCalendar,
  another: meetAnother,
  linked: startLinked,
} as const;

function makeMove(run: Run, move: Move): void {
  if (move.kind === 'wait') wait(run, move.minutes);
  else if (move.kind === 'midnight') passMidnight(run, move.days);
  else if (move.kind === 'forward') forward(run, diceFrom(move.seed));
  else if (move.kind === 'press') pressSomething(run, move.who, diceFrom(move.seed));
  else fromOutside[move.kind](run, diceFrom(move.seed));
}

/** What only another directory, a day, or another request about the child brings about. */
const fromElsewhere = [
  'deputy-noted',
  'clerk-replaced',
  'reviewer-released',
  'other-request-noted',
  'held',
  'duplicate-taken-in',
  'duplicate-joined',
  'linked-request-started',
  'eighteenth-birthday',
] as const;

describe('from any sequence of commands by anybody at any time, every invariant of process page §5 holds', () => {
  const runs = thorough ? 6_000 : 400;

  test(`${runs} random cases of up to 60 moves each`, () => {
    const passed = new Map<string, number>();
    const happened = new Map<string, number>();
    fc.assert(
      fc.property(fc.nat(), fc.array(move, { minLength: 15, maxLength: 60, size: 'max' }), (seed, moves) => {
        const run = begin(seed);
        if (run === undefined) return;
        for (const each of moves) {
          makeMove(run, each);
          passed.set(run.state.stage.status, (passed.get(run.state.stage.status) ?? 0) + 1);
        }
        for (const { type } of run.events) happened.set(type, (happened.get(type) ?? 0) + 1);
        expect(fold(run.events)).toEqual(run.state);
      }),
      { numRuns: runs, endOnFailure: !thorough },
    );
    if (process.env['PROPERTY_REPORT'] === '1')
      console.log(Object.fromEntries(passed), Object.fromEntries(happened));
    // A test that never gets anywhere proves nothing.
    expect(passed.size).toBe(18);
    // Nor one in which nothing comes from outside.
    expect([...happened.keys()]).toEqual(expect.arrayContaining([...fromElsewhere]));
  }, 300_000);
});
