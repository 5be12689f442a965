import { effects } from '../process/effects';
import { lifecycle, relayable, type Role, type Row } from '../process/lifecycle';
import { type Facts, mayTakeOver } from '../process/people-on-case';
import { lookingRoles } from '../process/visibility';
import type { Command, CommandType } from './commands';
import { type Context, type Handlers, nextId } from './context';
import { clock } from './decisions/clock';
import { family } from './decisions/family';
import { invitations, nextCandidate } from './decisions/invitations';
import { ongoing } from './decisions/ongoing';
import { opinion } from './decisions/opinion';
import { people, releaseIfDependent } from './decisions/people';
import { review } from './decisions/review';
import { safeguarding } from './decisions/safeguarding';
import { decideSubmit } from './decisions/submit';
import { describeNotNow, describeNotYours, movedOn } from './describe-refusal';
import type { CaseEvent, EventActor, EventBody } from './events';
import { evolve } from './evolve';
import type { CaseRef, Instant, PersonId } from './ids';
import { isRefusal, type Refusal, refuse, unknownCase } from './refusals';
import { type CaseState, isTerminal, reviewerOf } from './state';

/** A command with who gives it: the envelope comes from the shell, never from the card. */
export interface Given {
  readonly command: Command;
  readonly actor: { readonly kind: 'person'; readonly id: PersonId } | { readonly kind: 'system' };
  /** The step that the card showed; undefined for presses without a card (process page I10). */
  readonly step?: number | undefined;
  /** The coordinator enters it for somebody (process page §7). */
  readonly relay?: { readonly person: PersonId; readonly readBackAt: string } | undefined;
}

export type Decision =
  | { readonly ok: true; readonly events: readonly CaseEvent[]; readonly state: CaseState | undefined }
  | { readonly ok: false; readonly refusal: Refusal };

const handlers: Handlers<Exclude<CommandType, 'submit'>> = {
  ...review,
  ...family,
  ...invitations,
  ...opinion,
  ...ongoing,
  ...people,
  ...safeguarding,
  ...clock,
};

/**
 * Decides what a command does to a case: events, or a refusal in plain English with nothing changed. Pure: all that
 * it knows comes in, the time too.
 * @param state the case, or undefined before its submission
 * @param now case time, never before the case's last event
 * @param mintedRef the reference a submission claims
 */
export function decide(
  given: Given,
  state: CaseState | undefined,
  facts: Facts,
  now: Instant,
  mintedRef?: CaseRef,
): Decision {
  const { command, actor } = given;
  if (command.type === 'submit') {
    if (state !== undefined || actor.kind !== 'person' || mintedRef === undefined) return refused(unknownCase);
    const outcome = decideSubmit(command, actor.id, facts, now, mintedRef);
    return isRefusal(outcome) ? refused(outcome) : settle(outcome, undefined, facts, now, signature(given, facts, 'requester'));
  }
  if (state === undefined) return refused(unknownCase);
  const entitled = entitle(given, state, facts, now);
  if (isRefusal(entitled)) return refused(entitled);
  const { context, before, role } = entitled;
  const handler = handlers[command.type] as (command: Command, context: Context) => readonly EventBody[] | Refusal;
  const outcome = handler(command, context);
  if (isRefusal(outcome)) return refused(outcome);
  return settle([...before, ...outcome], state, facts, now, signature(given, facts, role));
}

/**
 * Whether the person may give this command now, before anything is typed: undefined, or the refusal they would meet.
 * What must be recorded is only checked by {@link decide}.
 */
export function refusalBeforehand(
  type: CommandType,
  given: Pick<Given, 'actor' | 'step' | 'relay'>,
  state: CaseState,
  facts: Facts,
  now: Instant,
): Refusal | undefined {
  const entitled = entitle({ ...given, command: { type } }, state, facts, now);
  return isRefusal(entitled) ? entitled : undefined;
}

const refused = (refusal: Refusal): Decision => ({ ok: false, refusal });

type Entry = Omit<Given, 'command'> & { readonly command: { readonly type: CommandType } };

