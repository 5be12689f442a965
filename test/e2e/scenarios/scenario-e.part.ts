import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { CaseRef } from '../../../src/domain/case/ids';
import { inventedId } from '../../../src/domain/directory/invented/invented-person';
import { intake, noConflicts, opinion } from '../support/answers';
import { expectCardsToAgree, historyOf, stateOf } from '../support/kept';
import type { Player } from '../support/player';
import { fiveTimesMore } from '../support/replaying-teams';
import { askFor } from '../support/steps';
import { worldForTests } from '../support/world-for-tests';

/**
 * Scenario E: nobody answers, over Christmas and New Year. Every time below is worked out by hand: working hours are
 * 09:00 to 17:00, "soon" reminds after 4 hours (n), then at 8 and 12. In winter London's time is UTC.
 */
interface Due {
  /** `YYYY-MM-DD HH:MM`, and what sort of day it is. */
  readonly at: string;
  readonly day: string;
  readonly what: string;
  readonly who: readonly Who[];
  /** With the digest: the cards that are there follow, and no notification comes. */
  readonly digest?: true;
}
type Who = 'consultant' | 'deputy' | 'requester' | 'lead' | 'coordinator' | 'second' | 'third';

// 24 December: 16:40 to 17:00 is a third of an hour. 25 is Christmas Day, 26 and 27 a weekend, 28 keeps Boxing Day.
const review: readonly Due[] = [
  // 20 minutes, and 3 h 40 from Tuesday 09:00.
  { at: '2026-12-29 12:40', day: 'Tuesday, working', what: 'review, 1st', who: ['consultant'] },
  // Four hours on: the same afternoon.
  { at: '2026-12-29 16:40', day: 'Tuesday, working', what: 'review, 2nd', who: ['consultant', 'deputy'] },
  // 20 minutes left on Tuesday, 3 h 40 on Wednesday.
  { at: '2026-12-30 12:40', day: 'Wednesday, working', what: 'review, 3rd', who: ['consultant', 'lead'] },
];

// The lead approves on Wednesday at 14:00. The second is asked then, for the first cannot be reached.
const invitations: readonly Due[] = [
  // 3 h on Wednesday, 1 h on Thursday.
  { at: '2026-12-31 10:00', day: 'Thursday, working', what: 'invitation, 1st', who: ['second'] },
  // The family is owed the news that the lead took over: 8 h, of which 3 on Wednesday. The second's invitation lapses too.
  { at: '2026-12-31 14:00', day: 'Thursday, working', what: 'family to be told, 1st', who: ['lead'] },
];

interface Board {
  readonly name: string;
  readonly organisation: string;
  readonly first: number;
  readonly linkConfirmed: string;
  readonly reviewing: readonly Due[];
}

