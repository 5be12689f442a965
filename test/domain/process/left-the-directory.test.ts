import { openStatuses, type Status } from '../../../src/domain/case/stage';
import { inventedDirectory } from '../../../src/domain/directory/invented/invented-directory';
import { indexDirectory } from '../../../src/domain/directory/lookup';
import type { Facts } from '../../../src/domain/process/open/facts';
import { everybodyOn, rolesOf } from '../../../src/domain/process/people/people-on-case';
import { turnOf } from '../../../src/domain/process/people/turn-of';
import { visibleParts } from '../../../src/domain/process/people/who-sees';
import { aCommand } from '../../builders/core/a-command';
import { who } from '../../builders/core/people';
import { answer, caseOf, given, play, type Story } from '../../builders/core/play';
import { aCaseAt, castFor, wayTo } from '../../builders/core/ways';

/** The same day, after an import from which these people are missing. */
function without(...gone: readonly string[]): Facts {
  const people = inventedDirectory.people.filter(({ id }) => !gone.includes(id));
  return { directory: indexDirectory({ ...inventedDirectory, people }) };
}

const leftBy = (story: Story, ...gone: readonly string[]): Story => ({ ...story, facts: without(...gone) });
const cast = castFor('external-second-opinion');

describe('whoever is not in the directory has no role, whatever the case says (process page §2)', () => {
  const passed = openStatuses.filter(
    (status) => wayTo(status, 'external-second-opinion', cast) !== undefined,
  );

  test.each(passed)('in %s nobody on the case keeps sight of it', (status) => {
    const story = aCaseAt(status);
    const state = caseOf(story);
    for (const person of everybodyOn(state, story.facts, story.now)) {
      const facts = without(person);
      expect([person, [...rolesOf(state, facts, person, story.now)]]).toEqual([person, []]);
      expect(visibleParts(state, facts, person, story.now).size).toBe(0);
      expect(everybodyOn(state, facts, story.now)).not.toContain(person);
    }
  });

  test.each<[string, Status, Parameters<typeof aCommand>[0], string]>([
    ['the named consultant approves nothing', 'consultant-review', 'approve', cast.consultant],
    ['the requester withdraws nothing', 'under-review', 'withdraw', cast.requester],
    ['the reviewer gives no opinion', 'under-review', 'give-opinion', cast.reviewer],
    ['a candidate accepts nothing', 'inviting', 'accept', cast.reviewer],
    ['a nurse adds nothing', 'under-review', 'add-information', who.nurse],
    ['the safeguarding lead sets no hold', 'under-review', 'hold', who.safeguardingLead],
  ])('%s', (_, status, command, person) => {
    const before = aCaseAt(status);
    expect(answer(before, { by: person, gives: aCommand(command) }).ok).toBe(true);
    // Answered as a stranger is: not a word of whether there is such a request.
    given(leftBy(before, person))
      .when({ by: person, gives: aCommand(command) })
      .isRefused('unknown-case', /There is no request with this reference/);
  });
});

