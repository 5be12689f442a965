import { urgency } from '../../../src/domain/case/stored/request';
import {
  type Hours,
  type Ladder,
  ladders,
  usualReminders,
} from '../../../src/domain/process/tables/obligations';
import { type Telling, tellings } from '../../../src/domain/process/tables/tellings';
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
  const percent = shares.map((share) => `${share * 100} %`).join(', ');
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
    `- After the third reminder: daily, ${daily} at most.`,
    '- Urgent: from the second reminder on the coordinator is told to ring; somebody out of reach is not waited for.',
    `- An invitation is reminded after ${listed(n.invitation)} (${urgency.options.join(', ')}); it lapses after twice that, and the next is asked.`,
    `- The reviewer is reminded at ${percent} of the time to “needed by”; at the same shares the team hears where it stands.`,
    `- A provisional hold: the safeguarding lead after ${provisionalHold} h, the alternate after twice that.`,
    `- Any other hold: the safeguarding lead on its review date, and ${holdReview} days after it was set or last reviewed where the date is later; the alternate the day after.`,
    `- The 18th birthday: warned ${birthdayWarnings.join(', ')} days before.`,
    `- A family that was not updated for ${familyNudge} working days: acting consultant and advocate are asked to talk to them.`,
    '- A snooze that ends: the person, once, when work begins that day, of what still waits for them.',
    '',
    table(
      ['What falls due', 'Told', 'In quiet hours'],
      Object.entries<Telling>(tellings).map(([what, { told, atNight }]) => [
        what === 'ladder' ? 'everything in the table above' : what,
        told,
        atNight === 'waits' ? 'waits for the morning' : 'rings where the request is urgent, else waits',
      ]),
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

function listed(n: Hours): string {
  return periods(n).join(' · ');
}
