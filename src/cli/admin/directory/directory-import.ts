import { type Command, type Given, withShell } from '../command';
import type { Desk } from '../desk';
import { directoryOrMistakes, readDirectoryFile } from '../files';
import { replaceDirectory, replaceExplains, replaceOptions } from './replace-directory';

/** `directory import`: what would change, and then, when the operator agrees, the change. */
export const directoryImport: Command = {
  name: 'directory import',
  takes: 'FILE [--dry-run] [--remove [--number N]] [--yes]',
  does: 'show what a directory file would change, ask, and import it',
  explains: [
    'Reads and checks FILE as directory check does; with a mistake nothing happens. Then compares it with the directory',
    'that the bot uses: who and what is added, removed and changed, and on how many open cases (by reference) somebody',
    'who is removed has a role. Then asks, and replaces the directory as a whole. Every process of a running bot decides',
    'on the new one from the next press on, and the clock looks at every open case again.',
    '',
    'Whoever is removed loses every role at once. Where one of them has a role on an open case it needs --remove; where',
    'more than 20 people or 5 in 100 are removed, as by a file that was cut off, it needs their number as well. The',
    'directory before is kept: directory restore puts it back.',
    '',
    'It stays through later starts of the bot: the file in DIRECTORY_FILE is imported at a start only when its content',
    'has changed since it was last imported at a start. Put the new file there too, so that the two do not drift apart.',
    '',
    ...replaceExplains,
  ],
  options: replaceOptions,
  words: [1, 1],
  run,
};

async function run(given: Given, desk: Desk): Promise<number> {
  const path = given.words[0] ?? '';
  const directory = directoryOrMistakes(path, await readDirectoryFile(path, desk), desk);
  if (directory === undefined) return 1;
  return await withShell(desk, async (shell) => {
    const done = await replaceDirectory({ shell, desk, given, what: 'directory import' }, directory);
    if (done.kind !== 'replaced') return done.code;
    desk.say(
      'It stays until the file in DIRECTORY_FILE changes: that is imported at the next start after it has. Put this one there too.',
    );
    return 0;
  });
}
