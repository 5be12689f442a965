import type { DirectoryChanges, EntryChanges } from '../../../domain/directory/directory-changes';
import { counted } from '../command';
import type { Desk } from '../desk';
import type { TouchedCases } from './touched-cases';

const kinds = [
  ['organisations', 'organisation', 'organisations'],
  ['people', 'person', 'people'],
  ['panels', 'panel', 'panels'],
] as const;

/** Tells what an import would change, entry by entry and field by field. */
export function tellChanges(changes: DirectoryChanges, desk: Desk): void {
  for (const [kind, one, many] of kinds) {
    const { added, removed, changed } = changes[kind];
    if (added.length + removed.length + changed.length === 0) continue;
    desk.say(
      `${counted(added.length, one, many)} added, ${removed.length} removed, ${changed.length} changed:`,
    );
    tellEntries(changes[kind], desk);
  }
}

function tellEntries({ added, removed, changed }: EntryChanges, desk: Desk): void {
  for (const { id, name } of added) desk.say(`  + ${name} (${id})`);
  for (const { id, name } of removed) desk.say(`  - ${name} (${id})`);
  for (const { id, name, fields } of changed) {
    desk.say(`  ~ ${name} (${id})`);
    for (const { field, from, to } of fields) desk.say(`      ${field}: ${shown(from)} → ${shown(to)}`);
  }
}

function shown(value: string): string {
  return value === '' ? 'nothing' : value;
}

/** Tells which open cases lose somebody, by references only. */
export function tellTouched({ byPerson, unreadable }: TouchedCases, desk: Desk): void {
  for (const [person, refs] of byPerson) {
    desk.say(
      `${person} is removed and has a role on ${counted(refs.length, 'open case')}: ${refs.join(', ')}`,
    );
  }
  if (unreadable > 0) {
    desk.say(`${counted(unreadable, 'case')} could not be opened: run history verify.`);
  }
}
