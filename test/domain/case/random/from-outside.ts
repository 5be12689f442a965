import type { Command } from '../../../../src/domain/asked/commands';
import { type CaseState, isTerminal } from '../../../../src/domain/case/state';
import { decide } from '../../../../src/domain/decide/decide';
import { indexDirectory } from '../../../../src/domain/directory/lookup';
import { remindersFromText } from '../../../../src/domain/process/due/reminders-from-text';
import { latest } from '../../../../src/domain/process/open/matter';
import { daysBefore } from '../../../../src/domain/rules/age';
import {
  dayNumber,
  fromLocal,
  londonDate,
  timeOfDay,
  toInstant,
} from '../../../../src/domain/rules/london-time';
import { aCommand } from '../../../builders/core/a-command';
import type { RequestWishes } from '../../../builders/core/a-request';
import { changedDirectory } from '../../../builders/core/changing-directory';
import type { Dice } from '../../../builders/core/dice';
import { who } from '../../../builders/core/people';
import { caseOf, type Press, play } from '../../../builders/core/play';
import { someRequest } from '../../../builders/core/random-player';
import { aCaseAt, castFor } from '../../../builders/core/ways';
import { goOn, mustMoveOn, type Run, send } from './random-run';

/** What happens to a case without a press on it: another directory, calendar, day, and other requests about the child. */

const system = { kind: 'system' } as const;
const another = 'T2HW-9CDK';

/** Another directory is imported; whoever has left and come, somebody can act once the clock has looked, or before. */
export function importDirectory(run: Run, dice: Dice): void {
  const { directory } = changedDirectory(dice, run.facts.directory.directory, londonDate(run.now));
  run.facts = { ...run.facts, directory: indexDirectory(directory) };
  const looks = { command: { type: 'fall-due' }, actor: system } as const;
  const decision = decide(looks, run.state, run.facts, run.now);
  mustMoveOn({ ...run, state: (decision.ok ? decision.state : undefined) ?? run.state }, 'an import');
}

/** A bank holiday is proclaimed or taken back, and the working day of every organisation becomes another one. */
export function changeCalendar(run: Run, dice: Dice): void {
  const day = (ahead: number) => daysBefore(londonDate(run.now), -dice.roll(ahead));
  const division = { added: [day(12)], removed: [day(40)] };
  const bankHolidays = { 'england-and-wales': division, scotland: division };
  const reminders = remindersFromText(JSON.stringify({ bankHolidays }));
  const [from, to] = dice.pick(['09:00-17:00', '08:00-16:00', '10:30-18:30']).split('-');
  const workingHours = { from: from ?? '', to: to ?? '' };
  const { directory } = run.facts.directory;
  const organisations = directory.organisations.map((each) => ({ ...each, workingHours }));
  run.facts = { directory: indexDirectory({ ...directory, organisations }), reminders };
}

/** Midnight has passed, and the clock has not looked yet. */
export function passMidnight(run: Run, days: number): void {
  const next = daysBefore(londonDate(run.now), -1 - days);
  const begins = toInstant(fromLocal({ day: dayNumber(next), time: timeOfDay('00:01') }));
  run.now = latest(run.now, begins);
}

/** The same reference, or another one without and with a number. */
const wishes: readonly Partial<RequestWishes>[] = [
  { localReference: 'MRD-00417' },
  { localReference: 'another' },
  { localReference: 'another', nhsNumber: '9991725008' },
];
const press = (by: string, type: 'hold' | 'record-death' | 'undo-death'): Press => ({
  by,
  gives: aCommand(type),
});
const death = press(who.coordinator, 'record-death');
const later: readonly (readonly Press[])[] = [
  [],
  [press(who.safeguardingLead, 'hold')],
  [death],
  [death, press(who.clinicalLead, 'undo-death')],
];

/** Another request, certainly or perhaps about the same child, as it might be: held, ended by a death, or neither. */
function anotherRequest({ state }: Run, dice: Dice): CaseState {
  const { kind, request } = state;
  const born = { dateOfBirth: request.child.dateOfBirth, ...dice.pickAny(wishes) };
  const story = aCaseAt('inviting', dice.roll(3) > 0 ? kind : 'critical-friend', castFor(kind), born);
  return { ...caseOf(play(story, ...(dice.pickAny(later) ?? []))), ref: another };
}

/** The case hears of another request, takes it in, or is joined to it. */
export function meetAnother(run: Run, dice: Dice): void {
  const others = [anotherRequest(run, dice)];
  const { state, facts, now } = run;
  const does = dice.pick<Command>([
    aCommand('note-other-request', { ref: another })(state),
    aCommand('note-other-request', { ref: another })(state),
    aCommand('take-in-duplicate', { ref: another })(state),
    aCommand('join-duplicate', { stays: another })(state),
  ]);
  const joins = does.type === 'join-duplicate';
  const actor = joins ? ({ kind: 'person', id: who.coordinator } as const) : system;
  goOn(run, decide({ command: does, actor, others }, state, facts, now), does.type, does.type);
}

/** A linked request is started and sent: the run goes on with it, and whoever gave an opinion here is barred there. */
export function startLinked(run: Run, dice: Dice): void {
  const { state, facts, now } = run;
  // A request that was itself linked has that reference already: the next one has another.
  const newRef = state.ref === 'T2HW-9CDF' ? 'T2HW-9CDH' : 'T2HW-9CDF';
  const command = aCommand('start-linked-request', { newRef })(state);
  const starts = { command, actor: { kind: 'person', id: state.requester } as const };
  const decision = decide(starts, state, facts, now);
  if (!decision.ok) return;
  goOn(run, decision, command.type, command.type);
  const inDays = daysBefore(londonDate(now), -30);
  const linkedFrom = { ref: state.ref, barred: [], whatIsNew: 'A new scan.', earlierOpinions: 0 };
  const { child } = run.state.request;
  const dates = { neededBy: [inDays], born: [child.dateOfBirth] } as const;
  const { command: sends } = someRequest(dice, dates, linkedFrom);
  const actor = { kind: 'person', id: state.requester } as const;
  const linked = send({ command: sends, actor, others: [run.state] }, facts, now, newRef);
  if (linked === undefined || isTerminal(linked.state)) return;
  const gave = run.state.candidates.filter(({ id }) =>
    run.state.opinions.some(({ reviewer }) => reviewer === id),
  );
  const barred = linked.state.linkedFrom?.barred ?? [];
  const free = gave.find(({ person }) => !barred.includes(person));
  if (free !== undefined) throw new Error(`I2: ${free.person} gave an opinion and may be asked again`);
  Object.assign(run, linked);
}
