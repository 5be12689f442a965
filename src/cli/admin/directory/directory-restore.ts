import { CannotDo, type Command, type Given, withShell } from '../command';
import type { Desk } from '../desk';
import { replaceDirectory, replaceExplains, replaceOptions } from './replace-directory';

/** `directory restore`: the directory that was used before the present one. */
export const directoryRestore: Command = {
  name: 'directory restore',
  takes: '[--dry-run] [--remove [--number N]] [--yes]',
  does: 'put the directory back that was used before the last import',
  explains: [
    'Shows what would change if the bot used the directory again that it used before the present one, asks, and replaces',
    'the present one as directory import does. Everybody who was removed has their roles again at once. The present one is',
    'kept in its place: run twice, it is as it was.',
    '',
    'Where it would remove people who were added since, the same holds as for directory import.',
    '',
    ...replaceExplains,
  ],
  options: replaceOptions,
  words: [0, 0],
  run,
};

async function run(given: Given, desk: Desk): Promise<number> {
  return await withShell(desk, async (shell) => {
    const before = await shell.directory.readBefore();
    if (before === undefined) throw new CannotDo('No directory from before is kept.');
    const done = await replaceDirectory({ shell, desk, given, what: 'directory restore' }, before);
    return done.kind === 'replaced' ? 0 : done.code;
  });
}
