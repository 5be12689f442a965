import { inventedId } from '../../../../src/domain/directory/invented/invented-person';
import { pendingOn } from '../../../../src/domain/process/due/pending';
import { turnOf } from '../../../../src/domain/process/people/turn-of';
import { toLocal, toMillis } from '../../../../src/domain/rules/london-time';
import { aCommand, submission } from '../../../builders/core/a-command';
import { theFacts } from '../../../builders/core/people';
import { caseOf, eventsOf, given, london, play, type Story, untold } from '../../../builders/core/play';

/** Scenario E: nobody answers, over Christmas and New Year. Working hours 09:00 to 17:00, soon: n = 4 h. */
interface Board {
  readonly name: string;
  readonly organisation: string;
  readonly first: number;
  /**
   * By hand. Christmas Day is a Friday, Boxing Day is kept on Monday 28 December, New Year's Day is a Friday. Scotland
   * keeps 2 January too, a Saturday: on Monday 4 January.
   */
  readonly daily: readonly string[];
}

const boards: readonly Board[] = [
  {
    name: 'Wales',
    organisation: 'INV-W1',
    first: 500,
    daily: [
      '2026-12-31 12:40',
      '2027-01-04 12:40',
      '2027-01-05 12:40',
      '2027-01-06 12:40',
      '2027-01-07 12:40',
    ],
  },
  {
    name: 'Scotland',
    organisation: 'INV-S1',
    first: 400,
    daily: [
      '2026-12-31 12:40',
      '2027-01-05 12:40',
      '2027-01-06 12:40',
      '2027-01-07 12:40',
      '2027-01-08 12:40',
    ],
  },
];

const raised = '2026-12-24 16:40';

describe.each(boards)('scenario E in $name: nobody answers', ({ organisation, first, daily }) => {
  const [consultant, deputy, requester, lead] = [1, 2, 3, 4].map((n) => inventedId(first + n)) as [
    string,
    string,
    string,
    string,
  ];
  const coordinator = inventedId(first + 8);
  const [neverInstalled, neverAnswers, answers] = [11, 12, 7].map((n) => inventedId(first + n)) as [
    string,
    string,
    string,
  ];
  const asked = play(untold(raised), {
    at: raised,
    by: requester,
    gives: submission({
      kind: 'critical-friend',
      organisation,
      namedConsultant: consultant,
      specialty: 'General paediatrics',
      urgency: 'soon',
      neededBy: '2027-01-22',
      candidates: [neverInstalled, neverAnswers, answers],
    }),
  });
  const onGate = (story: Story) =>
    eventsOf(story, 'reminded')
      .filter((each) => each.obligation.startsWith('gate:'))
      .map((each) => [each.at, each.rung, each.people]);
  const silent = play(asked, { until: '2026-12-30 14:00' });
  const acted = play(silent, { at: '2026-12-30 14:00', by: lead, gives: aCommand('approve') });
  const undelivered = play(acted, {
    at: '2026-12-30 14:01',
    by: 'system',
    gives: aCommand('note-delivery', {
      person: neverInstalled,
      standing: 'undeliverable',
      why: 'never installed',
    }),
  });
  const third = play(undelivered, { until: '2026-12-31 15:00' });
  const accepted = play(third, { at: '2026-12-31 15:00', by: answers, gives: aCommand('accept') });

  test('consultant, then deputy too, then the clinical lead: each exactly when the nation’s working time says', () => {
    expect(onGate(silent)).toEqual([
      [london('2026-12-29 12:40'), 1, [consultant]],
      [london('2026-12-29 16:40'), 2, [consultant, deputy]],
      [london('2026-12-30 12:40'), 3, [consultant, lead]],
    ]);
  });

  test('then daily, five at most, over New Year', () => {
    const endless = play(asked, { until: '2027-01-20 18:00' });
    expect(
      onGate(endless)
        .slice(3)
        .map(([at]) => at),
    ).toEqual(daily.map(london));
  });

  test('the deputy could act from the second reminder, the clinical lead from the third', () => {
    const once = play(asked, { until: '2026-12-29 13:00' });
    given(once)
      .when({ by: deputy, gives: aCommand('approve') })
      .isRefused('not-yours', /It waits for/);
    const twice = play(asked, { until: '2026-12-29 16:45' });
    given(twice)
      .when({ by: lead, gives: aCommand('approve') })
      .isRefused('not-yours', /It waits for/);
    given(twice)
      .when({ by: deputy, gives: aCommand('approve') })
      .follows(['taken-over', 'approved', 'debt-incurred', 'candidate-invited'], 'inviting');
  });

  test('the clinical lead acts: taking over and approving in one, and nothing more is due for that step', () => {
    expect(caseOf(acted)).toMatchObject({ actingConsultant: lead, actingAs: 'clinical-lead' });
    expect(onGate(play(acted, { until: '2027-01-15 18:00' }))).toHaveLength(3);
  });

  test('the first was never reached: the second is asked at once, and the first may still answer by relay', () => {
    expect(caseOf(undelivered).undeliverable[neverInstalled]).toMatchObject({ why: 'never installed' });
    expect(caseOf(undelivered).candidates.map((each) => each.standing)).toEqual([
      'lapsed',
      'invited',
      'listed',
    ]);
    given(undelivered)
      .when({ by: coordinator, relayedFor: neverInstalled, gives: aCommand('accept') })
      .follows(['invitation-accepted', 'conflict-cleared'], 'under-review');
  });

  test('the second is reminded at n, lapses at 2n, and the third is asked', () => {
    const about = third.events
      .slice(undelivered.events.length)
      .filter((each) => each.type !== 'reminded' || each.obligation.startsWith('invitation:'));
    expect(about.map((each) => [each.type, each.at])).toEqual([
      ['reminded', london('2026-12-31 10:01')],
      ['invitation-lapsed', london('2026-12-31 14:01')],
      ['candidate-invited', london('2026-12-31 14:01')],
    ]);
    expect(caseOf(accepted).stage.status).toBe('under-review');
  });

  test('at every point somebody in the directory is named, and what happens next has a time', () => {
    for (const story of [asked, silent, acted, undelivered, third, accepted]) {
      const turn = turnOf(caseOf(story), theFacts, story.now);
      expect(turn.people.every((each) => theFacts.directory.byId.has(each))).toBe(true);
      expect(pendingOn(caseOf(story), theFacts).length).toBeGreaterThan(0);
    }
    expect(turnOf(caseOf(third), theFacts, third.now)).toMatchObject({
      role: 'candidate',
      people: [answers],
    });
  });

  test('no reminder falls into the quiet hours, none comes twice, none goes to those whose invitation is over', () => {
    const all = eventsOf(play(accepted, { until: '2027-02-10 12:00' }), 'reminded');
    const hours = all.map((each) => toLocal(toMillis(each.at)).time / 3_600_000);
    expect(hours.every((hour) => hour >= 9 && hour <= 17)).toBe(true);
    const keys = all.map((each) => `${each.obligation} ${each.rung}`);
    expect(new Set(keys).size).toBe(keys.length);
    const after = all.filter((each) => each.at > accepted.now).flatMap((each) => each.people);
    expect(after).not.toContain(neverInstalled);
    expect(after).not.toContain(neverAnswers);
  });
});
