import { teamsAnswers } from '../../../src/teams/teams-codes';
import { table } from './markdown';

/** What Teams and the authority say when they say no, for whoever runs the bot. */
export function teamsAnswersTable(): string {
  const rows = teamsAnswers.map(({ by, status, code, fault, lasts, told, source }) => {
    const said = [status.join(', '), code === undefined ? '' : `\`${code}\``]
      .filter((each) => each !== '')
      .join(' ');
    const other = code === undefined && (status.includes(401) || status.includes(403)) ? 'any other ' : '';
    const who = by === 'authority' ? ' (for the bot’s token)' : '';
    return [`${other}${said}${who}`, fault, lasts, told, `[page](${source})`];
  });
  return table(['Answer', 'Whose fault', 'How long', 'Who is told', 'Source'], rows);
}