// The third accepts on Thursday 31 December at 15:00; "needed by" is Friday 22 January, 17:00.
const boards: readonly Board[] = [
  {
    name: 'Wales',
    organisation: 'INV-W1',
    first: 500,
    linkConfirmed: '2027-01-04 15:30',
    reviewing: [
      // 2 h on Thursday; Friday is New Year's Day; 2 h on Monday. Then four more.
      { at: '2027-01-04 11:00', day: 'Monday, working', what: 'no link confirmed, 1st', who: ['third'] },
      { at: '2027-01-04 15:00', day: 'Monday, working', what: 'no link confirmed, 2nd', who: ['third'] },
      // The family was told on Thursday 31 December at 14:30. Five days of 8 h: 2:30, four days, and 5:30 on Friday.
      { at: '2027-01-08 14:30', day: 'Friday, working', what: 'talk to the family', who: ['lead'] },
      // Since it was sent: 0:20 + 3 days + 15 days of 8 h = 144:20. Half is 72:10: 64:20 by Friday 8 January, and 7:50.
      {
        at: '2027-01-11 16:50',
        day: 'Monday, working',
        what: 'half the time, team',
        who: ['requester', 'consultant', 'lead'],
        digest: true,
      },
      // Since it was accepted: 2 + 120 = 122 h. Half is 61: 42 by 8 January, 16 on Monday and Tuesday, and 3.
      { at: '2027-01-13 12:00', day: 'Wednesday, working', what: 'half the time', who: ['third'] },
      // Five days more.
      { at: '2027-01-15 14:30', day: 'Friday, working', what: 'talk to the family', who: ['lead'] },
      // 80 % of 144:20 is 115:28: 104:20 by 15 January, 8 on Monday, and 3:08.
      {
        at: '2027-01-19 12:08',
        day: 'Tuesday, working',
        what: '80 %, team',
        who: ['requester', 'consultant', 'lead'],
        digest: true,
      },
      // 80 % of 122 is 97:36: 82 by 15 January, 8 on Monday, and 7:36.
      { at: '2027-01-19 16:36', day: 'Tuesday, working', what: '80 %', who: ['third', 'coordinator'] },
    ],
  },
  {
    name: 'Scotland',
    organisation: 'INV-S1',
    first: 400,
    linkConfirmed: '2027-01-05 15:30',
    reviewing: [
      // 2 January is a Saturday, so Monday 4 January is a holiday in Scotland: one day later than in Wales.
      { at: '2027-01-05 11:00', day: 'Tuesday, working', what: 'no link confirmed, 1st', who: ['third'] },
      { at: '2027-01-05 15:00', day: 'Tuesday, working', what: 'no link confirmed, 2nd', who: ['third'] },
      // The family was told on Thursday 31 December at 14:30. 2:30, four days from Tuesday, and 5:30 on Monday.
      { at: '2027-01-11 14:30', day: 'Monday, working', what: 'talk to the family', who: ['lead'] },
      // One day less: 136:20. Half is 68:10: 56:20 by Friday 8 January, 8 on Monday, and 3:50.
      {
        at: '2027-01-12 12:50',
        day: 'Tuesday, working',
        what: 'half the time, team',
        who: ['requester', 'consultant', 'lead'],
        digest: true,
      },
      // 2 + 112 = 114 h. Half is 57: 34 by 8 January, 16 on Monday and Tuesday, and 7.
      { at: '2027-01-13 16:00', day: 'Wednesday, working', what: 'half the time', who: ['third'] },
      // Five days more.
      { at: '2027-01-18 14:30', day: 'Monday, working', what: 'talk to the family', who: ['lead'] },
      // 80 % of 136:20 is 109:04: 96:20 by 15 January, 8 on Monday, and 4:44.
      {
        at: '2027-01-19 13:44',
        day: 'Tuesday, working',
        what: '80 %, team',
        who: ['requester', 'consultant', 'lead'],
        digest: true,
      },
      // 80 % of 114 is 91:12: 74 by 15 January, 16 on Monday and Tuesday, and 1:12.
      { at: '2027-01-20 10:12', day: 'Wednesday, working', what: '80 %', who: ['third', 'coordinator'] },
    ],
  },
];

/** Days on which nobody is reminded, whatever the hour, as the tables beside the reminders show them. */
const closed: Readonly<Record<string, string>> = {
  '2026-12-25': 'Friday, Christmas Day',
  '2026-12-26': 'Saturday',
  '2026-12-27': 'Sunday',
  '2026-12-28': 'Monday, in place of Boxing Day',
  '2027-01-01': 'Friday, New Year’s Day',
};

const table: string[] = [];
afterAll(() => {
  const page = `# Scenario E: when everybody was reminded\n${table.join('\n')}\n`;
  process.stdout.write(`\n${page}`);
  if (process.env['UPDATE_DOCUMENTS'] === '1')
    writeFileSync(join(__dirname, '../pictures/scenario-e.md'), page);
});

