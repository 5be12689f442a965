import type { Command } from '../../src/domain/asked/commands';
import { isTerminal } from '../../src/domain/case/state';
import { openMatches } from '../../src/domain/process/open/open-matches';
import { peopleIn } from '../../src/domain/process/people/whom';
import type { Role } from '../../src/domain/process/tables/lifecycle';
import { aCommand } from '../builders/core/a-command';
import type { Dice } from '../builders/core/dice';
import type { Moment } from '../builders/core/random-player';

/** What is done rarely and matters much: somebody with the role does it. */
export interface Deed {
  readonly person: string;
  readonly command: Command;
}

type Find = (moment: Moment, dice: Dice) => readonly [Role, Command] | undefined;

const joins: Find = ({ state }, dice) => {
  const match = dice.pickAny(state.matches ?? []);
  return match && ['coordinator', aCommand('join-duplicate', { stays: match.ref })(state)];
};
const decides: Find = ({ state }, dice) => {
  const match = dice.pickAny(openMatches(state));
  if (match === undefined) return undefined;
  const { initials, dateOfBirth } = state.request.child;
  const verdict = dice.pick(['same', 'another']);
  const role = match.why === 'held' ? 'safeguarding-lead' : 'coordinator';
  return [role, aCommand('decide-match', { ref: match.ref, verdict, initials, dateOfBirth })(state)];
};
const records: Find = ({ state }) => {
  const { initials, dateOfBirth } = state.request.child;
  return ['acting-consultant', aCommand('record-death', { initials, dateOfBirth })(state)];
};
const undoes: Find = ({ state }) => ['clinical-lead', aCommand('undo-death')(state)];
const holds: Find = ({ state }) => [
  'safeguarding-lead',
  aCommand(state.hold === undefined ? 'hold' : 'lift-hold')(state),
];
const links: Find = ({ state }, dice) => [
  dice.pick(['requester', 'acting-consultant']),
  aCommand('start-linked-request', { kind: dice.pick(['external-second-opinion', 'critical-friend']) })(
    state,
  ),
];
const handsOver: Find = ({ state, facts }, dice) => {
  if (state.handOver !== undefined) return ['incoming-consultant', aCommand('accept-hand-over')(state)];
  const to = dice.pickAny(facts.directory.directory.people.filter(({ grade }) => grade === 'consultant'));
  return to && ['acting-consultant', aCommand('propose-hand-over', { to: to.id })(state)];
};
const grownUp: Find = ({ state }) =>
  state.awaitingYoungAdult ? ['acting-consultant', aCommand('record-young-adult-wishes')(state)] : undefined;
const supports: Find = ({ state }) => ['clinical-lead', aCommand('support-third-opinion')(state)];

/** One of them, where the case is such that it may happen now. */
export function someDeed(moment: Moment, dice: Dice): Deed | undefined {
  const { state, facts, now } = moment;
  const { status } = state.stage;
  const late = ['resolution', 'closing', 'closed'].includes(status);
  const can: readonly Find[] = [
    ...(status === 'closed-death' ? [undoes, undoes] : []),
    ...(isTerminal(state) ? [] : [joins, joins, decides, decides, holds, handsOver, grownUp]),
    ...(isTerminal(state) || dice.roll(4) > 0 ? [] : [records]),
    ...(state.hold !== undefined ? [holds] : []),
    ...(late ? [links, links, links, links, supports] : []),
  ];
  const found = dice.pickAny(can)?.(moment, dice);
  if (found === undefined) return undefined;
  const [role, command] = found;
  const person = dice.pickAny(peopleIn(role, state, facts, now));
  return person === undefined ? undefined : { person, command };
}
