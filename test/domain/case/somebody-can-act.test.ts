import { isFiledAway } from '../../../src/domain/case/filed-away';
import { inventedDirectory } from '../../../src/domain/directory/invented/invented-directory';
import { indexDirectory } from '../../../src/domain/directory/lookup';
import { rolesOf } from '../../../src/domain/process/people/people-on-case';
import { holderOf } from '../../../src/domain/process/people/standing-roles';
import { turnOf } from '../../../src/domain/process/people/turn-of';
import { aCommand } from '../../builders/core/a-command';
import { whyStuck } from '../../builders/core/can-move-on';
import { who } from '../../builders/core/people';
import { answer, caseOf, eventsOf, given, london, play, type Story } from '../../builders/core/play';
import { aCaseAt, usualCast } from '../../builders/core/ways';

/** Somebody who exists can act from every state, ended ones with something owed or in error too (process page I15). */

const eso = 'external-second-opinion';
const { consultant, reviewer, alsoInvited } = usualCast;
const does = (by: string, type: Parameters<typeof aCommand>[0], wishes = {}) => ({
  by,
  gives: aCommand(type, wishes),
});
const turn = (story: Story) => turnOf(caseOf(story), story.facts, story.now);
const soon = { urgency: 'soon' } as const;
const standing = (story: Story, person: string) =>
  caseOf(story).candidates.find((each) => each.person === person)?.standing;

describe('a death recorded in error', () => {
  const busyLeads = { ...soon, team: [who.clinicalLead, who.leadsAlternate] };
  const dead = play(
    aCaseAt('under-review', eso, usualCast, busyLeads),
    does(who.coordinator, 'record-death'),
  );

  test('where no clinical lead is free the coordinator undoes it; where one is, only they', () => {
    expect(holderOf(caseOf(dead), dead.facts, 'clinical-lead', dead.now)).toBeUndefined();
    given(dead).when(does(who.coordinator, 'undo-death')).follows(['death-undone'], 'under-review');
    given(aCaseAt('closed-death'))
      .when(does(who.coordinator, 'undo-death'))
      .isRefused('not-yours', /clinical lead/);
  });

  test('or names somebody who can', () => {
    const named = play(
      dead,
      does(who.coordinator, 'name-stand-in', { role: 'clinical-lead', person: who.intensivist }),
    );
    given(named).when(does(who.intensivist, 'undo-death')).follows(['death-undone'], 'under-review');
  });

  test('undone, it gives whoever was asked the whole time to answer again', () => {
    const asked = play(aCaseAt('inviting', eso, usualCast, soon), does(who.coordinator, 'record-death'));
    const later = play(asked, { at: '2027-01-25 10:00', ...does(who.clinicalLead, 'undo-death') });
    const ticked = play(later, { until: '2027-01-25 10:05' });
    expect(standing(ticked, reviewer)).toBe('invited');
    expect(standing(play(later, { until: '2027-01-26 11:00' }), reviewer)).toBe('lapsed');
  });
});

test('an invitation has the whole time again when the request is made urgent', () => {
  const routine = play(aCaseAt('inviting', eso, usualCast, { urgency: 'routine' }), {
    until: '2027-01-12 12:00',
  });
  const urgent = aCommand('correct', { correction: { part: 'urgency', urgency: 'urgent' } });
  const story = play(routine, { at: '2027-01-12 12:00', by: consultant, gives: urgent });
  expect(standing(play(story, { until: '2027-01-12 12:30' }), reviewer)).toBe('invited');
  expect(standing(play(story, { until: '2027-01-12 14:05' }), reviewer)).toBe('lapsed');
});

