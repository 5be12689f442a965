import { openLadders } from '../../../../src/domain/process/open/open-ladders';
import { alerts } from '../../../../src/views/cards/alerts';
import { recordOf } from '../../../../src/views/record/record-of';
import { lookFrom } from '../../../../src/views/viewpoint';
import { aCommand } from '../../../builders/core/a-command';
import { present } from '../../../builders/core/ladder-ways';
import { findsAnother, hearsOfAnother } from '../../../builders/core/other-request';
import { who } from '../../../builders/core/people';
import { caseOf, eventsOf, given, type Press, play, type Story } from '../../../builders/core/play';
import { aCaseAt, castFor, usualCast } from '../../../builders/core/ways';

/** Two requests that are perhaps about one child: somebody says whether they are (process page §1, §4b, §6). */
const eso = 'external-second-opinion';
const ref = 'T2HW-9CDK';
const soon = aCaseAt('preparing', eso, castFor(eso), { urgency: 'soon' }, present);
const found = play(soon, findsAnother);
const says = (by: string, verdict: 'same' | 'another'): Press => ({
  by,
  gives: aCommand('decide-match', { ref, verdict }),
});
const reads = (story: Story, viewer: string) =>
  JSON.stringify(alerts(lookFrom(caseOf(story), story.facts, viewer, story.now), { chars: 400, items: 9 }));
const remindedOf = (story: Story, beginning: string) =>
  eventsOf(story, 'reminded').filter(({ obligation }) => obligation.startsWith(beginning));

describe('found to be perhaps about the same child', () => {
  test('the coordinator is asked, and is reminded: at 4 hours alone, then the alternate, then the clinical lead too', () => {
    expect(reads(found, who.coordinator)).toMatch(/perhaps about the same child.*Please say whether it is/);
    const late = play(found, { until: '2027-01-13 12:00' });
    expect(remindedOf(late, 'perhaps:').map(({ rung, people }) => [rung, people])).toEqual([
      [1, [who.coordinator]],
      [2, [who.coordinator, who.coordinatorsAlternate]],
      [3, [who.coordinator, who.clinicalLead]],
    ]);
  });

  test('nothing waits for the answer: the family’s side goes on, and the request may close', () => {
    given(found)
      .when({ by: who.coordinator, gives: aCommand('complete-pack') })
      .follows(['pack-completed', 'candidate-invited'], 'inviting');
  });

  test.each(['same', 'another'] as const)('once it is said to be %s, nobody is asked again', (verdict) => {
    const said = play(found, says(who.coordinator, verdict));
    expect(openLadders(caseOf(said)).map(({ name }) => name)).toEqual(['preparing']);
    expect(remindedOf(play(said, { until: '2027-01-15 12:00' }), 'perhaps:')).toEqual([]);
    expect(reads(said, who.coordinator).includes(ref)).toBe(verdict === 'same');
    given(said)
      .when(says(who.coordinator, verdict))
      .isRefused('not-now', /No other request waits/);
  });

  test('only the coordinator says it; from the third reminder on the clinical lead may, and learns of it then', () => {
    for (const by of [usualCast.consultant, who.safeguardingLead, who.clinicalLead, who.nurse])
      expect(reads(found, by)).not.toContain(ref);
    given(found)
      .when(says(who.clinicalLead, 'same'))
      .isRefused('not-now', /No other request waits/);
    const late = play(found, { until: '2027-01-13 12:00' });
    expect(reads(late, who.clinicalLead)).toContain(ref);
    given(late).when(says(who.clinicalLead, 'another')).follows(['likeness-decided']);
    given(late)
      .when(says(usualCast.consultant, 'another'))
      .isRefused('not-now', /No other request waits/);
  });

  test('joined to this one, it is said', () => {
    const joined = play(found, {
      by: 'system',
      gives: aCommand('take-in-duplicate', { ref }),
      others: findsAnother.others ?? [],
    });
    expect(openLadders(caseOf(joined)).map(({ name }) => name)).not.toContain('perhaps-same-child');
  });
});

