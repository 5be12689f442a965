import { openStatuses } from '../../../src/domain/case/stage';
import {
  lifecycle,
  type Role,
  type Row,
  relayable,
  roles,
} from '../../../src/domain/process/tables/lifecycle';
import { groups, transitionLines, transitions } from '../../../src/domain/process/tables/transitions';
import { table, words } from './markdown';

/** The lifecycle, line by line: command, where, who, what must be recorded, where it leads. */
export function lifecycleTable(): string {
  return table(
    ['Command', 'From', 'Who', 'Provided', 'Must record', 'Leads to'],
    Object.values(lifecycle).map((row) => [
      words(row.command),
      where(row.from),
      row.by.map(words).join(', '),
      row.when ?? '',
      row.records,
      leadsTo(row),
    ]),
  );
}

/** Where the table of transitions says that the command leads, and what else follows. */
function leadsTo({ command, from, follows }: Row): string {
  const lines = transitionLines.filter((each) => each.command === command);
  const places = [
    ...new Set(lines.map(({ to, when }) => (when === undefined ? words(to) : `${words(to)} (${when})`))),
  ];
  if (command === 'undo-death') places.push('as it was before');
  const covered = transitions.filter((each) => each.command === command).map(({ from: one }) => one);
  if (from !== 'nothing' && from.some((each) => !covered.includes(each))) places.push('same');
  return [places.join(' or '), ...(follows === '' ? [] : [follows])].join('; ');
}

const beforeOpinion = groups['any step before the opinion'];
const fromOpinion = openStatuses.slice(beforeOpinion.length);

function where(from: Row['from']): string {
  if (from === 'nothing') return '–';
  const rest = (taken: readonly string[]) => from.filter((each) => !taken.includes(each)).map(words);
  const holds = (all: readonly string[]) => all.every((each) => (from as readonly string[]).includes(each));
  if (holds(openStatuses)) return ['any open step', ...rest(openStatuses)].join(', ');
  if (holds(beforeOpinion)) return ['any step before the opinion', ...rest(beforeOpinion)].join(', ');
  if (holds(fromOpinion)) return ['any step from the opinion on', ...rest(fromOpinion)].join(', ');
  return rest([]).join(', ');
}

const headings: Readonly<Record<Role, string>> = {
  requester: 'Req',
  'named-consultant': 'NC',
  'acting-consultant': 'AC',
  approver: 'App',
  deputy: 'Dep',
  'incoming-consultant': 'New',
  candidate: 'Can',
  reviewer: 'Rev',
  advocate: 'Adv',
  gp: 'GP',
  member: 'Mem',
  tester: 'Tes',
  'body-clerk': 'Cle',
  coordinator: 'Co',
  'clinical-lead': 'CL',
  'safeguarding-lead': 'SL',
  system: 'Sys',
};

/** What the short headings of the matrices stand for. */
export function roleKey(): string {
  return roles.map((role) => `${headings[role]} = ${words(role)}`).join(', ');
}

/** The heading of a column. */
export function shortRole(role: Role): string {
  return headings[role];
}

/** Who may do what: each command by each role. ● may, R the coordinator may enter it for the person whose it is. */
export function whoMayMatrix(): string {
  const cell = (row: Row, role: Role): string => {
    if (row.by.includes(role)) return '●';
    return role === 'coordinator' && relayable.includes(row.command) ? 'R' : '';
  };
  return [
    table(
      ['Command', ...roles.map(shortRole)],
      Object.values(lifecycle).map((row) => [words(row.command), ...roles.map((role) => cell(row, role))]),
    ),
    '',
    `● may do it · R may enter it for a candidate or reviewer (§7) · ${roleKey()}`,
  ].join('\n');
}
