import { access, writeFile } from 'node:fs/promises';
import { csvDirectory } from '../../../domain/directory/reading/csv-directory';
import { byteOrderMark } from '../../../domain/rules/byte-order-mark';
import { CannotDo, type Command, confirmed, counted, type Given, WrongUsage, withShell } from '../command';
import type { Desk } from '../desk';
import { withFile } from '../files';

/** `directory export`: the directory that the bot uses, as a file that can be imported again. */
export const directoryExport: Command = {
  name: 'directory export',
  takes: '[FILE] [--format csv|json] [--yes]',
  does: 'write the directory that the bot uses as CSV or JSON',
  explains: [
    'Writes the directory that the bot uses, so that directory import takes it again. To FILE, which only you may read',
    'then (it holds names and telephone numbers of staff), else to standard output. JSON when FILE ends in .json, else',
    'CSV. Asks before it writes over a file.',
    '',
    '  --format csv|json   whatever the file is called',
    '  --yes               do not ask',
    '',
    'Changes nothing in the bot, and leaves an entry in the operator’s log.',
  ],
  options: { format: { type: 'string' }, yes: { type: 'boolean' } },
  words: [0, 1],
  run,
};

async function run(given: Given, desk: Desk): Promise<number> {
  const [path] = given.words;
  const format = given.text('format') ?? (path?.toLowerCase().endsWith('.json') ? 'json' : 'csv');
  if (format !== 'csv' && format !== 'json') throw new WrongUsage('--format is csv or json.');
  return await withShell(desk, async ({ directory: store, log }) => {
    const standing = await store.read();
    if (standing === undefined) throw new CannotDo('The bot has no directory yet.');
    const { directory, version } = standing;
    const csv = () => byteOrderMark + csvDirectory(directory);
    const text = format === 'csv' ? csv() : `${JSON.stringify(directory, undefined, 2)}\n`;
    if (path !== undefined && (await exists(path))) {
      if (!(await confirmed(given, desk, `Write over ${path}?`))) return 1;
    }
    await log.write({
      who: given.who,
      what: 'directory export',
      counts: { version, people: directory.people.length },
    });
    if (path === undefined) desk.write(text);
    else {
      await withFile(path, () => writeFile(path, text, { mode: 0o600 }));
      desk.say(
        `Version ${version}, ${counted(directory.people.length, 'person', 'people')}: written to ${path}.`,
      );
    }
    return 0;
  });
}

async function exists(path: string): Promise<boolean> {
  return await access(path).then(
    () => true,
    () => false,
  );
}
