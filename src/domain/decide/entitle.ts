import type { CommandType } from '../asked/commands';
import type { Instant, PersonId } from '../case/ids';
import { type CaseState, reviewerOf } from '../case/state';
import type { EventBody } from '../case/stored/events';
import type { Facts } from '../process/open/facts';
import { mayTakeOver } from '../process/people/people-on-case';
import { lookingRoles, visibleParts } from '../process/people/who-sees';
import { lifecycle, type Role, type Row, relayable } from '../process/tables/lifecycle';
import { conditions } from './conditions';
import type { Context } from './context';
import { describeNotNow, describeNotYours, movedOn } from './describe-refusal';
import type { Given } from './given';
import { type Refusal, refuse, unknownCase } from './refusals';

/** Only what somebody does as candidate or reviewer is entered for them (process page §7). */
const answering: readonly Role[] = ['candidate', 'reviewer'];
const notRelayed = refuse('not-allowed', 'This cannot be entered for somebody else.');

/** A reviewer never does these, whatever else they are on the case (process page I3). */
const notForReviewers: readonly CommandType[] = [
  'approve',
  'ask-for-changes',
  'object',
  'proceed',
  'uphold',
  'clear-conflict',
  'refuse-conflict',
  'acknowledge',
  'record-outcome',
  'confirm-record',
];
const reviewersWork = refuse(
  'not-allowed',
  'You hold the reviewer’s place on this request, so somebody else decides this: their colleague in the office, or the acting consultant.',
);

/** Noting that a paper was handed over makes nobody responsible for the child, least of all once the request is over. */
const takesNothingOver: readonly CommandType[] = ['record-account-given'];

/** A command before anything is typed will do: only its type, and who gives it, count here. */
type Entry = Omit<Given, 'command'> & { readonly command: { readonly type: CommandType } };

/** That the command may be given, in which role, and what the press does before it. */
export interface Entitled {
  readonly context: Context;
  /** A take-over that the press itself does (process page §4b). */
  readonly before: readonly EventBody[];
  readonly role: Role;
}

/** Checks the lifecycle's row: stranger, old card, status, role, condition; and does a take-over where that is all that is missing. */
export function entitle(given: Entry, state: CaseState, facts: Facts, now: Instant): Entitled | Refusal {
  const { command, actor } = given;
  const row = lifecycle[command.type];
  if (actor.kind === 'system') {
    if (!row.by.includes('system')) return unknownCase;
    if (!statusFits(row, state))
      return refuse('not-now', describeNotNow(command.type, state, facts, now, 'system'));
    const context: Context = { state, facts, now, by: undefined, roles: new Set<Role>(['system']) };
    return unmet(row, context) ?? { context, before: [], role: 'system' };
  }
  const relayed = given.relay && relayProblem(given.relay.person, actor.id, command.type, state, facts, now);
  if (relayed !== undefined) return relayed;
  const by = given.relay?.person ?? actor.id;
  const roles = lookingRoles(state, facts, by, now);
  const mine = given.relay === undefined ? roles : lookingRoles(state, facts, actor.id, now);
  if (roles.size === 0 || mine.size === 0) return unknownCase;
  const audience = () => ({ roles: mine, sees: visibleParts(state, facts, actor.id, now) });
  if (isOld(row, given.step, by, state)) return refuse('stale', movedOn(state, facts, now, audience()));
  if (!statusFits(row, state))
    return refuse('not-now', describeNotNow(command.type, state, facts, now, audience()));
  const role = row.by.find(
    (each) => roles.has(each) && (given.relay === undefined || answering.includes(each)),
  );
  if (role !== undefined) {
    const judge = notForReviewers.includes(command.type) && reviewerOf(state)?.person === by;
    const context: Context = { state, facts, now, by, roles };
    return judge ? reviewersWork : (unmet(row, context) ?? { context, before: [], role });
  }
  if (given.relay !== undefined) return notRelayed;
  return (
    takeOverAndAct(row, by, roles, state, facts, now) ??
    refuse('not-yours', describeNotYours(row, state, facts, now, audience()))
  );
}

function statusFits(row: Row, state: CaseState): boolean {
  return row.from !== 'nothing' && row.from.includes(state.stage.status);
}

/** A gate press for another step is old; an invitation is a step of its own (process page I10). */
function isOld(row: Row, step: number | undefined, by: PersonId, state: CaseState): boolean {
  if (step === undefined || row.gate === 'no') return false;
  if (row.gate === 'case') return step !== state.step;
  const own = state.candidates.filter((each) => each.person === by);
  const asked = own.find((each) => ['invited', 'lapsed', 'reserve'].includes(each.standing)) ?? own.at(-1);
  return asked !== undefined && asked.step !== step;
}

/** Pressing a button of the acting consultant when entitled to take over does both in one commit (process page §4b). */
function takeOverAndAct(
  row: Row,
  by: PersonId,
  roles: ReadonlySet<Role>,
  state: CaseState,
  facts: Facts,
  now: Instant,
): Entitled | Refusal | undefined {
  if (takesNothingOver.includes(row.command)) return undefined;
  const consultants = row.by.includes('acting-consultant') || row.by.includes('approver');
  const as = consultants ? mayTakeOver(state, facts, by, now) : undefined;
  if (as === undefined) return undefined;
  const reason = 'Acted while entitled to take over.';
  const after: CaseState = { ...state, actingConsultant: by, actingAs: as };
  const context: Context = {
    state: after,
    facts,
    now,
    by,
    roles: new Set<Role>([...roles, 'acting-consultant', 'approver']),
  };
  return (
    unmet(row, context) ?? {
      context,
      before: [{ type: 'taken-over', by, as, reason }],
      role: 'acting-consultant',
    }
  );
}

/** What the row asks for besides step and role, where it is not so. */
function unmet({ when }: Row, context: Context): Refusal | undefined {
  return when && conditions[when](context);
}

/** Who may relay what (process page §7, I3). */
function relayProblem(
  person: PersonId,
  coordinator: PersonId,
  command: CommandType,
  state: CaseState,
  facts: Facts,
  now: Instant,
): Refusal | undefined {
  const roles = lookingRoles(state, facts, coordinator, now);
  if (roles.size === 0) return unknownCase;
  if (!roles.has('coordinator'))
    return refuse('not-yours', 'Only the coordinator enters answers for somebody else.');
  if (roles.has('requester') || roles.has('acting-consultant')) {
    return refuse(
      'not-allowed',
      'Nobody enters answers for others where they are requester or acting consultant.',
    );
  }
  if (!relayable.includes(command)) return notRelayed;
  return lookingRoles(state, facts, person, now).size === 0
    ? refuse('not-now', 'This person is not asked on this request now.')
    : undefined;
}
