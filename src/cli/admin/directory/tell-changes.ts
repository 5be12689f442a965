import type { DirectoryChanges, EntryChanges, NamedEntry } from '../../../domain/directory/directory-changes';
import type { Person } from '../../../domain/directory/schema';
import { roleNames } from '../../../domain/process/tables/names';
import { foldName } from '../../../domain/rules/fold-name';
import { counted } from '../command';
import type { Desk } from '../desk';
import type { TouchedCases } from './touched-cases';
import { whatFollows } from './who-is-missed';

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

/** Of whom the file says another account, and of whom it may have been forgotten. */
export function tellAccounts(removed: readonly NamedEntry[], added: readonly Person[], desk: Desk): void {
  for (const { id, name, formerly = [] } of added) {
    for (const former of removed.filter((each) => formerly.includes(each.id)))
      desk.say(`${name} has another account: what they had under ${former.id} follows to ${id}.`);
    if (formerly.length > 0) continue;
    for (const alike of removed.filter((each) => foldName(each.name) === foldName(name)))
      desk.say(
        `${name} is removed (${alike.id}) and added (${id}). If that is one person with another account, write ${alike.id} into the column formerly, or they lose what they had.`,
      );
  }
}

/** Tells which open cases lose somebody, by references only, and what is to be done there. */
export function tellTouched({ byPerson, unreadable }: TouchedCases, desk: Desk): void {
  for (const [person, missed] of byPerson) {
    const refs = missed.map(({ ref }) => ref);
    desk.say(
      `${person} is removed and has a role on ${counted(refs.length, 'open case')}: ${refs.join(', ')}`,
    );
    for (const { ref, roles } of missed) {
      const names = [...roles].map((role) => roleNames[role]).join(', ');
      desk.say(`    ${ref} (${names}): ${whatFollows(roles)}`);
    }
  }
  if (unreadable > 0) {
    desk.say(`${counted(unreadable, 'case')} could not be opened: run history verify.`);
  }
}