interface Entitled {
  readonly context: Context;
  /** A take-over that the press itself does (process page §4b). */
  readonly before: readonly EventBody[];
  readonly role: Role;
}

/** Checks the lifecycle's row: stranger, old card, status, role; and does a take-over where that is all that is missing. */
function entitle(given: Entry, state: CaseState, facts: Facts, now: Instant): Entitled | Refusal {
  const { command, actor } = given;
  const row = lifecycle[command.type];
  if (actor.kind === 'system') {
    if (!row.by.includes('system')) return unknownCase;
    if (!statusFits(row, state)) return refuse('not-now', describeNotNow(command.type, state, facts, now, 'system'));
    const context: Context = { state, facts, now, by: undefined, roles: new Set<Role>(['system']) };
    return { context, before: [], role: 'system' };
  }
  const relayed = given.relay && relayProblem(given.relay.person, actor.id, command.type, state, facts, now);
  if (relayed !== undefined) return relayed;
  const by = given.relay?.person ?? actor.id;
  const roles = lookingRoles(state, facts, by, now);
  const mine = given.relay === undefined ? roles : lookingRoles(state, facts, actor.id, now);
  if (roles.size === 0 || mine.size === 0) return unknownCase;
  if (isOld(row, given.step, by, state)) return refuse('stale', movedOn(state, facts, now, mine));
  if (!statusFits(row, state)) return refuse('not-now', describeNotNow(command.type, state, facts, now, mine));
  const role = row.by.find((each) => roles.has(each));
  if (role !== undefined) return { context: { state, facts, now, by, roles }, before: [], role };
  return takeOverAndAct(row, by, roles, state, facts, now) ?? refuse('not-yours', describeNotYours(row, state, facts, now, mine));
}

function statusFits(row: Row, state: CaseState): boolean {
  return row.from !== 'nothing' && row.from.includes(state.stage.status);
}

/** A gate press for another step is old; an invitation is a step of its own (process page I10). */
function isOld(row: Row, step: number | undefined, by: PersonId, state: CaseState): boolean {
  if (step === undefined || row.gate === 'no') return false;
  if (row.gate === 'case') return step !== state.step;
  const own = state.candidates.filter((each) => each.person === by).at(-1);
  return own !== undefined && own.step !== step;
}

/** Pressing a button of the acting consultant when entitled to take over does both in one commit (process page §4b). */
function takeOverAndAct(
  row: Row,
  by: PersonId,
  roles: ReadonlySet<Role>,
  state: CaseState,
  facts: Facts,
  now: Instant,
): Entitled | undefined {
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
  return { context, before: [{ type: 'taken-over', by, as, reason }], role: 'acting-consultant' };
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
  if (!roles.has('coordinator')) return refuse('not-yours', 'Only the coordinator enters answers for somebody else.');
  if (roles.has('requester') || roles.has('acting-consultant')) {
    return refuse('not-allowed', 'Nobody enters answers for others where they are requester or acting consultant.');
  }
  if (!relayable.includes(command)) return refuse('not-allowed', 'This cannot be entered for somebody else.');
  return lookingRoles(state, facts, person, now).size === 0
    ? refuse('not-now', 'This person is not asked on this request now.')
    : undefined;
}

interface Signature {
  readonly actor: EventActor;
  readonly relayedFor: CaseEvent['relayedFor'];
}

function signature(given: Given, facts: Facts, role: Role): Signature {
  if (given.actor.kind === 'system') return { actor: { kind: 'system' }, relayedFor: undefined };
  const nameOf = (id: PersonId) => facts.directory.byId.get(id)?.name ?? 'somebody not in the directory';
  const { id } = given.actor;
  const { relay } = given;
  return {
    actor: { kind: 'person', id, name: nameOf(id), role: relay === undefined ? role : 'coordinator' },
    relayedFor: relay && { id: relay.person, name: nameOf(relay.person), readBackAt: relay.readBackAt },
  };
}

