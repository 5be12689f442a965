import type { Directory } from './schema';

/** One entry that is in both directories and not the same. */
export interface ChangedEntry {
  readonly id: string;
  readonly name: string;
  readonly fields: readonly FieldChange[];
}

/** A field with its values as text; lists are written out, nothing is empty text. */
export interface FieldChange {
  readonly field: string;
  readonly from: string;
  readonly to: string;
}

export interface NamedEntry {
  readonly id: string;
  readonly name: string;
}

/** What an import would do to one kind of entry. */
export interface EntryChanges {
  readonly added: readonly NamedEntry[];
  readonly removed: readonly NamedEntry[];
  readonly changed: readonly ChangedEntry[];
}

export interface DirectoryChanges {
  readonly organisations: EntryChanges;
  readonly people: EntryChanges;
  readonly panels: EntryChanges;
}

/**
 * What is otherwise in the second directory: organisations by code, people and panels by id. The order of entries
 * and of the items in a list does not matter.
 */
export function directoryChanges(before: Directory, after: Directory): DirectoryChanges {
  const byCode = ({ code, ...rest }: Directory['organisations'][number]) => ({ id: code, ...rest });
  return {
    organisations: changesOf(before.organisations.map(byCode), after.organisations.map(byCode)),
    people: changesOf(before.people, after.people),
    panels: changesOf(before.panels, after.panels),
  };
}

/** How many entries are added, removed or changed. */
export function countChanges(changes: DirectoryChanges): number {
  return Object.values(changes).reduce(
    (sum: number, { added, removed, changed }: EntryChanges) =>
      sum + added.length + removed.length + changed.length,
    0,
  );
}

function changesOf<T extends NamedEntry>(before: readonly T[], after: readonly T[]): EntryChanges {
  const old = new Map(before.map((entry) => [entry.id, entry]));
  const ids = new Set(after.map(({ id }) => id));
  const named = ({ id, name }: T): NamedEntry => ({ id, name });
  return {
    added: after.filter(({ id }) => !old.has(id)).map(named),
    removed: before.filter(({ id }) => !ids.has(id)).map(named),
    changed: after.flatMap((entry) => {
      const was = old.get(entry.id);
      const fields = was === undefined ? [] : fieldChanges(was, entry);
      return fields.length === 0 ? [] : [{ ...named(entry), fields }];
    }),
  };
}

function fieldChanges(before: object, after: object): readonly FieldChange[] {
  const [was, is] = [new Map(Object.entries(before)), new Map(Object.entries(after))];
  const fields = [...new Set([...was.keys(), ...is.keys()])];
  return fields
    .map((field) => ({ field, from: written(was.get(field)), to: written(is.get(field)) }))
    .filter(({ from, to }) => from !== to);
}

/** A value as a line of text: equal for equal values. */
function written(value: unknown): string {
  if (value === undefined) return '';
  if (Array.isArray(value)) return value.map(written).sort().join('; ');
  if (typeof value !== 'object' || value === null) return String(value);
  return Object.entries(value)
    .sort(([one], [other]) => (one < other ? -1 : 1))
    .map(([key, part]) => `${key} ${written(part)}`)
    .join(' ');
}
