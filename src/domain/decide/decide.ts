import type { Command, CommandType } from '../asked/commands';
import { evolve } from '../case/evolve';
import { hasMoreToDo } from '../case/filed-away';
import type { CaseRef, Instant, PersonId } from '../case/ids';
import type { CaseState } from '../case/state';
import type { CaseEvent, EventActor, EventBody } from '../case/stored/events';
import { pendingOn } from '../process/due/pending';
import type { Facts } from '../process/open/facts';
import { asNow, followDirectory, underPresentIds } from '../process/people/by-directory';
import { partsMoved, toldAt } from '../process/people/parts-moved';
import type { Role } from '../process/tables/lifecycle';
import { consequence } from './consequences';
import type { Context, Handlers } from './context';
import { aboutChild } from './decisions/about-child';
import { bodies } from './decisions/bodies';
import { clock } from './decisions/clock';
import { family } from './decisions/family';
import { invitations } from './decisions/invitations';
import { ongoing } from './decisions/ongoing';
import { opinion } from './decisions/opinion';
import { otherWays } from './decisions/other-ways';
import { people } from './decisions/people';
import { review } from './decisions/review';
import { safeguarding } from './decisions/safeguarding';
import { decideSubmit } from './decisions/submit';
import { testing } from './decisions/testing';
import { withheldNames } from './decisions/withheld-names';
import { doneOnProblem } from './done-on';
import { entitle } from './entitle';
import type { Given } from './given';
import { isRefusal, type Refusal, unknownCase } from './refusals';

export type { Given } from './given';

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
  ...withheldNames,
  ...testing,
  ...bodies,
  ...otherWays,
  ...aboutChild,
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
    if (state !== undefined || actor.kind !== 'person' || mintedRef === undefined)
      return refused(unknownCase);
    const others = given.others?.map((each) => underPresentIds(each, facts));
    const outcome = decideSubmit(command, actor.id, facts, now, mintedRef, others);
    return isRefusal(outcome)
      ? refused(outcome)
      : settle(outcome, undefined, facts, now, signature(given, facts, 'requester'), others);
  }
  if (state === undefined) return refused(unknownCase);
  const followed = followDirectory(state, facts, notBefore(now, state));
  const entitled = entitle(given, followed.state, facts, now);
  if (isRefusal(entitled)) return refused(entitled);
  const { context: without, before, role } = entitled;
  const others = given.others?.map((each) => underPresentIds(each, facts));
  const context: Context = { ...without, others, unsent: given.unsent };
  const handler = handlers[command.type] as (
    command: Command,
    context: Context,
  ) => readonly EventBody[] | Refusal;
  const outcome = handler(command, context);
  if (isRefusal(outcome)) return refused(outcome);
  const notDone = doneOnProblem(command, state, now);
  if (notDone !== undefined) return refused(notDone);
  const said = signature(given, facts, role);
  const first = [...followed.bodies, ...movedMeanwhile(given, followed.state, facts, now)];
  return settle([...before, ...outcome], state, facts, now, said, others, first);
}

/**
 * Whose parts have changed without a press since the case was last written: said with whatever is written next, and by the
 * clock on the day (process page §2).
 */
function movedMeanwhile(
  { command, told }: Given,
  state: CaseState,
  facts: Facts,
  now: Instant,
): readonly EventBody[] {
  if (!hasMoreToDo(state)) return [];
  const dueNow =
    command.type === 'fall-due' &&
    pendingOn(state, facts).some(({ what, at }) => what.kind === 'parts' && at <= now);
  if (told === undefined && !dueNow) return [];
  const known = told ?? toldAt(state, facts, state.lastEventAt);
  const moved = partsMoved(state, facts, notBefore(now, state), known);
  if (moved !== undefined) return [moved];
  // The day is over all the same: it is not looked at again.
  return dueNow ? [{ type: 'parts-changed', gained: [], lost: [], asked: [] }] : [];
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
  const entitled = entitle({ ...given, command: { type } }, asNow(state, facts, now), facts, now);
  return isRefusal(entitled) ? entitled : undefined;
}

const refused = (refusal: Refusal): Decision => ({ ok: false, refusal });

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
    relayedFor: relay && signedFor(relay, nameOf(relay.person)),
  };
}

function signedFor(
  { person, readBackAt, readBackBy }: NonNullable<Given['relay']>,
  name: string,
): NonNullable<CaseEvent['relayedFor']> {
  return { id: person, name, readBackAt, ...(readBackBy === undefined ? {} : { readBackBy }) };
}

/** Case time is never before the case's last event. */
function notBefore(now: Instant, state: CaseState | undefined): Instant {
  return state !== undefined && state.lastEventAt > now ? state.lastEventAt : now;
}

/**
 * Numbers and dates the events, folds them, and adds what follows by itself: debts, clearance, the next invitation.
 * @param first what the directory changed before anything was decided
 */
function settle(
  bodies: readonly EventBody[],
  before: CaseState | undefined,
  facts: Facts,
  now: Instant,
  by: Signature,
  others: readonly CaseState[] = [],
  first: readonly EventBody[] = [],
): Decision {
  const at = notBefore(now, before);
  const events: CaseEvent[] = [];
  let state = before;
  const add = (body: EventBody, { actor, relayedFor }: Signature) => {
    const seq = (state?.version ?? 0) + 1;
    const event = {
      ...body,
      seq,
      at,
      actor,
      ...(relayedFor === undefined ? {} : { relayedFor }),
    } as CaseEvent;
    events.push(event);
    state = evolve(state, event);
  };
  const system: Signature = { actor: { kind: 'system' }, relayedFor: undefined };
  for (const body of first) add(body, system);
  for (const body of bodies) add(body, by);
  for (let next = consequence(events, before, state, facts, at, others); next.length > 0; ) {
    for (const body of next) add(body, system);
    next = consequence(events, before, state, facts, at, others);
  }
  return { ok: true, events, state };
}
