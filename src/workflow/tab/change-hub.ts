import type { CaseRef, PersonId } from '../../domain/case/ids';
import type { CaseState } from '../../domain/case/state';
import type { Facts } from '../../domain/process/open/facts';
import { lookFrom } from '../../views/viewpoint';
import type { ConversationShell } from '../conversation/shell';
import { createOwnQueue, type OwnQueue } from './own-queue';
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
   * @param after id of the last change heard; what came since of their own cases is told first, else `again`
   * @returns ends it, and with it all work for this listener
   */
  listen(person: PersonId, after: string | undefined, told: Told): () => void;
}

interface Listener {
  readonly person: PersonId;
  readonly told: Told;
  readonly queue: OwnQueue;
}

/** How many changes can be told again to somebody who was away for a moment. */
const remembered = 500;
/** Changes that one listener catches up with, each by a look at the case: beyond them the page reads anew. */
const mostMissed = 20;

type HubShell = Pick<ConversationShell, 'cases' | 'directory' | 'clock' | 'mint' | 'later'>;

/**
 * One read for each change, however many listen; and each is told only after a look at the case as it is now and at their
 * role on it (process page I7, I8). Each listener has a queue of their own: what one catches up with keeps nobody else
 * waiting, and ends when they have gone.
 */
export function createChangeHub(shell: HubShell, feed: ChangeFeed): ChangeHub {
  const listeners = new Set<Listener>();
  const process = shell.mint.id();
  const row: { readonly number: number; readonly change: CaseChange }[] = [];
  let number = 0;
  let begins = 0;
  let busy: Promise<void> = Promise.resolve();
  const idOf = (at: number) => `${process}:${at}`;
  const again = ({ told }: Listener) => told({ id: idOf(number), change: 'again' });
  const failed = (error: unknown) => shell.later(() => Promise.reject(error));

  /** To everybody who listens now, in the order in which things changed. A fault makes them read again. */
  const tellAll = (change: CaseChange, at: number) => {
    const all = [...listeners];
    busy = busy.then(async () => {
      try {
        const look = await lookAt(shell, change.ref);
        for (const each of all)
          each.queue.add(async () => {
            if (look !== undefined && sees(shell, look, each.person)) each.told({ id: idOf(at), change });
          });
      } catch (error) {
        for (const each of all) each.queue.add(async () => again(each));
        failed(error);
      }
    });
  };

  /** What they missed of their own cases; `again` where that is much, or cannot be told. */
  const catchUp = async (listener: Listener, since: typeof row) => {
    const own = new Set(await shell.cases.casesOf(listener.person));
    const missed = latestOf(since.filter(({ change }) => own.has(change.ref)));
    if (missed.length > mostMissed) return again(listener);
    for (const { number: at, change } of missed) {
      const look = await lookAt(shell, change.ref);
      if (listener.queue.isOver()) return;
      if (look !== undefined && sees(shell, look, listener.person)) listener.told({ id: idOf(at), change });
    }
  };

  feed.listen((change) => {
    number += 1;
    const at = number;
    if (change === 'again') {
      row.length = 0;
      begins = at;
      for (const each of listeners) each.queue.add(async () => again(each));
      return;
    }
    row.push({ number: at, change });
    if (row.length > remembered) begins = row.shift()?.number ?? begins;
    if (listeners.size > 0) tellAll(change, at);
  });

  return {
    listen(person, after, told) {
      const queue = createOwnQueue({
        overfull: () => again(listener),
        failed: (error) => {
          again(listener);
          failed(error);
        },
      });
      const listener: Listener = { person, told, queue };
      listeners.add(listener);
      const from = placeOf(after, process);
      if (from === undefined || from < begins || from > number) again(listener);
      else {
        const since = row.filter((each) => each.number > from);
        if (since.length > 0) queue.add(() => catchUp(listener, since));
      }
      return () => {
        listeners.delete(listener);
        queue.end();
      };
    },
  };
}

function placeOf(id: string | undefined, process: string): number | undefined {
  const [of, at] = (id ?? '').split(':');
  return of === process && at !== undefined && /^\d{1,15}$/.test(at) ? Number(at) : undefined;
}

/** Of several changes of one case the last. */
function latestOf<C extends { readonly change: CaseChange }>(changes: readonly C[]): readonly C[] {
  return [...new Map(changes.map((each) => [each.change.ref, each])).values()];
}

interface Look {
  readonly state: CaseState;
  readonly facts: Facts;
}

async function lookAt(shell: HubShell, ref: CaseRef): Promise<Look | undefined> {
  const { state, directoryVersion } = await shell.cases.look(ref);
  return state && { state, facts: await shell.directory.at(directoryVersion) };
}

function sees({ clock }: HubShell, { state, facts }: Look, person: PersonId): boolean {
  return lookFrom(state, facts, person, clock.now()).sees.size > 0;
}