test('corrected so that it is certain, it is found as that, and the coordinator is not asked any more', () => {
  const other = findsAnother.others ?? [];
  const [first] = other;
  const { request } = first ?? caseOf(found);
  const mended = play(found, {
    by: usualCast.requester,
    gives: aCommand('correct', { correction: { part: 'child', child: request.child, wrongChild: 'no' } }),
    others: other,
  });
  expect(caseOf(mended).matches).toMatchObject([{ ref, certain: true }]);
  expect(openLadders(caseOf(mended)).map(({ name }) => name)).not.toContain('perhaps-same-child');
});

describe('a word on whether two requests look alike decides nothing of a hold or a death there later', () => {
  test.each(['same', 'another'] as const)(
    '“%s”: the safeguarding lead is asked about the hold',
    (verdict) => {
      const after = play(found, says(who.coordinator, verdict), hearsOfAnother('held'));
      expect(caseOf(after).hold).toBeUndefined();
      expect(openLadders(caseOf(after)).map(({ name }) => name)).toEqual(['preparing', 'held-elsewhere']);
    },
  );

  test.each(['same', 'another'] as const)('“%s”: a death ends nothing here by that word alone', (verdict) => {
    const after = play(found, says(who.coordinator, verdict), hearsOfAnother('died'));
    expect(caseOf(after).stage.status).toBe('preparing');
    expect(openLadders(caseOf(after)).map(({ name }) => name)).toEqual(['preparing', 'death-elsewhere']);
  });

  test('not said yet: the safeguarding lead is asked in place of the coordinator', () => {
    const after = play(found, hearsOfAnother('held'));
    expect(openLadders(caseOf(after)).map(({ name }) => name)).toEqual(['preparing', 'held-elsewhere']);
  });
});

describe('a hold elsewhere on which the safeguarding lead does not answer', () => {
  const held = play(soon, hearsOfAnother('held'));
  const late = play(held, { until: '2027-01-13 12:00' });

  test('the clinical lead hears of it with the third reminder, and may decide from then on', () => {
    given(held)
      .when(says(who.clinicalLead, 'same'))
      .isRefused('not-now', /No other request waits/);
    expect(remindedOf(late, 'match:').at(-1)?.people).toContain(who.clinicalLead);
    expect(reads(late, who.clinicalLead)).toContain(`There is a hold on request ${ref}`);
    given(late).when(says(who.clinicalLead, 'another')).follows(['match-decided']);
  });

  test('the hold that the clinical lead sets here is provisional, for the safeguarding lead to review', () => {
    const decided = play(late, says(who.clinicalLead, 'same'));
    expect(caseOf(decided).hold).toMatchObject({
      provisional: true,
      authority: 'The clinical lead of this request.',
    });
    expect(caseOf(play(held, says(who.safeguardingLead, 'same'))).hold).toMatchObject({ provisional: false });
  });

  test('a death elsewhere likewise, with two identifiers typed', () => {
    const died = play(soon, hearsOfAnother('died'), { until: '2027-01-13 12:00' });
    given(died)
      .when({
        by: who.clinicalLead,
        gives: aCommand('decide-match', {
          ref,
          verdict: 'same',
          initials: 'X.Y.',
          dateOfBirth: '2018-05-09',
        }),
      })
      .isRefused('missing', /./);
    given(died)
      .when(says(who.clinicalLead, 'same'))
      .follows(['match-decided', 'death-recorded'], 'closed-death');
  });
});

test('the child’s record names no other request, perhaps another child’s: not found, not reminded of, not decided', () => {
  for (const first of [findsAnother, hearsOfAnother('held')]) {
    const late = play(soon, first, { until: '2027-01-13 12:00' });
    const story = play(late, says(who.clinicalLead, 'another'));
    const { events, facts, now } = story;
    const record = recordOf({ state: caseOf(story), events, facts, now });
    expect(JSON.stringify(record)).not.toContain(ref);
  }
});
