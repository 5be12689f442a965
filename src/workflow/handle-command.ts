import type { CaseRef, Instant } from '../domain/case/ids';
import { movesIn } from '../domain/case/moves';
import { type CaseState, isTerminal } from '../domain/case/state';
import type { CaseEvent } from '../domain/case/stored/events';
import type { Child } from '../domain/case/stored/request';
import { stubOf } from '../domain/case/stored/stub';
import { decide, type Given } from '../domain/decide/decide';
import { hasTakenIn } from '../domain/decide/other-requests/take-in';
import type { Refusal } from '../domain/decide/refusals';
import type { DirectoryIndex } from '../domain/directory/lookup';
import { dueEntry } from '../domain/process/due/pending';
import { noticesFor } from '../domain/process/notices';
import type { Facts } from '../domain/process/open/facts';
import { everybodyOn } from '../domain/process/people/people-on-case';
import { waitedFor } from '../domain/process/people/waited-for';
import type { DirectoryCache } from './directory-cache';
import { answerToSaved } from './may-be-saved';
import type { CaseClock, CaseStore, Change, Mint, PressKey, PressRead, UsedDraft } from './ports/case-ports';
import type { Ledger } from './ports/delivery-ports';
import { type Others, othersFor } from './read-others';
import { unsentInvitations } from './unsent-invitations';

/**
 * Does one piece of work that nobody waits for, so that it can be told from others: a case that is ticked, or one person's
 * card that is brought up to date. Never content.
 */
export type Watched = (kind: 'tick' | 'delivery', ref: CaseRef, work: () => Promise<void>) => Promise<void>;

export interface CommandShell {
  readonly cases: CaseStore;
  readonly directory: DirectoryCache;
  readonly clock: CaseClock;
  readonly mint: Mint;
  /** Where it is told what has gone out to whom; left out: nobody's invitation is known to be on its way still. */
  readonly ledger?: Ledger;
  /** Keyed digests, of which requests about the same child have one in common (see {@link Change.sameChild}). */
  readonly sameChild: (child: Child, directory: DirectoryIndex) => readonly string[];
  /** Called after a commit: there may be something to deliver. */
  readonly committed: () => void;
  /** Waits some milliseconds of machine time. */
  readonly pause: (milliseconds: number) => Promise<void>;
  /** Told of a case that does not open where others are read with it, and goes on without; left out: nobody is. */
  readonly damaged?: ((ref: CaseRef, error: unknown) => void) | undefined;
  /** Left out: nobody watches. */
  readonly watched?: Watched | undefined;
  /** Where people reach the bot's own pages, without a slash at the end; left out or undefined: nothing can be printed. */
  readonly publicUrl?: (() => string | undefined) | undefined;
  /** The id in Teams' catalogue of the app whose tab is served; left out or undefined: there is no tab. */
  readonly tabApp?: string | undefined;
}

export const unwatched: Watched = (_kind, _ref, work) => work();

export interface CommandRequest {
  readonly given: Given;
  /** The case, or the reference that a submission should claim; a submission without one gets a minted one. */
  readonly ref: CaseRef | undefined;
  readonly press?: PressKey | undefined;
  readonly usedDraft?: UsedDraft | undefined;
  /** What was read already for this press; read here when left out. */
  readonly read?: PressRead | undefined;
}

export type Handled =
  | {
      readonly kind: 'done';
      readonly state: CaseState;
      readonly events: readonly CaseEvent[];
      readonly facts: Facts;
    }
  /** Nothing to do: the clock found nothing due, or the press was a repeat. */
  | {
      readonly kind: 'unchanged';
      readonly state: CaseState | undefined;
      readonly facts: Facts;
      readonly repeat: boolean;
    }
  /** The request with this very reference was sent before, from another device or by another person. */
  | { readonly kind: 'sent-before'; readonly state: CaseState; readonly facts: Facts }
  /** Another device has saved, sent or discarded the draft that was to be sent. */
  | { readonly kind: 'draft-moved'; readonly state: CaseState | undefined; readonly facts: Facts }
  | {
      readonly kind: 'refused';
      readonly refusal: Refusal;
      readonly state: CaseState | undefined;
      readonly facts: Facts;
    };

const tries = 8;

/**
 * The one path every change takes: read, decide, commit. On a conflict it reads and decides again, a few times with
 * jitter. A press costs one read and one write.
 * Throws StoreUnavailable when the store is away, and an Error with code `contended` when others keep winning.
 */
