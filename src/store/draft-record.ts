import { z } from 'zod';
import type { Draft, DraftKey } from '../workflow/ports/case-ports';
import { parseSealed } from './case-record';
import type { Binding, Sealing } from './sealing';

/** Fields of a draft's hash, in the order in which they are read. */
export const draftFields = ['version', 'key', 'values'] as const;

const contents = z.object({
  page: z.string(),
  values: z.record(z.string(), z.string()),
  openOn: z.string().optional(),
  openUntil: z.string().optional(),
  savedAt: z.string(),
  linkedFrom: z.string().optional(),
  ref: z.string().optional(),
});

const entry = z.tuple([z.string(), z.string()]);

/** A draft's entry in the list of its person's drafts. */
export function draftEntry({ about, form }: DraftKey): string {
  return JSON.stringify([about, form]);
}

/** The other way round. */
export function draftKeyOf(person: string, text: string): DraftKey {
  const [about, form] = parseSealed(entry, JSON.parse(text), 'list of drafts');
  return { person, about, form };
}

const ending = z.tuple([z.string(), z.string(), z.string()]);

/** A draft's entry among all that end one day. */
export function endingEntry({ person, about, form }: DraftKey): string {
  return JSON.stringify([person, about, form]);
}

/** The other way round. */
export function endingKeyOf(text: string): DraftKey {
  const [person, about, form] = parseSealed(ending, JSON.parse(text), 'drafts that end');
  return { person, about, form };
}

/** A draft is bound to whose it is, what it is about and its version. */
function binding({ person, about, form }: DraftKey, version: number): Binding {
  return ['draft', person, about, form, version];
}

/** Seals a draft under a data key of its own. */
export function sealDraft(
  key: DraftKey,
  draft: Omit<Draft, 'version'>,
  version: number,
  sealing: Sealing,
): { readonly wrappedKey: string; readonly values: string } {
  const dataKey = sealing.newDataKey();
  const bound = binding(key, version);
  return { wrappedKey: sealing.wrap(dataKey, bound), values: sealing.seal(dataKey, draft, bound) };
}

/**
 * Opens a draft from the fields of its hash.
 * @returns undefined where there is none
 * @throws StoreFault when it does not open or cannot be read
 */
export function openDraft(
  key: DraftKey,
  fields: readonly (string | null)[],
  sealing: Sealing,
): Draft | undefined {
  const [version, wrappedKey, values] = fields;
  if (!version || !wrappedKey || !values) return undefined;
  const bound = binding(key, Number(version));
  const opened = sealing.open(sealing.unwrap(wrappedKey, bound), values, bound);
  return { version: Number(version), ...parseSealed(contents, opened, 'draft') };
}
