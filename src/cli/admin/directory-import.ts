import {
  countChanges,
  type DirectoryChanges,
  directoryChanges,
} from '../../domain/directory/directory-changes';
import type { Directory } from '../../domain/directory/schema';
import { CannotDo, type Command, confirmed, type Given, withShell } from './command';
import type { Desk } from './desk';
import { directoryOrMistakes, readDirectoryFile } from './files';
import { tellChanges, tellTouched } from './tell-changes';
import { type TouchedCases, touchedCases } from './touched-cases';

const nobody: Directory = { organisations: [], people: [], panels: [] };

/** `directory import`: what would change, and then, when the operator agrees, the change. */
export const directoryImport: Command = {
  name: 'directory import',
  takes: 'FILE [--dry-run] [--yes]',
  does: 'show what a directory file would change, ask, and import it',
  explains: [
    'Reads and checks FILE as directory check does; with a mistake nothing happens. Then compares it with the directory',
    'that the bot uses: who and what is added, removed and changed, and on how many open cases (by reference) somebody',
    'who is removed has a role. Then asks, and replaces the directory as a whole. Every process of a running bot decides',
    'on the new one from the next press on, and the clock looks at every open case again.',
    '',
    'It stays through later starts of the bot: the file in DIRECTORY_FILE is imported at a start only when its content',
    'has changed since it was last imported at a start. Put the new file there too, so that the two do not drift apart.',
    '',
    '  --dry-run   show what would change, and stop',
    '  --yes       do not ask',
    '',
    'Leaves an entry in the operator’s log, with counts.',
  ],
  options: { 'dry-run': { type: 'boolean' }, yes: { type: 'boolean' } },
  words: [1, 1],
  run,
};

async function run(given: Given, desk: Desk): Promise<number> {
  const path = given.words[0] ?? '';
  const directory = directoryOrMistakes(path, await readDirectoryFile(path), desk);
  if (directory === undefined) return 1;
  return await withShell(desk, async (shell) => {
    const before = await shell.directory.read();
    const standing = before?.directory;
    if (standing === undefined) desk.say('The bot has no directory yet.');
    const changes = directoryChanges(standing ?? nobody, directory);
    const removed = changes.people.removed.map(({ id }) => id);
    const touched = await touchedCases(shell, standing ?? nobody, removed, desk.now());
    tellChanges(changes, desk);
    tellTouched(touched, desk);
    const counts = countsOf(changes, touched);
    const none = countChanges(changes) === 0;
    if (none) desk.say('This is the directory that the bot uses: nothing would change.');
    if (none || given.flag('dry-run')) {
      const what = none ? 'directory import, nothing to change' : 'directory import --dry-run';
      await shell.log.write({ who: given.who, what, counts });
      if (!none) desk.say('This was a dry run: nothing was changed.');
      return 0;
    }
    if (!(await confirmed(given, desk, 'Replace the directory?'))) return 1;
    if ((await shell.directory.read())?.version !== before?.version) {
      throw new CannotDo('Somebody else has replaced the directory meanwhile: run this again.');
    }
    // The log is written first: what was done is never missing from it.
    await shell.log.write({ who: given.who, what: 'directory import', counts });
    const version = await shell.directory.replace(directory);
    desk.say(`The directory was replaced; it is version ${version}.`);
    desk.say(
      'It stays until the file in DIRECTORY_FILE changes: that is imported at the next start after it has. Put this one there too.',
    );
    return 0;
  });
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
    casesTouched: new Set([...touched.byPerson.values()].flat()).size,
  };
}