test.each(['stand-down', 'release'] as const)(
  'after a %s a reserve, who had accepted already, is asked at once, though a third is still invited',
  (type) => {
    const third = who.thornwickRheumatologist;
    const full = play(
      aCaseAt('inviting'),
      does(who.coordinator, 'invite-next'),
      does(reviewer, 'accept'),
      does(alsoInvited, 'accept'),
    );
    expect([standing(full, alsoInvited), standing(full, third)]).toEqual(['reserve', 'invited']);
    const free = play(full, does(type === 'release' ? who.clinicalLead : reviewer, type));
    expect([standing(free, alsoInvited), standing(free, third)]).toEqual(['invited', 'invited']);
    expect(eventsOf(free, 'candidate-invited').at(-1)?.actor.kind).toBe('system');
  },
);

describe('a closed request that still owes something', () => {
  const owing = play(
    aCaseAt('closing', eso, usualCast, soon),
    does(consultant, 'propose-hand-over', { to: who.haematologist }),
    does(who.haematologist, 'accept-hand-over'),
    does(who.coordinator, 'confirm-record'),
  );

  test('says whose turn it is, can be paid, and is filed away then', () => {
    expect(caseOf(owing)).toMatchObject({ stage: { status: 'closed' }, debts: [{ kind: 'family-told' }] });
    expect([turn(owing).people, isFiledAway(caseOf(owing))]).toEqual([[who.haematologist], false]);
    const pays = {
      by: who.haematologist,
      gives: (state: ReturnType<typeof caseOf>) =>
        aCommand('record-owed', { debt: state.debts[0]?.id ?? '' })(state),
    };
    const paid = play(owing, pays);
    expect([caseOf(paid).stage.status, isFiledAway(caseOf(paid)), turn(paid).people]).toEqual([
      'closed',
      true,
      [],
    ]);
  });

  test('while the consultant is away it is the deputy’s, who pays it and takes over with that', () => {
    const owing = play(
      aCaseAt('closing', eso, usualCast, soon),
      does(consultant, 'propose-hand-over', { to: who.neurologist }),
      does(who.neurologist, 'accept-hand-over'),
      does(who.coordinator, 'confirm-record'),
    );
    const away = { ...owing, now: london('2027-02-16 10:00') };
    expect(turn(away).people).toEqual([who.neurologysDeputy]);
    given(away)
      .when({
        by: who.neurologysDeputy,
        gives: (state) => aCommand('record-owed', { debt: state.debts[0]?.id ?? '' })(state),
      })
      .follows(['taken-over', 'debt-paid'], 'closed');
  });

  test('waits under a hold for whoever may lift it', () => {
    const held = play(
      aCaseAt('closing', eso, usualCast, soon),
      does(consultant, 'propose-hand-over', { to: who.haematologist }),
      does(who.haematologist, 'accept-hand-over'),
      does(who.safeguardingLead, 'hold'),
      does(who.safeguardingLead, 'record-family-not-told'),
      does(who.coordinator, 'confirm-record'),
    );
    expect(turn(held).people).toEqual([who.safeguardingLead]);
    const lifted = play(held, does(who.safeguardingLead, 'lift-hold'));
    expect(turn(lifted).people).toEqual([who.haematologist]);
    expect(whyStuck(caseOf(lifted), lifted.facts, lifted.now)).toBeUndefined();
  });

  test('shut because of another request about the child, it waits for the safeguarding lead, who says whose that is', () => {
    const known = { ref: 'T2HW-9CDK', organisation: 'INV-T1-CH', certain: false, held: true, died: false };
    const shut: Story = {
      ...owing,
      state: { ...caseOf(owing), aboutChild: [{ ...known, since: owing.now }] },
    };
    expect(turn(shut)).toMatchObject({ role: 'safeguarding-lead', people: [who.safeguardingLead] });
    const said = play(
      shut,
      does(who.safeguardingLead, 'decide-match', { ref: known.ref, verdict: 'another' }),
    );
    expect(turn(said).people).toEqual([who.haematologist]);
    expect(whyStuck(caseOf(said), said.facts, said.now)).toBeUndefined();
  });

  test('and one that waits for a young adult’s wishes takes them', () => {
    const born = { ...soon, dateOfBirth: '2009-01-12' };
    const story = play(
      aCaseAt('closing', eso, usualCast, born),
      { until: '2027-01-12 09:00' },
      { at: '2027-01-12 09:00', ...does(who.coordinator, 'confirm-record') },
    );
    expect([turn(story).people, isFiledAway(caseOf(story))]).toEqual([[consultant], false]);
    expect(isFiledAway(caseOf(play(story, does(consultant, 'record-young-adult-wishes'))))).toBe(true);
  });
});

