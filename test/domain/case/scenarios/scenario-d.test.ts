import { pendingOn } from '../../../../src/domain/process/due/pending';
import { turnOf } from '../../../../src/domain/process/people/turn-of';
import { peopleIn } from '../../../../src/domain/process/people/whom';
import { aCommand, submission } from '../../../builders/core/a-command';
import { theFacts, who } from '../../../builders/core/people';
import { caseOf, eventsOf, given, london, play, untold } from '../../../builders/core/play';

/** Scenario D: the named consultant is away from 16 November to 4 December 2026. */
const consultant = who.rheumatologist;
const deputy = who.rheumatologysDeputy;
const asked = play(untold('2026-11-24 10:00'), {
  at: '2026-11-24 10:00',
  by: who.rheumatologyDoctor,
  gives: submission({
    kind: 'external-second-opinion',
    namedConsultant: consultant,
    specialty: 'Rheumatology',
    dateOfBirth: '2014-07-07',
    nhsNumber: '999 182 8575',
    familyAdvocate: who.advocate,
    suggestedBy: 'family',
    urgency: 'soon',
    neededBy: '2026-12-18',
    candidates: [who.thornwickRheumatologist],
  }),
});
const objected = play(asked, { at: '2026-11-24 11:00', by: deputy, gives: aCommand('object') });

describe('scenario D: the named consultant is away', () => {
  test('the deputy is asked at once, and the requester told', () => {
    expect(turnOf(caseOf(asked), theFacts, asked.now).people).toEqual([deputy]);
    expect(peopleIn('approver', caseOf(asked), theFacts, asked.now)).toEqual([deputy]);
    const [first] = pendingOn(caseOf(asked), theFacts).filter((each) => each.what.kind === 'leave');
    expect(first?.at).toBe(london('2026-11-24 10:00'));
    const told = play(asked, { until: '2026-11-24 10:01' });
    // The deputy's notification came with the request itself, and comes once.
    expect(eventsOf(told, 'reminded').map((each) => each.people)).toEqual([[who.rheumatologyDoctor]]);
  });

  test('the deputy’s press takes over and objects in one; the requester hears the reason, and it is no end', () => {
    expect(objected.events.slice(-4).map((each) => each.type)).toEqual([
      'taken-over',
      'objected',
      'debt-incurred',
      'debt-incurred',
    ]);
    expect(caseOf(objected)).toMatchObject({
      actingConsultant: deputy,
      actingAs: 'deputy',
      stage: { status: 'lead-review', cause: { why: 'objected', by: deputy } },
    });
  });

  test('who holds responsibility, and the objection, are news that the family is owed', () => {
    expect(caseOf(objected).debts.map((each) => [each.kind, each.about])).toEqual([
      ['family-told', 'taken-over'],
      ['family-told', 'objected'],
    ]);
  });

  test('the clinical lead decides, the objector cannot', () => {
    given(objected)
      .when({ by: deputy, gives: aCommand('proceed') })
      .isRefused('not-yours', /Only the clinical lead/);
    given(objected)
      .when({ by: who.clinicalLead, gives: aCommand('proceed') })
      .follows(['lead-proceeded'], 'family-step');
    given(objected)
      .when({ by: who.clinicalLead, gives: aCommand('uphold', { howFamilyTold: undefined }) })
      .isRefused('missing', /how the family was told/, 'howFamilyTold');
  });

  test('the family asked: it is withdrawn only when the family agrees', () => {
    given(objected)
      .when({ by: who.rheumatologyDoctor, gives: aCommand('withdraw', { familyAgreed: 'no' }) })
      .isRefused('missing', /only when the family agrees/, 'familyAgreed');
  });

  test('the consultant comes back to an old card: it changes nothing until responsibility is handed back', () => {
    const proceeded = play(objected, {
      at: '2026-11-25 09:00',
      by: who.clinicalLead,
      gives: aCommand('proceed'),
    });
    given(proceeded)
      .when({ at: '2026-12-07 09:00', by: consultant, step: caseOf(asked).step, gives: aCommand('approve') })
      .isRefused('stale', /It waits for the acting consultant \(Dr Mateus Carvalho-Reed\)/);
    given(proceeded)
      .when({ at: '2026-12-07 09:01', by: consultant, gives: aCommand('record-family-conversation') })
      .isRefused('not-yours', /Only the acting consultant or the coordinator or the family advocate/);
    const back = play(proceeded, { at: '2026-12-07 09:05', by: consultant, gives: aCommand('hand-back') });
    expect(caseOf(back).debts.map((each) => each.about)).toContain('handed-back');
    given(back)
      .when({ by: consultant, gives: aCommand('record-family-conversation') })
      .follows(['conversation-recorded'], 'preparing');
  });
});
