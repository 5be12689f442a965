import { changedCase, changeEvents } from '../web/contract/changes';
import type { Api } from './api';
import { eventsIn, type ServerEvent } from './events-in';

/** What may have changed: one case, or anything. */
export type Change =
  | { readonly kind: 'case'; readonly ref: string; readonly version: number }
  | { readonly kind: 'all' };
export type Changes = (heard: (change: Change) => void) => () => void;

const firstPauseMs = 1000;
const longestPauseMs = 30_000;

/** Listens to what changes, for as long as the page is open: connects again by itself, later and later while it fails. */
export function listenToChanges(api: Api): Changes {
  const listeners = new Set<(change: Change) => void>();
  const tell = (change: Change) => {
    for (const heard of listeners) heard(change);
  };
  void keepListening(api, tell);
  window.addEventListener('online', () => tell({ kind: 'all' }));
  return (heard) => {
    listeners.add(heard);
    return () => listeners.delete(heard);
  };
}

async function keepListening(api: Api, tell: (change: Change) => void): Promise<never> {
  let lastId: string | undefined;
  let pause = firstPauseMs;
  for (;;) {
    try {
      const response = await api.events(lastId, new AbortController().signal);
      if (response.ok && response.body !== null) {
        pause = firstPauseMs;
        for await (const event of eventsIn(response.body)) {
          lastId = event.id ?? lastId;
          hear(event, tell);
        }
      }
    } catch {
      // The connection is gone: what is on the screen stays, and is read again when it is back.
    }
    await new Promise((resolve) => setTimeout(resolve, pause * (1 + Math.random() / 2)));
    pause = Math.min(pause * 2, longestPauseMs);
  }
}

function hear({ name, data }: ServerEvent, tell: (change: Change) => void): void {
  if (name === changeEvents.again) tell({ kind: 'all' });
  if (name !== changeEvents.changed) return;
  const read = changedCase.safeParse(parsed(data));
  if (read.success) tell({ kind: 'case', ...read.data });
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
