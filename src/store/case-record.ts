import { z } from 'zod';
import type { CaseRef, PersonId } from '../domain/case/ids';
import type { CaseState } from '../domain/case/state';
import type { CaseEvent } from '../domain/case/stored/events';
import type { Head } from './chain';
import { StoreFault } from './faults';
import type { Sealing } from './sealing';

/** How this release reads and writes what is sealed, and what it makes of a history. */
export interface CaseSchemas {
  /** Raised by one when a state is stored that the release before could misread. */
  readonly number: number;
  readonly state: z.ZodType<CaseState>;
  readonly event: z.ZodType<CaseEvent>;
  /** A state that was stored with an earlier number, in this release's shape. */
  readonly upcastState: (raw: unknown, from: number) => unknown;
  /** A stored event of any release, in this release's shape. */
  readonly upcastEvent: (raw: unknown) => unknown;
  readonly fold: (events: readonly CaseEvent[]) => CaseState;
}

/** A case as it is in Redis, opened. */
export interface CaseRecord {
  readonly ref: CaseRef;
  readonly version: number;
  readonly schema: number;
  readonly wrappedKey: string;
  readonly dataKey: Buffer;
  /**
   * What was sealed, and what this release understands of it. A state of an earlier number does not hold all that this
   * release's fold knows: whoever decides on the case or shows it makes it anew from its history.
   */
  readonly raw: unknown;
  readonly state: CaseState;
  readonly head: Head;
  readonly people: readonly PersonId[];
  /** For whom it waited at this version; undefined where a release wrote it that did not note it. */
  readonly waitsFor: readonly PersonId[] | undefined;
  /** Keyed digests of the child while the case is open. */
  readonly children: readonly string[];
}

/** In the order in which the scripts read them. */
export const caseFields = [
  'version',
  'schema',
  'key',
  'state',
  'head',
  'mac',
  'people',
  'child',
  'waits',
] as const;

const whole = z.string().regex(/^\d+$/).transform(Number);
const stored = z.tuple([
  whole,
  whole,
  z.string(),
  z.string(),
  z.string(),
  z.string(),
  z.string(),
  z.string(),
  z.string().nullish(),
]);

/** What a case's data key, state and events are bound to. */
export const caseBinding = {
  key: (ref: CaseRef) => ['case', ref],
  state: (ref: CaseRef, version: number, schema: number) => ['case', ref, 'state', version, schema],
  event: (ref: CaseRef, seq: number) => ['case', ref, 'event', seq],
} as const;

/** Parses what was sealed. Throws StoreFault `unreadable` when it is not what the schema says. */
export function parseSealed<T>(schema: z.ZodType<T>, value: unknown, place: string): T {
  const parsed = schema.safeParse(value);
  if (!parsed.success) throw new StoreFault('unreadable', place, { cause: parsed.error });
  return parsed.data;
}

/**
 * Opens a case from the fields that a script read.
 * @returns undefined where there is no such case
 * @throws StoreFault when it does not open or cannot be read
 */
export function openCase(
  ref: CaseRef,
  fields: readonly (string | null)[],
  sealing: Sealing,
  schemas: CaseSchemas,
): CaseRecord | undefined {
  if (fields[0] === null || fields[0] === undefined) return undefined;
  const row = parseSealed(stored, fields, `${ref} fields`);
  const [version, schema, wrappedKey, state, head, mac, people, child, waits] = row;
  const dataKey = sealing.unwrap(wrappedKey, caseBinding.key(ref));
  const raw = sealing.open(dataKey, state, caseBinding.state(ref, version, schema));
  return {
    ref,
    version,
    schema,
    wrappedKey,
    dataKey,
    raw,
    state: parseSealed(schemas.state, schemas.upcastState(raw, schema), `${ref} state`),
    head: { count: version, head, mac },
    people: people === '' ? [] : people.split(' '),
    waitsFor: readWaits(waits ?? '', version),
    children: child === '' ? [] : child.split(' '),
  };
}

/** For whom a case waits, with the version at which it was noted: a release that does not note it leaves an older one. */
export function waitsText(version: number, people: readonly PersonId[]): string {
  return [`${version}@`, ...people].join(' ');
}

function readWaits(text: string, version: number): readonly PersonId[] | undefined {
  const [at, ...people] = text.split(' ');
  return at === `${version}@` ? people : undefined;
}
