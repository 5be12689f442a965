import type { CaseRef } from '../../domain/case/ids';
import type { CaseEvent } from '../../domain/case/stored/events';
import { isAboutHold } from '../hold-entries';
import { londonStamp } from '../words/when';
import type { CaseRecord } from './record-schema';

type Entry = CaseRecord['history'][number];

/** An instant twice: in UTC, and as London's clocks show it. Text that is no instant is given back as it is. */
export const time = (at: string) => ({ utc: at, london: londonStamp(at) });

/** What would tell why a hold is in place, or what worried somebody, stays out of every document (process page I8). */
const secret: ReadonlySet<string> = new Set(['reason', 'concern']);
const envelope: ReadonlySet<string> = new Set(['type', 'seq', 'at', 'actor', 'relayedFor', 'said']);

/** What decides how much of an entry is in the record. */
export interface Kept {
  /** Numbers of entries about a hold, corrections of them included. */
  readonly aboutHold: ReadonlySet<number>;
  /** Other requests about the child that may be named: the office alone knows of the rest (process page §4b). */
  readonly others: readonly CaseRef[];
}

/** One event as an entry of the record, with everything that was said but what I8 and §4b forbid. */
export function recordEntry(event: CaseEvent, kept: Kept): Entry {
  const { actor, relayedFor } = event;
  const person =
    actor.kind === 'person' ? { name: actor.name, role: actor.role } : { name: '', role: 'system' };
  const relayed =
    relayedFor === undefined ? {} : { relayedFor: { name: relayedFor.name, ...readBack(relayedFor) } };
  return {
    seq: event.seq,
    at: time(event.at),
    by: { ...person, ...relayed },
    what: event.type,
    said: words(event, kept),
  };
}

function readBack({ readBackAt, readBackBy }: NonNullable<CaseEvent['relayedFor']>) {
  return { readBackAt: time(readBackAt), ...(readBackBy === undefined ? {} : { readBackBy }) };
}

function words(event: CaseEvent, { aboutHold, others }: Kept): Record<string, unknown> {
  if (event.type === 'duplicate-joined' && !others.includes(event.said.stays)) return {};
  if (event.type === 'entry-corrected' && aboutHold.has(event.seq)) return { entry: event.said.entry };
  const own = Object.entries(event).filter(([key]) => !envelope.has(key));
  const said = 'said' in event ? Object.entries(event.said) : [];
  const hidden = isAboutHold(event) ? secret : new Set<string>();
  return Object.fromEntries(
    [...own, ...said].filter(([key, value]) => !hidden.has(key) && value !== undefined),
  );
}
