import { urgency } from '../../../src/domain/case/stored/request';
import {
  type Hours,
  type Ladder,
  ladders,
  usualReminders,
} from '../../../src/domain/process/tables/obligations';
import { type Telling, type Told, tellings } from '../../../src/domain/process/tables/tellings';
import { WORKING_DAY_HOURS } from '../../../src/domain/rules/clock';
import { table, words } from './markdown';

/** What falls due when, and for whom. */
export function obligationsTable(): string {
  const rows = Object.entries<Ladder>(ladders).map(([name, { n, first, second, third }]) => [
    words(name),
    ...periods(n),
    ...[first, second, third].map(named),
    tellings.ladder.told,
  ]);
  const { n, daily, shares, provisionalHold, holdReview, birthdayWarnings, familyNudge } = usualReminders;
  const percent = `${shares.map((share) => share * 100).join(', ')} % of the time`;
  const when: Readonly<Record<Exclude<Told, 'ladder'>, string>> = {
    invitation: listed(n.invitation),
    'reviewer-share': percent,
    'team-share': percent,
    hold: `${provisionalHold} h where provisional; else the review date, ${holdReview} d`,
    'name-withheld': 'the date set, or the last working day before',
    leave: 'its first day',
    'snooze-over': 'its last day',
    'family-not-updated': `${familyNudge} d`,
    'birthday-warning': `${birthdayWarnings.join(', ')} d before`,
    'sixteen-warning': `${birthdayWarnings.join(', ')} d before`,
    'birthday-told': 'the day',
  };
  return [
    table(
      [
        'What waits',
        ...urgency.options.map((each) => `n, ${each}`),
        'After n',
        'After 2n',
        'After 3n',
        'Told',
      ],
      rows,
    ),
    '',
    table(
      [
        'What else falls due',
        'When',
        'First',
        'Second, as well',
        'Third, as well',
        'Urgent, as well',
        'Told',
        'In quiet hours',
      ],
      Object.entries<Telling>(tellings)
        .filter(([what]) => what !== 'ladder')
        .map(([what, { name = words(what), first, second, third, urgent, told, atNight }]) => [
          name,
          when[what as keyof typeof when],
          ...[first, second, third, urgent].map((people) => people.map(words).join(', ')),
          told,
          atNight,
        ]),
    ),
    '',
    table(
      ['Setting', 'Default'],
      [
        ['daily reminders after the third', `${daily}`],
        ['an invitation lapses after', periods(doubled(n.invitation)).join(' · ')],
      ],
    ),
  ].join('\n');
}

const named = (name: string): string => (name === 'nobody' ? '' : words(name));

/** Urgent runs on the wall clock, in hours; the others on working time, whole days as days. */
function periods(n: Hours): string[] {
  return urgency.options.map((each) => {
    const hours = n[each];
    if (hours === 0.5) return '½ h';
    return each !== 'urgent' && hours % WORKING_DAY_HOURS === 0
      ? `${hours / WORKING_DAY_HOURS} d`
      : `${hours} h`;
  });
}

const doubled = ({ urgent, soon, routine }: Hours): Hours => ({
  urgent: urgent * 2,
  soon: soon * 2,
  routine: routine * 2,
});

function listed(n: Hours): string {
  return periods(n).join(' · ');
}
