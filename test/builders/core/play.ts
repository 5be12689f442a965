import type { Command } from '../../../src/domain/asked/commands';
import type { Instant, PersonId } from '../../../src/domain/case/ids';
import type { CaseState } from '../../../src/domain/case/state';
import type { CaseEvent, EventOf, EventType } from '../../../src/domain/case/stored/events';
import { type Decision, decide, type Given } from '../../../src/domain/decide/decide';
import type { Refusal } from '../../../src/domain/decide/refusals';
import { nextDue } from '../../../src/domain/process/due/pending';
import type { Facts } from '../../../src/domain/process/open/facts';
import { latest } from '../../../src/domain/process/open/matter';
import { dayNumber, fromLocal, timeOfDay, toInstant } from '../../../src/domain/rules/london-time';
import { changeNotInTable } from './changes-of-status';
import { theFacts } from './people';

/** A case as it was played so far: its history, its state, and the time of the last thing that was done. */
export interface Story {
  readonly facts: Facts;
  readonly events: readonly CaseEvent[];
  readonly state: CaseState | undefined;
  readonly now: Instant;
}

/** Somebody gives a command; it may depend on the case as it then is (an id, say). */
export interface Press {
  /** London time, `YYYY-MM-DD HH:MM`; left out: a minute after what went before. */
  readonly at?: string;
  readonly by: PersonId | 'system';
  readonly gives: Command | ((state: CaseState) => Command);
  /** The step on the card; left out: no card. */
  readonly step?: number;
  /** The coordinator enters it for this person. */
  readonly relayedFor?: PersonId;
  /** What was read besides; left out: for a duplicate, a request of the same child under the reference that stays. */
  readonly others?: readonly CaseState[];
}

/** The clock ticks whenever something falls due, until this time. */
export interface Wait {
  readonly until: string;
}

export type Step = Press | Wait;

/** The instant of a London time, `YYYY-MM-DD HH:MM`. */
export function london(time: string): Instant {
  const [date = '', hours = ''] = time.split(' ');
  return toInstant(fromLocal({ day: dayNumber(date), time: timeOfDay(hours) }));
}

export const untold = (at: string, facts: Facts = theFacts): Story => ({
  facts,
  events: [],
  state: undefined,
  now: london(at),
});

/** The case of a story that has begun. */
export function caseOf({ state }: Story): CaseState {
  if (state === undefined) throw new Error('Nothing was submitted yet');
  return state;
}

export const testRef = 'K7M4-RQX3';

/** What decide says to a press, without going on. */
export function answer(story: Story, press: Press): Decision {
  const command = typeof press.gives === 'function' ? press.gives(caseOf(story)) : press.gives;
  const given: Given = {
    command,
    actor: press.by === 'system' ? { kind: 'system' } : { kind: 'person', id: press.by },
    step: press.step,
    relay:
      press.relayedFor === undefined
        ? undefined
        : {
            person: press.relayedFor,
            readBackAt: timeOf(story, press),
            readBackBy: 'Dr Hyun-woo Baek-Turner',
          },
    others: press.others ?? duplicatesFor(command, story),
  };
  return decide(given, story.state, story.facts, timeOf(story, press), testRef);
}

function duplicatesFor(command: Command, { state }: Story): readonly CaseState[] | undefined {
  if (command.type !== 'join-duplicate' || state === undefined) return undefined;
  return [{ ...state, ref: command.stays }];
}

function timeOf(story: Story, { at }: Press): Instant {
  return at === undefined ? toInstant(Date.parse(story.now) + 60_000) : london(at);
}

/** Plays the steps one after another. Throws, with the sentence of the refusal, when a step is refused. */
export function play(story: Story, ...steps: readonly Step[]): Story {
  return steps.reduce(
    (so, step) => ('until' in step ? wait(so, london(step.until)) : press(so, step)),
    story,
  );
}

function press(story: Story, step: Press): Story {
  const decision = answer(story, step);
  const command = typeof step.gives === 'function' ? step.gives(caseOf(story)) : step.gives;
  if (!decision.ok) {
    throw new Error(
      `${command.type} refused (${decision.refusal.code}): ${decision.refusal.text} ${JSON.stringify(decision.refusal.fields)}`,
    );
  }
  inTable(story.state, command.type, decision.state);
  return {
    ...story,
    events: [...story.events, ...decision.events],
    state: decision.state,
    now: timeOf(story, step),
  };
}

/** Every story of every test is one that the table of transitions knows. */
function inTable(before: CaseState | undefined, type: Command['type'], after: CaseState | undefined): void {
  const wrong = after && changeNotInTable(before, type, after);
  if (wrong !== undefined) throw new Error(wrong);
}

function wait(story: Story, until: Instant): Story {
  let so = story;
  for (let ticks = 0; ticks < 1_000; ticks += 1) {
    const due = nextDue(caseOf(so), so.facts);
    if (due === undefined || due > until) return { ...so, now: latest(until, so.now) };
    const now = latest(due, so.now);
    const before = caseOf(so);
    const decision = decide(
      { command: { type: 'fall-due' }, actor: { kind: 'system' } },
      before,
      so.facts,
      now,
    );
    if (!decision.ok) throw new Error(`The clock was refused: ${decision.refusal.text}`);
    if (decision.events.length === 0)
      throw new Error('Something falls due again and again and nothing follows');
    inTable(before, 'fall-due', decision.state);
    so = { ...so, events: [...so.events, ...decision.events], state: decision.state, now };
  }
  throw new Error('The clock does not come to rest');
}

/** The refusal of a press. Throws when it was accepted. */
export function refusalOf(story: Story, step: Press): Refusal {
  const decision = answer(story, step);
  if (decision.ok) throw new Error(`accepted: ${decision.events.map((each) => each.type).join(', ')}`);
  return decision.refusal;
}

/** All events of a type, in order. */
export function eventsOf<T extends EventType>(story: Story, type: T): readonly EventOf<T>[] {
  return story.events.filter((each): each is EventOf<T> => each.type === type);
}

/** A policy in three words: given what happened, when somebody gives a command, then this follows. */
export function given(story: Story) {
  return {
    when: (step: Press) => ({
      /** The types of the events that follow; and the case moves to the status, where one is given. */
      follows: (types: readonly EventType[], status?: CaseState['stage']['status']) => {
        const decision = answer(story, step);
        expect(decision.ok ? decision.events.map((each) => each.type) : decision.refusal.text).toEqual(types);
        if (decision.ok && status !== undefined) expect(decision.state?.stage.status).toBe(status);
      },
      isRefused: (code: Refusal['code'], text: RegExp, field?: string) => {
        const refusal = refusalOf(story, step);
        expect([refusal.code, refusal.text]).toEqual([code, expect.stringMatching(text)]);
        if (field !== undefined) expect(Object.keys(refusal.fields)).toContain(field);
      },
    }),
  };
}