describe('somebody who exists can act when somebody has left (process page I15)', () => {
  const turn = (story: Story) => turnOf(caseOf(story), story.facts, story.now);

  test('a consultant who has left with the deputy is stood in for at once, not after three reminders', () => {
    const story = leftBy(aCaseAt('opinion-given'), cast.consultant, cast.deputy);
    expect(turn(story).people).toEqual([who.clinicalLead]);
    given(story)
      .when({ by: who.clinicalLead, gives: aCommand('acknowledge') })
      .follows(['taken-over', 'acknowledged', 'debt-incurred']);
  });

  test('the deputy named last acts at once, also outside the days that were named', () => {
    const deputy = who.respiratoryConsultant;
    const set = aCommand('set-deputy', { person: deputy, from: '2027-03-01', to: '2027-03-05' });
    const story = leftBy(
      play(aCaseAt('opinion-given'), { by: cast.consultant, gives: set }),
      cast.consultant,
    );
    expect(turn(story)).toMatchObject({ role: 'acting-consultant', people: [deputy] });
    expect([...rolesOf(caseOf(story), story.facts, deputy, story.now)]).toContain('acting-consultant');
    expect([...rolesOf(caseOf(story), story.facts, who.clinicalLead, story.now)]).toEqual(['clinical-lead']);
    const told = play(story, { by: 'system', gives: aCommand('fall-due') });
    expect(caseOf(told)).toMatchObject({ actingConsultant: deputy, actingAs: 'deputy' });
    // Who holds responsibility is news for the family.
    expect(caseOf(told).debts).toMatchObject([{ kind: 'family-told', about: 'taken-over' }]);
  });

  test('with nobody to take over, the office names a clinical lead, who then acts', () => {
    const alone = leftBy(
      aCaseAt('opinion-given'),
      cast.consultant,
      cast.deputy,
      who.clinicalLead,
      who.leadsAlternate,
    );
    expect(turn(alone).people).toEqual([who.coordinator]);
    const named = aCommand('name-stand-in', { role: 'clinical-lead', person: who.intensivist });
    const story = play(alone, { by: who.coordinator, gives: named });
    expect(turn(story)).toMatchObject({ role: 'acting-consultant', people: [who.intensivist] });
  });

  test('when whoever took over has left, the named consultant is responsible again', () => {
    const away = { ...aCaseAt('opinion-given', 'external-second-opinion', cast, { urgency: 'soon' }) };
    const late = play(away, { until: '2027-01-13 12:00' });
    const taken = play(late, { by: cast.deputy, gives: aCommand('take-over') });
    const story = leftBy(taken, cast.deputy);
    expect(turn(story).people).toEqual([cast.consultant]);
    given(story)
      .when({ by: cast.consultant, gives: aCommand('acknowledge') })
      .follows(['handed-back', 'acknowledged', 'debt-incurred']);
  });

  test('nobody was set on the case: the deputy whom the directory itself named is acting consultant at once', () => {
    const story = leftBy(aCaseAt('outcome'), cast.consultant);
    expect(turn(story)).toMatchObject({ role: 'acting-consultant', people: [cast.deputy] });
    given(story)
      .when({ by: cast.deputy, gives: aCommand('record-outcome') })
      .follows(['taken-over', 'outcome-recorded', 'debt-incurred'], 'closing');
  });

  test('whom the directory named is noted when it changes, so that it is the present one, and nobody who left with them', () => {
    const named = (deputy: string | undefined): Story['facts'] => {
      const people = inventedDirectory.people.map((each) =>
        each.id === cast.consultant ? { ...each, deputy } : each,
      );
      return { directory: indexDirectory({ ...inventedDirectory, people }) };
    };
    const tick = { by: 'system' as const, gives: aCommand('fall-due') };
    const other = play({ ...aCaseAt('outcome'), facts: named(who.haematologist) }, tick);
    expect(turn(leftBy(other, cast.consultant)).people).toEqual([who.haematologist]);
    expect(turn(leftBy(other, cast.consultant, who.haematologist)).people).toEqual([who.clinicalLead]);
    const nobody = play({ ...other, facts: named(undefined) }, tick);
    expect(turn(leftBy(nobody, cast.consultant)).people).toEqual([who.clinicalLead]);
  });

  test('a request from before this was noted has it with the next change', () => {
    const { deputyNoted: _, ...older } = caseOf(aCaseAt('outcome'));
    given({ ...aCaseAt('outcome'), state: older })
      .when({ by: who.coordinator, gives: aCommand('comment') })
      .follows(['deputy-noted', 'commented']);
  });

  test('after a hand-over it is the deputy of the new consultant', () => {
    const handed = play(
      aCaseAt('preparing'),
      { by: cast.consultant, gives: aCommand('propose-hand-over', { to: who.neurologist }) },
      { by: who.neurologist, gives: aCommand('accept-hand-over') },
    );
    expect(
      turn(leftBy(handed, who.neurologist, who.coordinator, who.coordinatorsAlternate)).people,
    ).not.toEqual([]);
    expect(caseOf(handed).deputyNoted).toBe(who.neurologysDeputy);
  });

  test('for a requester who has left the turn is the coordinator’s, who names another', () => {
    const story = leftBy(aCaseAt('returned'), cast.requester);
    expect(turn(story)).toMatchObject({ role: 'coordinator', people: [who.coordinator] });
    expect(answer(story, { by: who.coordinator, gives: aCommand('replace-requester') }).ok).toBe(true);
  });

  test('a reviewer who has left is released by the office before the date, and the next is asked', () => {
    const story = aCaseAt('under-review');
    const release = { by: who.coordinator, gives: aCommand('release') };
    given(story)
      .when(release)
      .isRefused('not-yours', /Before the date/);
    const gone = leftBy(story, cast.reviewer);
    expect(turn(gone)).toMatchObject({ role: 'coordinator', people: [who.coordinator] });
    const decision = answer(gone, release);
    expect(decision.ok && decision.state?.stage.status).toBe('inviting');
  });

  test('a deputy of the case who has left gives way to the directory’s', () => {
    const story = aCaseAt('consultant-review');
    const set = answer(story, { by: cast.consultant, gives: aCommand('set-deputy') });
    expect(set.ok).toBe(true);
    if (!set.ok || set.state === undefined) return;
    const named = set.state.deputy?.person ?? '';
    expect([...rolesOf(set.state, without(named), named, story.now)]).toEqual([]);
    expect([...rolesOf(set.state, without(named), cast.deputy, story.now)]).toContain('deputy');
  });

  test('a stand-in who has left blocks the role for nobody: the coordinator names another', () => {
    const lead = { requester: who.clinicalLead };
    const story = aCaseAt(
      'consultant-review',
      'external-second-opinion',
      { ...cast, ...lead },
      {
        team: [who.leadsAlternate],
      },
    );
    const names = (person: string) => ({
      by: who.coordinator,
      gives: aCommand('name-stand-in', { role: 'clinical-lead', person }),
    });
    const named = play(story, names(who.respiratoryConsultant));
    given(named)
      .when(names(who.intensivist))
      .isRefused('not-now', /Somebody holds each of these roles/);
    given(leftBy(named, who.respiratoryConsultant)).when(names(who.intensivist)).follows(['stand-in-named']);
  });
});
