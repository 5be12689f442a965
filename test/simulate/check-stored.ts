import { isDeepStrictEqual } from 'node:util';
import { evolve, fold } from '../../src/domain/case/evolve';
import { type CaseState, isTerminal } from '../../src/domain/case/state';
import type { CaseEvent } from '../../src/domain/case/stored/events';
import { inventedDirectory } from '../../src/domain/directory/invented/invented-directory';
import { dueEntry } from '../../src/domain/process/due/pending';
import { mayBeTold } from '../../src/domain/process/notices';
import { rolesOf } from '../../src/domain/process/people/people-on-case';
import type { LedgerRow } from '../../src/workflow/ports/delivery-ports';
import { whyStuck } from '../builders/core/can-move-on';
import { type Change, invariants } from '../builders/core/invariants';
import type { BatchWorld } from './batch-world';
import { asStored } from './witness';

/** What one case came to. */
export interface Checked {
  readonly events: readonly CaseEvent[];
  readonly rows: number;
  readonly unknown: number;
  /** Undefined where it is gone. */
  readonly state: CaseState | undefined;
}

/**
 * Reads a case's whole stored history and holds it against the process page, change by change; then what stands beside
 * it: the state, the entry in the due set, what each person was shown. Everything that is wrong goes to the breaches.
 */
export async function checkStored(world: BatchWorld, ref: string): Promise<Checked> {
  const { truth, breaches } = world;
  const breach = (what: string) => void breaches.push({ ref, what });
  const events = await truth.cases.history(ref).catch((error: unknown) => {
    breach(`chain: ${String(error)}`);
    return [];
  });
  const state = await truth.cases.readCase(ref);
  if (state === undefined || events.length === 0) {
    breach('the case is gone');
    return { events, rows: 0, unknown: 0, state: undefined };
  }
  const folded = checkChanges(world, ref, events, breach);
  if (!isDeepStrictEqual(asStored(folded), asStored(state)))
    breach('the state is not the fold of the events');
  const stuck = whyStuck(state, world.facts(), world.clock.now());
  if (stuck !== undefined) breach(`I15: ${stuck}`);
  await checkDue(world, state, breach);
  await checkLists(world, state, breach);
  const rows = await truth.ledger.rows(ref);
  for (const row of rows) checkRow(world, row, state, breach);
  const unknown = rows.filter((each) => each.standing === 'unknown').length;
  return { events, rows: rows.length, unknown, state };
}

function checkChanges(
  { witness }: BatchWorld,
  ref: string,
  events: readonly CaseEvent[],
  breach: (what: string) => void,
): CaseState | undefined {
  const changes = witness.written(ref);
  const presses = changes.flatMap(({ press }) => (press === undefined ? [] : [press]));
  if (new Set(presses).size !== presses.length) breach('I9: one press was written twice');
  let before: CaseState | undefined;
  for (let from = 0; from < events.length; ) {
    const change = changes.find((each) => each.from === from);
    if (change === undefined) {
      breach(`event ${from + 1} was never acknowledged`);
      return fold(events);
    }
    const some = events.slice(from, change.to);
    const after = some.reduce((state: CaseState | undefined, each) => evolve(state, each), before);
    if (after === undefined) return undefined;
    for (const wrong of wrongIn({
      before,
      history: events.slice(0, from),
      events: some,
      after,
      facts: change.facts,
      now: some[0]?.at ?? '',
    }))
      breach(`${wrong} (version ${change.to})`);
    before = after;
    from = change.to;
  }
  return before;
}

function wrongIn(change: Change): readonly string[] {
  return Object.entries(invariants).flatMap(([name, check]) => {
    const wrong = check(change);
    return wrong === undefined ? [] : [`${name}: ${wrong}`];
  });
}

async function checkDue(
  { connection, keys, facts }: BatchWorld,
  state: CaseState,
  breach: (what: string) => void,
) {
  const score = await connection.command(['ZSCORE', keys.due, state.ref]);
  const entry = score === null ? undefined : new Date(Number(score)).toISOString();
  const should = dueEntry(state, facts());
  if (entry !== should) breach(`due at ${entry} and not ${should}`);
}

/**
 * Whoever has a part in a case that is open, or still to be filed, finds it in their list, and nobody else does, however they came by it: a press, another
 * directory, or a day that has come.
 */
async function checkLists(
  { truth, clock, facts, earlier }: BatchWorld,
  state: CaseState,
  breach: (what: string) => void,
) {
  if (isTerminal(state) && !waitsForFiling(state)) return;
  const directories = [...earlier, inventedDirectory, facts().directory.directory];
  const everybody = new Set(directories.flatMap(({ people }) => people.map(({ id }) => id)));
  for (const id of everybody) {
    const has = rolesOf(state, facts(), id, clock.now()).size > 0;
    const listed = (await truth.cases.casesOf(id)).includes(state.ref);
    if (has !== listed)
      breach(`${id} ${has ? 'has a part and' : 'has no part and'} ${listed ? 'is' : 'is not'} listed`);
  }
}

/** Ended, and not in the child's record yet (process page §4b). */
const waitsForFiling = ({ stage }: CaseState) => 'recordConfirmed' in stage && !stage.recordConfirmed;

const settled: readonly LedgerRow['standing'][] = ['delivered', 'seen', 'failed', 'unknown'];

function checkRow(
  { clock, teams, facts }: BatchWorld,
  row: LedgerRow,
  state: CaseState,
  breach: (what: string) => void,
): void {
  const { person, standing, wantedVersion, shownVersion, copies } = row;
  const now = clock.now();
  if (wantedVersion > shownVersion)
    breach(`${person} should see ${wantedVersion} and sees ${shownVersion} ${JSON.stringify(row)}`);
  // Whoever a hold or a death shuts out is left as they were; so is whoever has no part any more and no card to close,
  // and whoever came by a part in what is over.
  const roles = [...rolesOf(state, facts(), person, now)];
  const noCard = copies.every((each) => each.shows !== 'live');
  const nothingToShow =
    !mayBeTold(person, state, facts(), now) || (noCard && (roles.length === 0 || isTerminal(state)));
  if (!settled.includes(standing) && !(standing === 'waiting' && nothingToShow))
    breach(`the row of ${roles.join(', ')} rests: ${JSON.stringify(row)}`);
  for (const copy of copies.filter((each) => each.shows === 'live')) {
    if (!teams.messenger.chatWith(person).has(copy.activityId))
      breach(`a live copy of ${person} is not there`);
  }
}
