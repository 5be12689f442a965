import type { OperatorShell } from '../../../compose/operator';
import {
  countChanges,
  type DirectoryChanges,
  directoryChanges,
} from '../../../domain/directory/directory-changes';
import type { Directory } from '../../../domain/directory/schema';
import { followAccounts } from '../../../workflow/entry/follow-accounts';
import { CannotDo, confirmed, counted, type Given } from '../command';
import type { Desk } from '../desk';
import { tellAccounts, tellChanges, tellTouched } from './tell-changes';
import { type TouchedCases, touchedCases } from './touched-cases';

/** What a command that replaces the directory takes. */
export const replaceOptions = {
  'dry-run': { type: 'boolean' },
  remove: { type: 'boolean' },
  number: { type: 'string' },
  yes: { type: 'boolean' },
} as const;

export const replaceExplains: readonly string[] = [
  '  --dry-run    show what would change, and stop',
  '  --remove     people with a role on an open case may be removed',
  '  --number N   that many people are to be removed, where they are many',
  '  --yes        do not ask',
  '',
  'Leaves an entry in the operator’s log, with counts.',
];

const nobody: Directory = { organisations: [], people: [], panels: [] };

/** From so many people removed, or such a share of all, on, the operator says how many they are. */
const many = { people: 20, share: 0.05 };

interface Work {
  readonly shell: OperatorShell;
  readonly desk: Desk;
  readonly given: Given;
  /** The command's name, for the log. */
  readonly what: string;
}

type Done = { readonly kind: 'replaced' } | { readonly kind: 'not replaced'; readonly code: number };

/**
 * Shows what another directory would change, has it agreed to, and replaces the one in use. Whoever is removed loses
 * every role at once (process page §2), so removing somebody with a role on an open case, or many, must be meant.
 * Throws CannotDo where it is not said to be, and where somebody else replaced the directory meanwhile.
 */
export async function replaceDirectory(
  { shell, desk, given, what }: Work,
  directory: Directory,
): Promise<Done> {
  const before = await shell.directory.read();
  const standing = before?.directory ?? nobody;
  if (before === undefined) desk.say('The bot has no directory yet.');
  const changes = directoryChanges(standing, directory);
  const isAdded = new Set(changes.people.added.map(({ id }) => id));
  const added = directory.people.filter(({ id }) => isAdded.has(id));
  // Whoever has another account now is not removed: what they had follows.
  const former = new Set(directory.people.flatMap(({ formerly = [] }) => formerly));
  const removed = changes.people.removed.map(({ id }) => id).filter((id) => !former.has(id));
  const touched = await touchedCases(shell, standing, removed, desk.now());
  tellChanges(changes, desk);
  tellAccounts(changes.people.removed, added, desk);
  tellTouched(touched, desk);
  const counts = countsOf(changes, touched);
  const write = (entry: string) => shell.log.write({ who: given.who, what: entry, counts });
  const unsaid = whatIsUnsaid(given, removed.length, standing.people.length, touched);
  if (countChanges(changes) === 0) {
    desk.say('This is the directory that the bot uses: nothing would change.');
    await write(`${what}, nothing to change`);
    return { kind: 'not replaced', code: 0 };
  }
  if (given.flag('dry-run')) {
    await write(`${what} --dry-run`);
    if (unsaid !== undefined) desk.say(unsaid);
    desk.say('This was a dry run: nothing was changed.');
    return { kind: 'not replaced', code: 0 };
  }
  if (unsaid !== undefined) throw new CannotDo(`${unsaid} Nothing was changed.`);
  if (!(await confirmed(given, desk, 'Replace the directory?'))) return { kind: 'not replaced', code: 1 };
  if ((await shell.directory.read())?.version !== before?.version) {
    throw new CannotDo('Somebody else has replaced the directory meanwhile: run this again.');
  }
  // The log is written first: what was done is never missing from it.
  await write(what);
  const version = await shell.directory.replace(directory);
  await followAccounts(shell, directory, (person) =>
    desk.say(`What ${person} typed under a former account did not follow: it is kept there.`),
  );
  desk.say(`The directory was replaced; it is version ${version}.`);
  return { kind: 'replaced' };
}

/** What the operator has to say besides, before so many or these people are removed; undefined where nothing. */
function whatIsUnsaid(
  given: Given,
  removed: number,
  people: number,
  { byPerson }: TouchedCases,
): string | undefined {
  const mayRemove = given.flag('remove');
  const isMany = removed > many.people || removed > people * many.share;
  if (isMany && !(mayRemove && given.text('number') === String(removed))) {
    return `${counted(removed, 'person', 'people')} of ${people} would be removed, which are many. If that is meant, add --remove --number ${removed}.`;
  }
  return mayRemove || byPerson.size === 0
    ? undefined
    : `${counted(byPerson.size, 'person', 'people')} with a role on an open case would be removed. If that is meant, add --remove.`;
}

function countsOf(
  { people, organisations, panels }: DirectoryChanges,
  touched: TouchedCases,
): Readonly<Record<string, number>> {
  return {
    peopleAdded: people.added.length,
    peopleRemoved: people.removed.length,
    peopleChanged: people.changed.length,
    otherEntriesChanged: countChanges({
      people: { added: [], removed: [], changed: [] },
      organisations,
      panels,
    }),
    openCases: touched.open,
    casesTouched: new Set([...touched.byPerson.values()].flat().map(({ ref }) => ref)).size,
  };
}
