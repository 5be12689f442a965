import { approversOf, rolesOf } from '../../../src/domain/process/people/people-on-case';
import { holderOf, secondOf } from '../../../src/domain/process/people/standing-roles';
import { turnOf } from '../../../src/domain/process/people/turn-of';
import { aCommand } from '../../builders/core/a-command';
import { who } from '../../builders/core/people';
import { caseOf, given, play, type Story } from '../../builders/core/play';
import { aCaseAt, castFor, ownCast, usualCast } from '../../builders/core/ways';

const eso = 'external-second-opinion';
const replacedBy = (person: string, by: string = who.coordinator) => ({
  by,
  gives: aCommand('replace-requester', { person }),
});
const names = (person: string) => ({
  by: who.coordinator,
  gives: aCommand('name-stand-in', { role: 'clinical-lead', person }),
});
const approvers = (story: Story) => approversOf(caseOf(story), story.facts, story.now);
const lead = (story: Story) => holderOf(caseOf(story), story.facts, 'clinical-lead', story.now);

describe('whoever ever asked for an external opinion does not judge it, also when somebody else is the requester now (process page I3)', () => {
  test('a consultant who sent it and hands the requester’s part on approves nothing', () => {
    const sent = aCaseAt('consultant-review', eso, ownCast(usualCast));
    const story = play(sent, replacedBy(who.oncologyDoctor, usualCast.consultant));
    given(story)
      .when({ by: usualCast.consultant, gives: aCommand('approve') })
      .isRefused('not-yours', /Only the approver/);
    expect(approvers(story)).toEqual([usualCast.deputy, who.clinicalLead]);
    given(story)
      .when({ by: usualCast.deputy, gives: aCommand('approve') })
      .follows(['approved'], 'family-step');
  });

  test('a clinical lead who sent it does not decide the objection; the alternate does', () => {
    const cast = { ...usualCast, requester: who.clinicalLead };
    const story = play(
      aCaseAt('consultant-review', eso, cast),
      { by: usualCast.consultant, gives: aCommand('object') },
      replacedBy(who.nurse),
    );
    given(story)
      .when({ by: who.clinicalLead, gives: aCommand('proceed') })
      .isRefused('unknown-case', /no request/);
    given(story)
      .when({ by: who.leadsAlternate, gives: aCommand('proceed') })
      .follows(['lead-proceeded'], 'family-step');
  });

  test('nor whoever was the requester for a while in between', () => {
    const story = play(aCaseAt('lead-review'), replacedBy(who.clinicalLead), replacedBy(who.intensivist));
    expect(lead(story)).toBe(who.leadsAlternate);
    expect(secondOf(caseOf(story), story.facts, 'clinical-lead', story.now)).toBeUndefined();
  });

  test('a deputy who sent it takes over and still approves nothing', () => {
    const cast = { ...usualCast, requester: usualCast.deputy };
    const sent = play(aCaseAt('consultant-review', eso, cast, { urgency: 'soon' }), replacedBy(who.nurse));
    const late = play(sent, { until: '2027-01-12 12:00' });
    const story = play(late, { by: usualCast.deputy, gives: aCommand('take-over') });
    given(story)
      .when({ by: usualCast.deputy, gives: aCommand('approve') })
      .isRefused('not-yours', /Only the approver/);
    expect(approvers(story)).toEqual([who.clinicalLead]);
  });

  test('where that bans everybody, the office names a stand-in, who never asked for it either (I15)', () => {
    const cast = { ...ownCast(usualCast), requester: usualCast.consultant };
    const story = play(
      aCaseAt('consultant-review', eso, cast),
      ...[usualCast.deputy, who.clinicalLead, who.leadsAlternate, who.nurse].map((each) => replacedBy(each)),
    );
    expect(approvers(story)).toEqual([]);
    expect(turnOf(caseOf(story), story.facts, story.now).people).toEqual([who.coordinator]);
    given(story)
      .when(names(who.clinicalLead))
      .isRefused('missing', /asked for the opinion/, 'person');
    const named = play(story, names(who.respiratoryConsultant));
    expect(approvers(named)).toEqual([who.respiratoryConsultant]);
    given(named)
      .when({ by: who.respiratoryConsultant, gives: aCommand('approve') })
      .follows(['approved'], 'family-step');
  });

  test('a critical friend is no verdict on the plan: there the consultant approves what they once asked for', () => {
    const kind = 'critical-friend';
    const sent = aCaseAt('consultant-review', kind, castFor(kind));
    const story = play(sent, replacedBy(usualCast.consultant), replacedBy(who.nurse));
    expect(rolesOf(caseOf(story), story.facts, usualCast.consultant, story.now)).toContain('approver');
  });
});
