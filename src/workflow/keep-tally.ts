import { isFiledAway } from '../domain/case/filed-away';
import type { CaseRef } from '../domain/case/ids';
import { movesIn } from '../domain/case/moves';
import { stubOf } from '../domain/case/stored/stub';
import type { DirectoryCache } from './directory-cache';
import type { CaseStore } from './ports/case-ports';
import { StoreUnavailable } from './ports/case-ports';
import type { Tally } from './tab/tab-ports';

export interface TallyShell {
  readonly cases: Pick<CaseStore, 'look' | 'history'>;
  readonly directory: DirectoryCache;
  readonly tally: Tally;
}

/**
 * Counts anew, each from its history, the cases that the counts do not hold as they are: those of a release that did not
 * count yet, and those that such a release has changed while this one was running. Whether each is filed away is put
 * right with it. Where nothing is amiss no case is read.
 * Throws StoreUnavailable when the store is away.
 * @param failed told of a case that could not be read: it stays out of the counts
 * @returns how many were counted, and how many could not be read
 */
export async function keepTally(
  shell: TallyShell,
  failed: (ref: CaseRef, error: unknown) => void,
): Promise<{ readonly counted: number; readonly unreadable: number }> {
  let counted = 0;
  let unreadable = 0;
  for await (const ref of shell.tally.untallied()) {
    try {
      if (await countOne(shell, ref)) counted += 1;
    } catch (error) {
      if (error instanceof StoreUnavailable) throw error;
      unreadable += 1;
      failed(ref, error);
    }
  }
  return { counted, unreadable };
}

/** A case that moves on between the reads counts itself, or is found by the next look. */
async function countOne({ cases, directory, tally }: TallyShell, ref: CaseRef): Promise<boolean> {
  const { state, directoryVersion } = await cases.look(ref);
  const events = await cases.history(ref);
  if (state === undefined || events.length !== state.version) return false;
  const facts = await directory.at(directoryVersion);
  return await tally.count({
    ref,
    version: state.version,
    status: state.stage.status,
    stub: stubOf(state, facts.directory),
    moves: movesIn(undefined, events),
    filedAt: isFiledAway(state) ? state.lastEventAt : undefined,
    linked: state.linkedTo.map((each) => each.ref),
  });
}
