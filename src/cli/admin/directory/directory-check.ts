import { directoryWarnings } from '../../../domain/directory/reading/directory-warnings';
import { londonDate } from '../../../domain/rules/london-time';
import { type Command, counted, type Given } from '../command';
import type { Desk } from '../desk';
import { directoryOrMistakes, readDirectoryFile } from '../files';

/** `directory check`: is this file fit to be imported, and what should somebody look at. */
export const directoryCheck: Command = {
  name: 'directory check',
  takes: 'FILE',
  does: 'find every mistake in a directory file, and what to look at',
  explains: [
    'Reads a directory of people and organisations (CSV or JSON) as an import would, and lists every mistake with its',
    'line and column. Where there is none it says what you should look at: standing roles without an alternate, people',
    'whose organisation has merged, places where nobody works, who is reached by relay, leave and bank holidays.',
    '',
    'It needs no settings, connects to nothing and changes nothing; so it leaves nothing in the operator’s log.',
    'Ends with 1 when the file cannot be used.',
  ],
  options: {},
  words: [1, 1],
  run,
};

async function run({ words }: Given, desk: Desk): Promise<number> {
  const path = words[0] ?? '';
  const directory = directoryOrMistakes(path, await readDirectoryFile(path, desk), desk);
  if (directory === undefined) return 1;
  const { organisations, people, panels } = directory;
  desk.say(
    `${path} can be used: ${counted(organisations.length, 'organisation')}, ${counted(people.length, 'person', 'people')}, ${counted(panels.length, 'panel')}.`,
  );
  const warnings = directoryWarnings(directory, londonDate(desk.now()));
  if (warnings.length > 0) desk.say('Please look at:');
  for (const warning of warnings) desk.say(`  ${warning}`);
  return 0;
}