/** Numbers and dates the events, folds them, and adds what follows by itself: debts, clearance, the next invitation. */
function settle(
  bodies: readonly EventBody[],
  before: CaseState | undefined,
  facts: Facts,
  now: Instant,
  by: Signature,
): Decision {
  const at = before !== undefined && before.lastEventAt > now ? before.lastEventAt : now;
  const events: CaseEvent[] = [];
  let state = before;
  const add = (body: EventBody, { actor, relayedFor }: Signature) => {
    const seq = (state?.version ?? 0) + 1;
    const event = { ...body, seq, at, actor, ...(relayedFor === undefined ? {} : { relayedFor }) } as CaseEvent;
    events.push(event);
    state = evolve(state, event);
  };
  for (const body of bodies) add(body, by);
  const system: Signature = { actor: { kind: 'system' }, relayedFor: undefined };
  for (let next = consequence(events, before, state, facts, at); next !== undefined; ) {
    add(next, system);
    next = consequence(events, before, state, facts, at);
  }
  return { ok: true, events, state };
}

/** The next thing that follows by itself, if any. Each can follow only once, so this ends. */
function consequence(
  events: readonly CaseEvent[],
  before: CaseState | undefined,
  state: CaseState | undefined,
  facts: Facts,
  now: Instant,
): EventBody | undefined {
  if (state === undefined || events.length === 0 || isTerminal(state)) return undefined;
  return (
    familyTold(events, state) ??
    (before === undefined ? undefined : releaseWhereDependent(events, state, facts, now)) ??
    clearance(state) ??
    nextInvitation(state)
  );
}

/** The family is owed the news: once per kind of news while it is owed (process page §4). */
function familyTold(events: readonly CaseEvent[], state: CaseState): EventBody | undefined {
  const news = events.find(
    (each) =>
      (effects[each.type].familyTold || declaredConflict(each, state)) &&
      !state.debts.some((debt) => debt.kind === 'family-told' && debt.about === each.type) &&
      owesFamily(each, state),
  );
  return news && { type: 'debt-incurred', id: nextId('d', state), kind: 'family-told', about: news.type };
}

/** The family is told that there was a declared conflict, not what (process page §4a). */
function declaredConflict(event: CaseEvent, state: CaseState): boolean {
  if (event.type === 'conflict-refused') return true;
  if (event.type !== 'conflict-cleared') return false;
  const found = state.candidates.find((each) => each.id === event.candidate);
  return (found?.acceptance?.declared.length ?? 0) > 0;
}

/** A critical friend is asked by a colleague: only who holds responsibility is news for the family. An objection is news where the family asked. */
function owesFamily(event: CaseEvent, state: CaseState): boolean {
  if (event.type === 'objected') return state.request.people.suggestedBy === 'family';
  const responsibility = ['taken-over', 'handed-back', 'hand-over-accepted'].includes(event.type);
  return responsibility || state.kind === 'external-second-opinion';
}

const changesOfPeople = ['hand-over-accepted', 'member-added', 'deputy-set', 'requester-replaced', 'taken-over', 'corrected'];

function releaseWhereDependent(
  events: readonly CaseEvent[],
  state: CaseState,
  facts: Facts,
  now: Instant,
): EventBody | undefined {
  if (!events.some((each) => changesOfPeople.includes(each.type))) return undefined;
  return releaseIfDependent({ state, facts, now }, 'No longer independent after a change of people on the request.')[0];
}

/** Nothing declared: the system clears the conflict check at once (process page §4a, accept). */
function clearance(state: CaseState): EventBody | undefined {
  if (state.stage.status !== 'conflict-check') return undefined;
  const reviewer = reviewerOf(state);
  if (reviewer?.acceptance === undefined || reviewer.acceptance.declared.length > 0) return undefined;
  return { type: 'conflict-cleared', candidate: reviewer.id };
}

/** One at a time: the next is asked as soon as nobody is, and an exhausted list is said at once (process page §4a). */
function nextInvitation(state: CaseState): EventBody | undefined {
  if (state.stage.status !== 'inviting') return undefined;
  if (state.candidates.some((each) => each.standing === 'invited')) return undefined;
  const next = nextCandidate(state.candidates);
  if (next !== undefined) return { type: 'candidate-invited', candidate: next.id };
  return state.exhaustedAt === undefined ? { type: 'list-exhausted' } : undefined;
}
