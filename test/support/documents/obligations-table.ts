import { urgency } from '../../../src/domain/case/request';
import {
  birthdayWarnings,
  dailyReminders,
  familyNudgeDays,
  type Hours,
  invitation,
  type Ladder,
  ladders,
  provisionalHold,
  shares,
} from '../../../src/domain/process/obligations';
import { WORKING_DAY_HOURS } from '../../../src/domain/rules/clock';
import { table, words } from './markdown';

/** What falls due when, and for whom. */
export function obligationsTable(): string {
  const rows = Object.entries<Ladder>(ladders).map(([name, { n, first, second, third }]) => [
    words(name),
    ...periods(n),
    ...[first, second, third].map(named),
  ]);
  const percent = shares.map((share) => `${share * 100} %`).join(', ');
  return [
    table(
      ['What waits', ...urgency.options.map((each) => `n, ${each}`), 'After n', 'After 2n', 'After 3n'],
      rows,
    ),
    '',
    `- After the third reminder: daily, ${dailyReminders} at most.`,
    `- An invitation is reminded after ${listed(invitation)} (${urgency.options.join(', ')}); it lapses after twice that, and the next is asked.`,
    `- The reviewer is reminded at ${percent} of the time to “needed by”; at the same shares the team hears where it stands.`,
    `- A provisional hold: the safeguarding lead after ${provisionalHold} h, the alternate after twice that.`,
    `- The 18th birthday: warned ${birthdayWarnings.join(', ')} days before.`,
    `- A family that was not updated for ${familyNudgeDays} working days: acting consultant and advocate are asked to talk to them.`,
  ].join('\n');
}

const named = (name: string): string =>
  name === 'nobody' ? '' : name === 'second' ? 'second person in the role' : words(name);

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
