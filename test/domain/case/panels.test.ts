import { inventedDirectory } from '../../../src/domain/directory/invented/invented-directory';
import { indexDirectory } from '../../../src/domain/directory/lookup';
import type { Panel, Person } from '../../../src/domain/directory/schema';
import type { Facts } from '../../../src/domain/process/open/facts';
import { everybodyOn, rolesOf } from '../../../src/domain/process/people/people-on-case';
import { turnOf } from '../../../src/domain/process/people/turn-of';
import { visibleParts } from '../../../src/domain/process/people/who-sees';
import { aCommand, noConflicts } from '../../builders/core/a-command';
import { who } from '../../builders/core/people';
import { caseOf, eventsOf, given, play, refusalOf, type Story } from '../../builders/core/play';
import { aCaseAt, castFor } from '../../builders/core/ways';

const eso = 'external-second-opinion';
const [member, other] = [who.saltmereNeurologist, who.saltmereIntensivist];
const mdt = who.epilepsyMdt;
const clerk = who.epilepsyMdtClerk;
const newClerk = who.stranger;

/** The invented directory with this panel, and these people, changed. */
function facts(panel: Partial<Panel> = {}, people: Readonly<Record<string, Partial<Person>>> = {}): Facts {
  return {
    directory: indexDirectory({
      ...inventedDirectory,
      people: inventedDirectory.people.map((each) => ({ ...each, ...people[each.id] })),
      panels: inventedDirectory.panels.map((each) => (each.id === mdt ? { ...each, ...panel } : each)),
    }),
  };
}

const preparing = (by: Facts) => aCaseAt('preparing', eso, castFor(eso), {}, by);
const adds = { by: who.coordinator, gives: aCommand('add-candidate', { candidate: mdt }) };
const changed = (story: Story, by: Facts): Story => ({ ...story, facts: by });
const tick = { by: 'system' as const, gives: aCommand('fall-due') };
const sees = (story: Story, person: string) => [
  ...visibleParts(caseOf(story), story.facts, person, story.now),
];

/** The panel alone is on the list, and is asked. */
const invited = () =>
  play(aCaseAt('preparing', eso, castFor(eso), { candidates: [mdt] }), {
    by: who.coordinator,
    gives: aCommand('complete-pack'),
  });
const underReview = () =>
  play(
    invited(),
    { by: clerk, gives: aCommand('accept') },
    { by: clerk, gives: aCommand('confirm-no-link') },
  );

describe('a clerk is held to the same questions as anybody (process page I1)', () => {
  test('employed by the treating organisation by their own word: refused', () => {
    given(invited())
      .when({ by: clerk, gives: aCommand('accept', { conflicts: { ...noConflicts, sameEmployer: 'yes' } }) })
      .follows(['acceptance-refused', 'list-exhausted', 'debt-incurred']);
  });

  test('employed there by the directory, honorary contracts counted: cannot be chosen', () => {
    given(preparing(facts({}, { [clerk]: { otherEmployers: ['INV-T1-FG'] } })))
      .when(adds)
      .isRefused('missing', /works for the treating organisation/, 'candidate');
  });
});

describe('a panel acts through members who are free (process page I1)', () => {
  const employed = { otherEmployers: ['INV-T1'] };

  test.each<[string, Facts]>([
    [
      'every member works for the treating organisation',
      facts({}, { [member]: employed, [other]: employed }),
    ],
    ['it has no members', facts({ members: [] })],
    ['its only member was in the team around the child', facts({ members: [who.nurse] })],
  ])('%s: it cannot be chosen', (_, by) => {
    given(preparing(by))
      .when(adds)
      .isRefused('missing', /No member of this panel is free/, 'candidate');
  });

  test('one member who is free is enough', () => {
    given(preparing(facts({}, { [member]: employed })))
      .when(adds)
      .follows(['candidate-added']);
  });

  test('a member who becomes linked later steps aside then; with the last one the panel loses the place', () => {
    const joins = (person: string) => ({ by: who.coordinator, gives: aCommand('add-member', { person }) });
    const one = play(underReview(), joins(member));
    expect(caseOf(one).stage.status).toBe('under-review');
    given(one)
      .when(joins(other))
      .follows(
        ['member-added', 'reviewer-released', 'debt-incurred', 'list-exhausted', 'debt-incurred'],
        'inviting',
      );
  });

  test('asked while a member was free, it neither accepts nor gives an opinion when none is any more', () => {
    const none = facts({}, { [member]: employed, [other]: employed });
    given(changed(invited(), none))
      .when({ by: clerk, gives: aCommand('accept') })
      .follows(['acceptance-refused', 'list-exhausted', 'debt-incurred']);
    expect(
      refusalOf(changed(underReview(), none), { by: clerk, gives: aCommand('give-opinion') }).text,
    ).toMatch(/No member of this panel is free/);
  });
});