describe('a stand-in', () => {
  test('ends with the office that named them: a hand-over to another organisation', () => {
    const busy = { ...soon, team: [who.clinicalLead, who.leadsAlternate] };
    const named = play(
      aCaseAt('preparing', eso, usualCast, busy),
      does(who.coordinator, 'name-stand-in', { role: 'clinical-lead', person: who.intensivist }),
      does(consultant, 'propose-hand-over', { to: who.thornwickNeurologist }),
      does(who.thornwickNeurologist, 'accept-hand-over'),
    );
    expect(holderOf(caseOf(named), named.facts, 'clinical-lead', named.now)).toBe(
      who.thornwickRheumatologist,
    );
    expect([...rolesOf(caseOf(named), named.facts, who.intensivist, named.now)]).toEqual([]);
  });

  test('for a coordinator is named only where the office has nobody: a lead displaces nobody', () => {
    const names = does(who.clinicalLead, 'name-stand-in', {
      role: 'coordinator',
      person: who.physiotherapist,
    });
    const story = aCaseAt('preparing', eso, usualCast, soon);
    given(story)
      .when(names)
      .isRefused('not-now', /holds each of these/);
    const office = [who.coordinator, who.coordinatorsAlternate] as string[];
    const people = inventedDirectory.people.filter(({ id }) => !office.includes(id));
    const alone = { ...story, facts: { directory: indexDirectory({ ...inventedDirectory, people }) } };
    expect(answer(alone, names).ok).toBe(true);
  });
});

describe('a hand-over that is offered', () => {
  const offered = play(
    aCaseAt('preparing', eso, usualCast, soon),
    does(consultant, 'propose-hand-over', { to: who.haematologist }),
  );
  const roles = (story: Story) => [...rolesOf(caseOf(story), story.facts, who.haematologist, story.now)];

  test.each<[string, string, 'decline-hand-over' | 'take-back-hand-over']>([
    ['is declined by whoever it is offered to', who.haematologist, 'decline-hand-over'],
    ['is taken back by the consultant', consultant, 'take-back-hand-over'],
    ['is taken back by the clinical lead', who.clinicalLead, 'take-back-hand-over'],
  ])('%s, who then has no part', (_, by, type) => {
    expect(roles(offered)).toEqual(['incoming-consultant']);
    const over = play(offered, does(by, type));
    expect([roles(over), caseOf(over).handOver, caseOf(over).namedConsultant]).toEqual([
      [],
      undefined,
      consultant,
    ]);
  });

  test('is taken back by whoever proposed it, also when another acts by now', () => {
    const acting = play(offered, { at: '2027-01-25 10:00', ...does(usualCast.deputy, 'take-over') });
    given(acting).when(does(consultant, 'take-back-hand-over')).follows(['hand-over-taken-back']);
    given(offered)
      .when(does(usualCast.deputy, 'take-back-hand-over'))
      .isRefused('not-now', /could take back/);
    given(aCaseAt('preparing'))
      .when(does(consultant, 'take-back-hand-over'))
      .isRefused('not-now', /No hand-over/);
  });
});

test('a reminder is put off for fourteen days at most', () => {
  const story = aCaseAt('preparing', eso, usualCast, soon);
  const snooze = (until: string) => does(who.coordinator, 'snooze', { until });
  given(story).when(snooze('2027-01-25')).follows(['snoozed']);
  given(story)
    .when(snooze('2027-01-26'))
    .isRefused('missing', /14 days/, 'until');
});
