import type { PersonId } from '../../domain/case/ids';
import { lookFrom } from '../../views/viewpoint';
import type { ConversationShell } from '../conversation/shell';
import type { CaseChange, ChangeFeed } from './tab-ports';

export interface ToldChange {
  /** Names the place in this process's row of changes, to resume from. */
  readonly id: string;
  readonly change: CaseChange | 'again';
}

type Told = (change: ToldChange) => void;

/** Tells people of changes of the cases that they may see. */
export interface ChangeHub {
  /**
   * @param after id of the last change heard; what came since is told first, else `again`
   * @returns ends it
   */
  listen(person: PersonId, after: string | undefined, told: Told): () => void;
}

interface Listener {
  readonly person: PersonId;
  readonly told: Told;
}

/** How many changes can be told again to somebody who was away for a moment. */
const remembered = 500;

type HubShell = Pick<ConversationShell, 'cases' | 'directory' | 'clock' | 'mint' | 'later'>;

/**
 * One read for each change, however many listen; and each is told only after a look at the case as it is now and at their
 * role on it (process page I7, I8).
 */
export function createChangeHub(shell: HubShell, feed: ChangeFeed): ChangeHub {
  const listeners = new Set<Listener>();
  const process = shell.mint.id();
  const row: { readonly number: number; readonly change: CaseChange }[] = [];
  let number = 0;
  let begins = 0;
  let busy: Promise<void> = Promise.resolve();
  const idOf = (at: number) => `${process}:${at}`;
  /** One after the other, so that everybody hears in order. A fault makes people read again. */
  const inTurn = (work: () => Promise<void>, to: () => readonly Listener[]) => {
    busy = busy.then(work).catch((error: unknown) => {
      for (const { told } of to()) told({ id: idOf(number), change: 'again' });
      shell.later(() => Promise.reject(error));
    });
  };

  feed.listen((change) => {
    number += 1;
    const at = number;
    if (change === 'again') {
      row.length = 0;
      begins = at;
      for (const { told } of listeners) told({ id: idOf(at), change });
      return;
    }
    row.push({ number: at, change });
    if (row.length > remembered) begins = row.shift()?.number ?? begins;
    if (listeners.size > 0)
      inTurn(
        () => tell(shell, change, idOf(at), [...listeners]),
        () => [...listeners],
      );
  });

  return {
    listen(person, after, told) {
      const listener = { person, told };
      listeners.add(listener);
      const from = placeOf(after, process);
      if (from === undefined || from < begins || from > number) told({ id: idOf(number), change: 'again' });
      else
        for (const missed of row.filter((each) => each.number > from))
          inTurn(
            () => tell(shell, missed.change, idOf(missed.number), [listener]),
            () => [listener],
          );
      return () => void listeners.delete(listener);
    },
  };
}

function placeOf(id: string | undefined, process: string): number | undefined {
  const [of, at] = (id ?? '').split(':');
  return of === process && at !== undefined && /^\d{1,15}$/.test(at) ? Number(at) : undefined;
}

async function tell(
  shell: HubShell,
  change: CaseChange,
  id: string,
  listeners: readonly Listener[],
): Promise<void> {
  const { state, directoryVersion } = await shell.cases.readPress({
    person: 'system',
    ref: change.ref,
    again: true,
  });
  if (state === undefined) return;
  const facts = await shell.directory.at(directoryVersion);
  const now = shell.clock.now();
  for (const { person, told } of listeners)
    if (lookFrom(state, facts, person, now).sees.size > 0) told({ id, change });
}