describe('a clerk whom the directory has replaced (process page I1, §2)', () => {
  const by = facts({ clerk: newClerk });

  test('from that moment the present one answers, and the former one has no part', () => {
    const story = changed(invited(), by);
    expect([...rolesOf(caseOf(story), by, clerk, story.now)]).toEqual([]);
    expect([...rolesOf(caseOf(story), by, newClerk, story.now)]).toEqual(['candidate']);
    expect(everybodyOn(caseOf(story), by, story.now)).not.toContain(clerk);
    expect(turnOf(caseOf(story), by, story.now).people).toEqual([newClerk]);
    given(story)
      .when({ by: clerk, gives: aCommand('accept') })
      .isRefused('unknown-case', /no request/);
    given(story)
      .when({ by: newClerk, gives: aCommand('accept') })
      .follows(['clerk-replaced', 'invitation-accepted', 'conflict-cleared'], 'under-review');
  });

  test('an import writes it down without a press', () => {
    const after = play(changed(invited(), by), tick);
    expect(eventsOf(after, 'clerk-replaced')).toMatchObject([
      { person: newClerk, actor: { kind: 'system' } },
    ]);
  });

  test('holding the place, the panel is asked again: the present clerk answers the same questions before seeing the child', () => {
    const story = changed(underReview(), by);
    expect(sees(story, clerk)).toEqual([]);
    expect(sees(story, newClerk)).toEqual(['routing']);
    expect(turnOf(caseOf(story), by, story.now)).toMatchObject({ role: 'candidate', people: [newClerk] });
    given(story)
      .when({ by: newClerk, gives: aCommand('give-opinion') })
      .isRefused('not-now', /./);
    given(story)
      .when({
        by: newClerk,
        gives: aCommand('accept', { conflicts: { ...noConflicts, sameEmployer: 'yes' } }),
      })
      .follows(
        ['clerk-replaced', 'panel-asked-again', 'acceptance-refused', 'list-exhausted', 'debt-incurred'],
        'inviting',
      );
    const personal = { ...noConflicts, personal: 'yes', details: 'The mother is a friend.' } as const;
    given(story)
      .when({ by: newClerk, gives: aCommand('accept', { conflicts: personal }) })
      .follows(['clerk-replaced', 'panel-asked-again', 'invitation-accepted'], 'conflict-check');
    const accepted = play(story, { by: newClerk, gives: aCommand('accept') });
    expect(sees(accepted, newClerk)).toEqual(['routing', 'identity', 'withheld-names', 'withheld-why']);
    given(accepted)
      .when({ by: newClerk, gives: aCommand('give-opinion') })
      .isRefused('not-now', /confirm first/);
    expect(sees(play(accepted, { by: newClerk, gives: aCommand('confirm-no-link') }), newClerk)).toContain(
      'pack',
    );
  });

  test('so too where the former clerk had declared something and the clinical lead had not decided yet', () => {
    const personal = { ...noConflicts, personal: 'yes', details: 'Trained together.' } as const;
    const declared = play(invited(), { by: clerk, gives: aCommand('accept', { conflicts: personal }) });
    expect(caseOf(declared).stage.status).toBe('conflict-check');
    const after = play(changed(declared, by), tick);
    expect(caseOf(after)).toMatchObject({
      stage: { status: 'inviting' },
      candidates: [{ standing: 'invited' }],
    });
    expect(caseOf(after).candidates[0]).not.toHaveProperty('acceptance');
  });

  test('what the panel had asked for stays asked for, and it comes before anybody in reserve', () => {
    const asked = play(underReview(), { by: clerk, gives: aCommand('ask-for-item') });
    const after = play(changed(asked, by), tick, { by: newClerk, gives: aCommand('accept') });
    expect(caseOf(after).items).toHaveLength(1);
    expect(caseOf(after).stage.status).toBe('under-review');
  });

  test('somebody in reserve is not asked while the panel, which has the place, is asked again; declined, they are', () => {
    const story = underReview();
    const [panel] = caseOf(story).candidates;
    if (panel === undefined) throw new Error('The panel is asked.');
    const { panel: _, ...alone } = panel;
    const reserve = {
      ...alone,
      id: 'r1',
      person: castFor(eso).alsoInvited,
      panelMembers: [],
      standing: 'reserve' as const,
    };
    const state = { ...caseOf(story), candidates: [panel, reserve] };
    const asked = play(changed({ ...story, state }, by), tick);
    expect(asked.events.slice(-2).map(({ type }) => type)).toEqual(['clerk-replaced', 'panel-asked-again']);
    expect(caseOf(asked).candidates.map(({ standing }) => standing)).toEqual(['invited', 'reserve']);
    const declined = play(asked, { by: newClerk, gives: aCommand('decline') });
    expect(caseOf(declined).candidates[1]?.standing).toBe('invited');
  });

  test('an opinion that is given stays given', () => {
    const opinion = play(underReview(), { by: clerk, gives: aCommand('give-opinion') });
    expect(caseOf(play(changed(opinion, by), tick)).stage.status).toBe('opinion-given');
  });

  test('the check is of the person who answers now', () => {
    const story = changed(invited(), facts({ clerk: who.honoraryAtMarrowdale }));
    given(story)
      .when({ by: who.honoraryAtMarrowdale, gives: aCommand('accept') })
      .follows(['clerk-replaced', 'acceptance-refused', 'list-exhausted', 'debt-incurred']);
  });

  test('nobody answers for a panel that is gone: it is taken off the list, or gives the place back', () => {
    const gone: Facts = {
      directory: indexDirectory({ ...inventedDirectory, panels: [] }),
    };
    expect(
      play(changed(invited(), gone), tick)
        .events.slice(-3)
        .map((each) => each.type),
    ).toEqual(['candidate-withdrawn', 'list-exhausted', 'debt-incurred']);
    expect(caseOf(play(changed(underReview(), gone), tick)).stage.status).toBe('inviting');
  });
});
