import { z } from 'zod';
import { remindedUnder } from './reminded-keys';

/**
 * What earlier releases stored, brought to the shape of this one (process page I17). All of it works on what was sealed,
 * before any schema reads it, and is kept for as long as anything of that release may be stored.
 */

type Plain = Readonly<Record<string, unknown>>;
const isPlain = (value: unknown): value is Plain =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** From each schema number to the next: what a state of that number lacks or says otherwise. */
type StateUpcasts = Readonly<Record<number, (state: Plain) => Plain>>;

const each = (list: unknown, change: (item: Plain) => Plain): unknown =>
  Array.isArray(list) ? list.map((item: unknown) => (isPlain(item) ? change(item) : item)) : list;

const stateUpcasts: StateUpcasts = {
  // An opinion keeps the questions that it answered; which these were only the history tells.
  2: (state) => ({
    ...state,
    opinions: each(state['opinions'], (version) => ({ questions: [], ...version })),
  }),
  // What each reminder was about, which its key told.
  3: (state) => {
    const { rungs } = state;
    if (!isPlain(rungs)) return state;
    const about = ([key, rung]: [string, unknown]) => [
      key,
      isPlain(rung) ? { about: remindedUnder(key), ...rung } : rung,
    ];
    return { ...state, rungs: Object.fromEntries(Object.entries(rungs).map(about)) };
  },
};

/**
 * A stored state, step by step from the number it was written with to this release's. It then parses; what only the
 * history could tell is left empty, so that whoever decides or shows a case makes it anew from its history instead.
 */
export function upcastState(
  raw: unknown,
  from: number,
  to: number,
  upcasts: StateUpcasts = stateUpcasts,
): unknown {
  let state = raw;
  for (let number = from; number < to; number += 1) {
    const step = upcasts[number];
    if (step !== undefined && isPlain(state)) state = step(state);
  }
  return state;
}

const instantThenName = z.string().regex(/^\d{4}-\d\d-\d\dT[\d:.]+Z .+$/s);

/** Entries of 0.1.0 hold in one text when a relayed answer was read back and to whom, the instant first. */
function readBackApart(event: Plain): Plain {
  const { relayedFor } = event;
  if (!isPlain(relayedFor) || 'readBackBy' in relayedFor) return event;
  const both = instantThenName.safeParse(relayedFor['readBackAt']);
  if (!both.success) return event;
  const [readBackAt = '', ...name] = both.data.split(' ');
  return { ...event, relayedFor: { ...relayedFor, readBackAt, readBackBy: name.join(' ') } };
}

/** Up to 0.1.1 the key of an obligation told what was reminded of. */
function remindedAbout(event: Plain): Plain {
  const { type, obligation } = event;
  if (type !== 'reminded' || 'about' in event || typeof obligation !== 'string') return event;
  return { ...event, about: remindedUnder(obligation) };
}

/** Events carry no number: each step knows by its shape what concerns it, and leaves everything else as it is. */
const eventUpcasts: readonly ((event: Plain) => Plain)[] = [readBackApart, remindedAbout];

/** A stored event as this release would have written it. */
export function upcastEvent(raw: unknown): unknown {
  return isPlain(raw) ? eventUpcasts.reduce<Plain>((event, step) => step(event), raw) : raw;
}