export async function handleCommand(shell: CommandShell, request: CommandRequest): Promise<Handled> {
  let { read } = request;
  for (let attempt = 0; attempt < tries; attempt += 1) {
    if (attempt > 0) await shell.pause(Math.random() * 15 * 2 ** attempt);
    read ??= await readAgain(shell, request, attempt > 0);
    const facts = await shell.directory.at(read.directoryVersion);
    if (read.duplicate) return { kind: 'unchanged', state: read.state, facts, repeat: true };
    const submission = request.given.command.type === 'submit';
    if (submission && request.ref !== undefined && read.state !== undefined)
      return { kind: 'sent-before', state: read.state, facts };
    const before = submission ? undefined : read.state;
    const now = notBefore(shell.clock.now(), before);
    // A minted reference that is taken is replaced by another one.
    const ref = submission ? (request.ref ?? shell.mint.caseRef()) : request.ref;
    const others = await othersFor(shell, request.given.command, ref, before, facts.directory);
    const unsent = await unsentInvitations(shell.ledger, request.given.command, before, facts, now);
    const given = { ...request.given, others: others.states, told: read.told, unsent };
    const decision = decide(given, before, facts, now, ref);
    if (!decision.ok) return { kind: 'refused', refusal: decision.refusal, state: read.state, facts };
    if ((await firstTakesIn(shell, given, before)) === 'done') {
      read = undefined;
      continue;
    }
    const { events, state } = decision;
    if (events.length === 0 || state === undefined)
      return { kind: 'unchanged', state: before, facts, repeat: false };
    const result = await shell.cases.commit(
      changeOf(request, before, { state, events }, others, facts, now, shell),
    );
    if (result.kind === 'committed') {
      shell.committed();
      return { kind: 'done', state, events, facts };
    }
    if (result.kind === 'duplicate') {
      const latest = await answerToSaved(() => shell.cases.readCase(state.ref));
      return { kind: 'unchanged', state: latest ?? before, facts, repeat: true };
    }
    if (result.kind === 'draft-moved') return { kind: 'draft-moved', state: before, facts };
    read = undefined;
  }
  throw Object.assign(new Error('Others kept changing this case'), { code: 'contended' });
}

/**
 * The request that stays takes in what a duplicate carries before the duplicate ends, in a commit of its own (see
 * `hasTakenIn`): the join is then decided anew, on both as they are.
 */
async function firstTakesIn(
  shell: CommandShell,
  { command, others = [] }: Given,
  before: CaseState | undefined,
): Promise<'done' | undefined> {
  if (command.type !== 'join-duplicate' || before === undefined) return undefined;
  const [stays] = others;
  if (stays === undefined || hasTakenIn(stays, before)) return undefined;
  const takesIn = { type: 'take-in-duplicate', ref: before.ref } as const;
  await handleCommand(shell, { given: { command: takesIn, actor: { kind: 'system' } }, ref: stays.ref });
  return 'done';
}

/**
 * Whether requests about the same child must find it: while it is open, held, or ended by a death; and while an advocate or
 * a GP may open it, for whom a hold or a death elsewhere shuts it (process page §4b, I8).
 */
function concernsOthers(state: CaseState): boolean {
  const opensToFamilySide = state.members.some(
    ({ as, until }) => until === undefined && (as === 'advocate' || as === 'gp'),
  );
  return (
    !isTerminal(state) ||
    state.hold !== undefined ||
    state.stage.status === 'closed-death' ||
    opensToFamilySide
  );
}

function readAgain(
  shell: CommandShell,
  { given, ref, press }: CommandRequest,
  again: boolean,
): Promise<PressRead> {
  return shell.cases.readPress({ person: actorId(given), ref, press, again });
}

/** Case time is never before the case's last event. */
function notBefore(now: Instant, state: CaseState | undefined): Instant {
  return state !== undefined && state.lastEventAt > now ? state.lastEventAt : now;
}

function actorId({ actor }: Given): string {
  return actor.kind === 'person' ? actor.id : 'system';
}

function changeOf(
  request: CommandRequest,
  before: CaseState | undefined,
  { state, events }: { readonly state: CaseState; readonly events: readonly CaseEvent[] },
  others: Others,
  facts: Facts,
  now: Instant,
  shell: CommandShell,
): Change {
  return {
    ref: state.ref,
    expectedVersion: before?.version ?? 0,
    state,
    events,
    due: dueEntry(state, facts),
    press: request.press,
    notices: noticesFor(events, before, state, facts, now),
    people: everybodyOn(state, facts, now),
    waitsFor: waitedFor(state, facts, now),
    usedDraft: request.usedDraft,
    sameChild: concernsOthers(state) ? shell.sameChild(state.request.child, facts.directory) : undefined,
    othersAbout: others.about,
    restsOn: others.restsOn,
    stub: stubOf(state, facts.directory),
    moves: movesIn(before, events),
  };
}