describe.each(boards)('scenario E in $name: nobody answers', ({ name, organisation, first, ...board }) => {
  const never = inventedId(first + 11);
  // What a press delivered again does depends on no nation: one of them is enough.
  const replays = name === 'Wales' ? fiveTimesMore : undefined;
  const { world } = worldForTests({ without: [never], replays });
  const ids = {
    consultant: inventedId(first + 1),
    deputy: inventedId(first + 2),
    requester: inventedId(first + 3),
    lead: inventedId(first + 4),
    coordinator: inventedId(first + 8),
    second: inventedId(first + 12),
    third: inventedId(first + 7),
  };
  const player = (whom: Who): Player => world().player(ids[whom]);
  const goTo = (time: string, seconds = '00') =>
    world().moveClock({ now: `${time.replace(' ', 'T')}:${seconds}Z` });
  let ref: CaseRef;

  /** How many messages about the case stand in everybody's chats: a notification is a new message. */
  const notifications = () =>
    Object.fromEntries(
      Object.entries({ ...ids, never }).map(([whom, id]) => [whom, world().player(id).cards(ref).length]),
    );

  /** What the requester's card says now: whom it waits for, and what comes next and when. */
  const requesterSees = () => player('requester').text(ref);

  /** Lets the time pass up to each reminder: nothing a minute before, then one message for each of these people, or none with the digest. */
  async function expectReminders(due: readonly Due[]): Promise<void> {
    for (const { at, day, what, who, digest = false } of due) {
      const before = notifications();
      const minuteBefore = new Date(Date.parse(`${at.replace(' ', 'T')}:00Z`) - 60_000)
        .toISOString()
        .slice(0, 16);
      await goTo(minuteBefore.replace('T', ' '));
      expect({ at, notifications: notifications() }).toEqual({ at, notifications: before });
      await goTo(at, '59');
      const rung = digest ? [] : who;
      const more = Object.fromEntries(rung.map((whom) => [whom, (before[whom] ?? 0) + 1]));
      const now = notifications();
      // The third's first card comes with the lapse of the second's invitation; the coordinator is told of that too.
      const asked = what.startsWith('family') ? { third: 1, coordinator: now['coordinator'] } : {};
      expect({ at, notifications: now }).toEqual({ at, notifications: { ...before, ...more, ...asked } });
      expect(requesterSees()).toContain('Waits for');
      table.push(`| ${day.padEnd(32)} | ${at} | ${what.padEnd(23)} | ${who.join(', ')} |`);
    }
  }

  const mark = (time: string, day: string, what: string) =>
    table.push(`| ${day.padEnd(32)} | ${time} | ${what} | |`);

  test('it is raised on Christmas Eve, and everybody sees when the next reminder is due', async () => {
    await goTo('2026-12-24 16:40');
    ref = await askFor(
      player('requester'),
      'critical-friend',
      intake({
        'child.organisation': organisation,
        'people.namedConsultant': ids.consultant,
        'question.specialty': 'General paediatrics',
        'question.urgency': 'soon',
        'question.neededBy': '2027-01-22',
        'route.candidates.0.candidate': never,
        'route.candidates.0.proposedBy': 'team',
        'route.candidates.1.candidate': ids.second,
        'route.candidates.1.proposedBy': 'team',
        'route.candidates.2.candidate': ids.third,
        'route.candidates.2.proposedBy': 'team',
      }),
    );
    expect(requesterSees()).toMatch(
      /If nobody acts[\s\S]*Tue\u00a029\u00a0Dec,\u00a012:40: a reminder goes to Dr /,
    );
    table.push('', `## ${name}`, '', '| Day | London | What | Who |', '| --- | --- | --- | --- |');
    mark('2026-12-24 16:40', 'Thursday, working', '_sent_');
    for (const [date, day] of Object.entries(closed).slice(0, 4)) mark(`${date}      `, day, '');
  });

  test('consultant, then the deputy too, then the clinical lead; over Christmas nobody', async () => {
    await expectReminders(review);
    const history = await player('requester').look(ref, 'history');
    expect(history).toMatch(/29 December 2026, 12:40: .*to Dr /);
  });

  test('the clinical lead acts; the first candidate never installed the bot, so the second is asked at once', async () => {
    await goTo('2026-12-30 14:00');
    await player('lead').give(ref, 'approve', { view: 'A fair question, and nobody is here.' });
    mark(
      '2026-12-30 14:00',
      'Wednesday, working',
      '_the lead approves; the first is out of reach, the second is asked_',
    );
    expect(world().player(never).cards(ref)).toEqual([]);
    expect(player('second').buttons(ref)).toEqual(['open:accept', 'open:decline']);
    for (const whom of ['requester', 'coordinator'] as const) {
      expect(player(whom).text(ref)).toMatch(/could not be reached here.*: please ring 0\d+/);
    }
    expect(await player('requester').look(ref, 'delivery')).toMatch(/ring|reach/i);
    expect(requesterSees()).toMatch(
      /If nobody acts[\s\S]*Thu\u00a031\u00a0Dec,\u00a010:00: a reminder goes to Dr /,
    );
  });

  test('the second is reminded once and lapses; the third is asked and accepts', async () => {
    await expectReminders(invitations);
    expect((await stateOf(world(), ref)).candidates.map((each) => each.standing)).toEqual([
      'lapsed',
      'lapsed',
      'invited',
    ]);
    await goTo('2026-12-31 14:30');
    await player('lead').give(ref, 'record-owed', {
      toldBy: 'Dr Lead',
      toldOn: '2026-12-31',
      note: 'Told who answers for the child now.',
    });
    await goTo('2026-12-31 15:00');
    await player('third').give(ref, 'accept', noConflicts);
    mark('2026-12-31 15:00', 'Thursday, working', '_the third accepts_');
    mark('2027-01-01      ', closed['2027-01-01'] ?? '', '');
    if (name === 'Scotland') mark('2027-01-04      ', 'Monday, in place of 2 January', '');
  });

  test('the reviewer is reminded on the nation’s own days, and the team hears where it stands', async () => {
    await expectReminders(board.reviewing.slice(0, 2));
    await goTo(board.linkConfirmed);
    await player('third').give(ref, 'confirm-no-link', { noLink: 'yes' });
    mark(board.linkConfirmed, board.reviewing[0]?.day ?? '', '_no link confirmed_');
    await expectReminders(board.reviewing.slice(2));
  });

  test('no reminder was sent twice, and none after the step was done', async () => {
    await goTo('2027-01-20 14:00');
    await player('third').give(ref, 'give-opinion', opinion({ 'opinion.advice': 'support-plan' }));
    await player('lead').give(ref, 'acknowledge', {
      readOn: '2027-01-20',
      whatWillBeDone: 'The plan stands.',
    });
    await player('coordinator').give(ref, 'confirm-record', { exportedOn: '2027-01-20', gpCopied: 'yes' });
    expect((await stateOf(world(), ref)).stage.status).toBe('closed');
    mark('2027-01-20 14:00', 'Wednesday, working', '_the opinion is given, read, and the request closed_');
    const before = notifications();
    await goTo('2027-03-01 12:00');
    expect(notifications()).toEqual(before);
    const events = await world().stores.cases.history(ref);
    const reminded = events.flatMap((each) => (each.type === 'reminded' ? [each] : []));
    const due = [...review, ...invitations, ...board.reviewing].map(({ at }) => at);
    expect(reminded.map(({ at }) => at.slice(0, 16).replace('T', ' '))).toEqual(due);
    const keys = reminded.map((each) => `${each.obligation} ${each.rung}`);
    expect(new Set(keys).size).toBe(keys.length);
    await historyOf(world(), ref);
    await expectCardsToAgree(world(), ref);
  });
});
