import type { CaseRef, PersonId } from '../../src/domain/case/ids';
import type { Status } from '../../src/domain/case/stage';
import type { CaseState } from '../../src/domain/case/state';
import type { Kind } from '../../src/domain/case/stored/request';
import type { Given } from '../../src/domain/decide/decide';
import { identitiesOf } from '../../src/domain/decide/other-requests/same-child';
import { inventedDirectory } from '../../src/domain/directory/invented/invented-directory';
import type { Directory, Person } from '../../src/domain/directory/schema';
import { deliver } from '../../src/workflow/delivery/deliver';
import { createDirectoryCache } from '../../src/workflow/directory-cache';
import { type CommandRequest, type Handled, handleCommand } from '../../src/workflow/handle-command';
import type { CaseStore } from '../../src/workflow/ports/case-ports';
import type { LedgerRow } from '../../src/workflow/ports/delivery-ports';
import { noLimits, type TeamsLimits } from '../../src/workflow/ports/throttle-port';
import type { BackgroundShell } from '../../src/workflow/ticking/background';
import { FakeCaseClock } from '../fakes/fake-case-clock';
import { FakeMessenger } from '../fakes/fake-messenger';
import { FakeMint } from '../fakes/fake-mint';
import { createFakeStores } from '../fakes/fake-stores';
import { submission } from './core/a-command';
import type { RequestWishes } from './core/a-request';
import { london, type Press } from './core/play';
import { begun, type Cast, castFor, requestFor, wayTo } from './core/ways';

/** What went to the log. */
export interface Logged {
  readonly failed: { readonly ref: string; readonly error: unknown }[];
  readonly faulted: { readonly ref: string; readonly error: unknown; readonly times: number }[];
}

/** The shell on stores in memory, with a clock, a mint and a messenger that a test leads by the hand. */
export interface Workflow {
  readonly shell: BackgroundShell;
  readonly stores: ReturnType<typeof createFakeStores>;
  readonly clock: FakeCaseClock;
  readonly mint: FakeMint;
  readonly messenger: FakeMessenger;
  readonly logged: Logged;
}

/** The invented directory, with some people changed. */
export function directoryWith(changes: Readonly<Record<string, Partial<Person>>>): Directory {
  const people = inventedDirectory.people.map((each) => ({ ...each, ...changes[each.id] }));
  return { ...inventedDirectory, people };
}

/** @param limits none where not given: most tests do in one moment what takes a morning */
export async function aWorkflow(
  directory: Directory = inventedDirectory,
  limits: TeamsLimits = noLimits,
): Promise<Workflow> {
  const stores = createFakeStores({ limits });
  await stores.directory.replace(directory);
  const clock = new FakeCaseClock(london(begun));
  // What a worker that runs already did: the entries are made from this directory.
  await stores.due.claim(clock.now(), 1);
  const mint = new FakeMint();
  const messenger = new FakeMessenger();
  const logged: Logged = { failed: [], faulted: [] };
  const { clock: machine, ...kept } = stores;
  const shell: BackgroundShell = {
    ...kept,
    directory: createDirectoryCache(stores.directory),
    clock,
    mint,
    messenger,
    sameChild: (child, at) => identitiesOf(child, at).map((identity) => identity.join(' ')),
    committed: () => {},
    pause: async (milliseconds) => machine.pass(milliseconds),
    firstContact: { serviceUrl: 'https://teams.example/' },
    homeTenant: 't',
    failed: (ref, error) => void logged.failed.push({ ref, error }),
    faulted: (ref, error, times) => void logged.faulted.push({ ref, error, times }),
  };
  return { shell, stores, clock, mint, messenger, logged };
}

export function givenBy(by: PersonId | 'system', command: Given['command']): Given {
  return { command, actor: by === 'system' ? { kind: 'system' } : { kind: 'person', id: by } };
}

/** Gives a command as the core's tests write it; it may depend on the case as it is. */
export async function give(
  { shell }: Workflow,
  ref: CaseRef | undefined,
  press: Press,
  more: Partial<CommandRequest> = {},
): Promise<Handled> {
  const state = ref === undefined ? undefined : await shell.cases.readCase(ref);
  if (typeof press.gives === 'function' && state === undefined) throw new Error('no such case');
  const command = typeof press.gives === 'function' ? press.gives(state as CaseState) : press.gives;
  return await handleCommand(shell, { given: givenBy(press.by, command), ref, ...more });
}

/** As {@link give}, and throws unless it was done. */
export async function does(workflow: Workflow, ref: CaseRef | undefined, press: Press): Promise<CaseState> {
  const handled = await give(workflow, ref, press);
  if (handled.kind !== 'done') {
    throw new Error(`${handled.kind} ${handled.kind === 'refused' ? handled.refusal.text : ''}`);
  }
  return handled.state;
}

/** A case that the shell itself brought to a status, by the usual way; returns its reference. */
export async function aCaseIn(
  workflow: Workflow,
  status: Status,
  wishes: Partial<RequestWishes> = {},
  kind: Kind = 'external-second-opinion',
  cast: Cast = castFor(kind),
  linkedFrom?: Parameters<typeof submission>[1],
): Promise<CaseRef> {
  const first = { by: cast.requester, gives: submission(requestFor(kind, cast, wishes), linkedFrom) };
  const { ref } = await does(workflow, undefined, first);
  for (const step of wayTo(status, kind, cast, (wishes.urgency ?? 'urgent') === 'urgent') ?? []) {
    if ('until' in step) throw new Error('the clock is not moved here');
    await does(workflow, ref, step);
  }
  return ref;
}

/**
 * Delivers until nothing is ready any more, letting machine time pass for pauses and for leases of workers that are
 * gone. Throws when it does not come to rest.
 * @returns how many rounds had something to do
 */
export async function deliverAll(
  { shell, stores }: Workflow,
  using: BackgroundShell = shell,
): Promise<number> {
  let busy = 0;
  let idle = 0;
  for (let round = 0; round < 400; round += 1) {
    const worked = await deliver(using, 50);
    if (worked > 0) busy += 1;
    idle = worked > 0 ? 0 : idle + 1;
    if (idle > 3) return busy;
    if (worked === 0) stores.clock.pass(100_000);
  }
  throw new Error('delivery does not come to rest');
}

export async function rowOf({ stores }: Workflow, ref: CaseRef, person: PersonId): Promise<LedgerRow> {
  const row = (await stores.ledger.rows(ref)).find((each) => each.person === person);
  if (row === undefined) throw new Error('no row for this person');
  return row;
}

export async function hasRow({ stores }: Workflow, ref: CaseRef, person: PersonId): Promise<boolean> {
  return (await stores.ledger.rows(ref)).some((each) => each.person === person);
}

/** The cases' store, but for what a test puts in its place. */
export function casesBut({ stores: { cases } }: Workflow, otherwise: Partial<CaseStore>): CaseStore {
  return {
    readPress: (query) => cases.readPress(query),
    look: (ref) => cases.look(ref),
    readCase: (ref) => cases.readCase(ref),
    commit: (change) => cases.commit(change),
    history: (ref) => cases.history(ref),
    casesOf: (person) => cases.casesOf(person),
    follow: (from, to) => cases.follow(from, to),
    casesAbout: (child) => cases.casesAbout(child),
    originOf: (linked) => cases.originOf(linked),
    ...otherwise,
  };
}
