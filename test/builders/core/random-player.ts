import type { Command, CommandOf, CommandType } from '../../../src/domain/asked/commands';
import type { OpenStatus } from '../../../src/domain/case/stage';
import type { CaseState } from '../../../src/domain/case/state';
import { isTerminal } from '../../../src/domain/case/state';
import type { Facts } from '../../../src/domain/process/open/facts';
import { everybodyOn, rolesOf } from '../../../src/domain/process/people/people-on-case';
import { turnOf } from '../../../src/domain/process/people/turn-of';
import { lifecycle } from '../../../src/domain/process/tables/lifecycle';
import { aCommand, commandTypes, submission } from './a-command';
import { anyCommand } from './any-command';
import { onwards } from './can-move-on';
import type { Dice } from './dice';
import { who } from './people';

/** A case at a moment, as whoever plays it sees it. */
export interface Moment {
  readonly state: CaseState;
  readonly facts: Facts;
  readonly now: string;
}

/** Who is to press: somebody whose turn it is, somebody with a part in the case, or anybody at all. */
export type Wanted = 'turn' | 'on the case' | 'anybody';

const candidates = {
  'critical-friend': [
    who.palliativeConsultant,
    who.intensivist,
    who.nurse,
    who.coordinator,
    who.coordinatorsAlternate,
    who.leadsAlternate,
    who.saltmereOncologist,
  ],
  'external-second-opinion': [
    who.saltmereOncologist,
    who.thornwickRheumatologist,
    who.cancerPanel,
    who.overseasRheumatologist,
    who.saltmereIntensivist,
    who.honoraryAtMarrowdale,
  ],
} as const;

const requesters = [
  who.oncologyDoctor,
  who.oncologist,
  who.nurse,
  who.clinicalLead,
  who.coordinator,
  who.safeguardingLead,
  who.oncologysDeputy,
] as const;

/** Where a random request leaves off what chance decides. */
export interface Dates {
  readonly neededBy: readonly [string, ...string[]];
  readonly born: readonly [string, ...string[]];
}

/** Somebody asks for something: who, and the whole request as intake would take it. */
export function someRequest(
  dice: Dice,
  { neededBy, born }: Dates,
  linkedFrom?: CommandOf<'submit'>['linkedFrom'],
): { readonly requester: string; readonly command: Command } {
  const kind = dice.pick(['critical-friend', 'external-second-opinion', 'external-second-opinion']);
  const pool = candidates[kind].filter(() => dice.roll(3) > 0);
  const requester = dice.pick(requesters);
  const command = submission(
    {
      kind,
      namedConsultant: dice.pick([who.oncologist, who.oncologist, who.clinicalLead, who.leadsAlternate]),
      team: [who.nurse, who.coordinatorsAlternate, who.safeguardingAlternate].filter(
        () => dice.roll(3) === 0,
      ),
      ...(dice.roll(3) > 0 ? { familyAdvocate: who.advocate, gp: who.gp } : {}),
      suggestedBy: dice.pick(['family', 'team']),
      urgency: dice.pick(['urgent', 'soon', 'routine']),
      neededBy: dice.pick(neededBy),
      dateOfBirth: dice.pick(born),
      candidates: pool.slice(0, dice.roll(5)),
    },
    linkedFrom,
  );
  return { requester, command };
}

/** Somebody of those wanted; where it is nobody's turn, somebody with a part in the case. */
export function somebody({ state, facts, now }: Moment, wanted: Wanted, dice: Dice): string {
  const { people } = turnOf(state, facts, now);
  if (wanted === 'turn' && people.length > 0) return dice.pickAny(people) ?? who.stranger;
  if (wanted === 'anybody') return dice.pickAny(facts.directory.directory.people)?.id ?? who.stranger;
  return dice.pickAny(everybodyOn(state, facts, now)) ?? who.stranger;
}

/** Mostly what the person's roles allow at this step, often what moves it on; sometimes anything at all. */
export function someCommandType({ state, facts, now }: Moment, person: string, dice: Dice): CommandType {
  if (dice.roll(6) === 0) return dice.pickAny(commandTypes) ?? 'comment';
  const roles = rolesOf(state, facts, person, now);
  const allowed = Object.values(lifecycle).filter(
    (row) =>
      row.from !== 'nothing' &&
      row.from.includes(state.stage.status) &&
      row.by.some((role) => roles.has(role)),
  );
  // Endings would cut most runs short.
  const ending = ['record-death', 'withdraw', 'join-duplicate', 'uphold'];
  const going = dice.roll(6) === 0 ? allowed : allowed.filter((row) => !ending.includes(row.command));
  const gates = going.filter((row) => row.gate !== 'no');
  return (dice.pickAny(dice.roll(2) === 0 && gates.length > 0 ? gates : going) ?? lifecycle.comment).command;
}

/** Somebody whose turn it is, and what takes the case on; undefined where it is over or the choice is no whole command. */
export function someWayOn(
  moment: Moment,
  dice: Dice,
): { readonly person: string; readonly command: Command } | undefined {
  const { state, now } = moment;
  if (isTerminal(state)) return undefined;
  const person = somebody(moment, 'turn', dice);
  const type = dice.pickAny(onwards[state.stage.status as OpenStatus]) ?? 'comment';
  const command = dice.roll(2) === 0 ? aCommand(type)(state) : anyCommand(type, state, person, now, dice);
  return command === undefined ? undefined : { person, command };
}

/** The step that a card shows to this person now. */
export function presentStep({ state }: Pick<Moment, 'state'>, command: Command, person: string): number {
  if (lifecycle[command.type].gate !== 'invitation') return state.step;
  return state.candidates.find((each) => each.person === person)?.step ?? 0;
}
