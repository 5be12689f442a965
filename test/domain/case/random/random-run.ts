import type { CommandType } from '../../../../src/domain/asked/commands';
import { openStatuses, terminalStatuses } from '../../../../src/domain/case/stage';
import type { CaseState } from '../../../../src/domain/case/state';
import type { CaseEvent } from '../../../../src/domain/case/stored/events';
import { type Decision, decide, type Given } from '../../../../src/domain/decide/decide';
import type { Facts } from '../../../../src/domain/process/open/facts';
import { whyStuck } from '../../../builders/core/can-move-on';
import { changeNotInTable } from '../../../builders/core/changes-of-status';
import { type Dice, diceFrom } from '../../../builders/core/dice';
import { invariants } from '../../../builders/core/invariants';
import { theFacts, who } from '../../../builders/core/people';
import { caseOf, london, testRef } from '../../../builders/core/play';
import { someRequest } from '../../../builders/core/random-player';
import { aCaseAt, castFor, ownCast, wayTo } from '../../../builders/core/ways';

/** A case on its random way. */
export interface Run {
  state: CaseState;
  events: CaseEvent[];
  facts: Facts;
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
  born: ['2018-05-09', '2009-04-01', '2009-01-14', '2012-02-29'],
} as const;
const born = ['2018-05-09', '2018-05-09', '2009-01-13', '2009-02-20'] as const;

function beginLate(dice: Dice): Run | undefined {
  const found = dice.pickAny(reached);
  if (found === undefined) return undefined;
  const wishes = { dateOfBirth: dice.pick(born) };
  const story = aCaseAt(found.status, found.kind, found.cast, wishes);
  const { events, now, facts } = story;
  return { state: frozen(caseOf(story)), events: [...events], facts, now, oldStep: 0 };
}

/** A case that has just been sent, or one at any step; undefined where nobody could send it so. */
export function begin(seed: number): Run | undefined {
  const dice = diceFrom(seed);
  if (dice.roll(2) === 0) return beginLate(dice);
  const now = london(dice.pick(['2027-01-11 09:00', '2026-12-23 16:40', '2027-03-26 22:10']));
  const linkedFrom =
    dice.roll(4) === 0
      ? { ref: 'T2HW-9CDF', barred: [who.saltmereOncologist], whatIsNew: 'A new scan.', earlierOpinions: 1 }
      : undefined;
  const { requester, command } = someRequest(dice, dates, linkedFrom);
  return send({ command, actor: { kind: 'person', id: requester } }, theFacts, now, testRef);
}

/** A request that is sent, by itself or as following on from another. */
export function send(given: Given, facts: Facts, now: string, ref: string): Run | undefined {
  const decision = decide(given, undefined, facts, now, ref);
  if (!decision.ok || decision.state === undefined) return undefined;
  const { events, state } = decision;
  mustHold({ before: undefined, history: [], facts, now }, decision, 'submit', 'submit');
  return { state: frozen(state), events: [...events], facts, now, oldStep: 0 };
}

/** Deeply frozen: a decision that changed what it was given would throw. */
function frozen<T>(value: T): T {
  if (typeof value !== 'object' || value === null || Object.isFrozen(value)) return value;
  for (const each of Object.values(value)) frozen(each);
  return Object.freeze(value);
}

interface Before {
  readonly before: CaseState | undefined;
  readonly history: readonly CaseEvent[];
  readonly facts: Facts;
  readonly now: string;
}

/** Throws when an accepted command broke an invariant. */
function mustHold(so: Before, decision: Decision, type: CommandType, what: string): void {
  if (!decision.ok || decision.state === undefined) return;
  const { before, facts, now } = so;
  for (const [name, check] of Object.entries(invariants)) {
    const wrong = check({ ...so, events: decision.events, after: decision.state });
    if (wrong !== undefined) throw new Error(`${name}: ${wrong} (after ${what} at ${now})`);
  }
  const unknown = changeNotInTable(before, type, decision.state);
  if (unknown !== undefined) throw new Error(`${unknown} (after ${what} at ${now})`);
  mustMoveOn({ state: decision.state, facts, now }, what);
}

/** Throws where nobody who exists could take the case on (process page I15). */
export function mustMoveOn({ state, facts, now }: Pick<Run, 'state' | 'facts' | 'now'>, what: string): void {
  const stuck = whyStuck(state, facts, now);
  if (stuck !== undefined) throw new Error(`I15: ${stuck} (after ${what} at ${now})`);
}

/** The run goes on with what was decided; a refusal changes nothing. */
export function goOn(run: Run, decision: Decision, type: CommandType, what: string): void {
  if (!decision.ok || decision.state === undefined) return;
  const { state: before, events: history, facts, now } = run;
  mustHold({ before, history, facts, now }, decision, type, what);
  if (decision.state.step !== run.state.step) run.oldStep = run.state.step;
  run.state = frozen(decision.state);
  run.events.push(...decision.events);
}
