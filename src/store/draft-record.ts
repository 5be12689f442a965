import { z } from 'zod';
import type { Draft, DraftKey } from '../workflow/ports/case-ports';
import { parseSealed } from './case-record';
import type { DraftNames } from './draft-names';
import type { Binding, Sealing } from './sealing';

const contents = z.object({
  page: z.string(),
  values: z.record(z.string(), z.string()),
  openOn: z.string().optional(),
  openUntil: z.string().optional(),
  savedAt: z.string(),
  linkedFrom: z.string().optional(),
  ref: z.string().optional(),
});

const formerMine = z.tuple([z.string(), z.string()]);
const formerEnding = z.tuple([z.string(), z.string(), z.string()]);

/** The entries of lists as releases before 0.2.0 wrote them: they told whose a draft is, what about, and which form. */
export const formerEntry = {
  /** In the list of its person's drafts. */
  mine: ({ about, form }: DraftKey): string => JSON.stringify([about, form]),
  /** Among all that end. */
  ending: ({ person, about, form }: DraftKey): string => JSON.stringify([person, about, form]),
};

/** Which draft the entry of a person's list is of, whichever release wrote it. */
export function draftOfMine(person: string, text: string, names: DraftNames): DraftKey {
  if (!text.startsWith('[')) return names.keyOf(text);
  const [about, form] = parseSealed(formerMine, JSON.parse(text), 'list of drafts');
  return { person, about, form };
}

/** Which draft an entry among all that end is of, if an earlier release wrote it. */
export function formerEndingOf(text: string): DraftKey | undefined {
  if (!text.startsWith('[')) return undefined;
  const [person, about, form] = parseSealed(formerEnding, JSON.parse(text), 'drafts that end');
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
