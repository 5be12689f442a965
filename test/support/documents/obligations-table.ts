import { urgency } from '../../../src/domain/case/request';
import { type Hours, type Ladder, ladders, usualReminders } from '../../../src/domain/process/obligations';
import { WORKING_DAY_HOURS } from '../../../src/domain/rules/clock';
import { table, words } from './markdown';

/** What falls due when, and for whom. */
export function obligationsTable(): string {
  const rows = Object.entries<Ladder>(ladders).map(([name, { n, first, second, third }]) => [
    words(name),
    ...periods(n),
    ...[first, second, third].map(named),
  ]);
  const { n, daily, shares, provisionalHold, birthdayWarnings, familyNudge } = usualReminders;
  const percent = shares.map((share) => `${share * 100} %`).join(', ');
  return [
    table(
      ['What waits', ...urgency.options.map((each) => `n, ${each}`), 'After n', 'After 2n', 'After 3n'],
      rows,
    ),
    '',
    `- After the third reminder: daily, ${daily} at most.`,
    '- Urgent: from the second reminder on the coordinator is told to ring; somebody out of reach is not waited for.',
    `- An invitation is reminded after ${listed(n.invitation)} (${urgency.options.join(', ')}); it lapses after twice that, and the next is asked.`,
    `- The reviewer is reminded at ${percent} of the time to “needed by”; at the same shares the team hears where it stands.`,
    `- A provisional hold: the safeguarding lead after ${provisionalHold} h, the alternate after twice that.`,
    `- The 18th birthday: warned ${birthdayWarnings.join(', ')} days before.`,
    `- A family that was not updated for ${familyNudge} working days: acting consultant and advocate are asked to talk to them.`,
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
