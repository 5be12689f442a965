import { rolesOf } from '../../../src/domain/process/people/people-on-case';
import { visibleParts } from '../../../src/domain/process/people/who-sees';
import { aCommand, anOpinion, questionOf, submission } from '../../builders/core/a-command';
import { factsWith, theFacts, who } from '../../builders/core/people';
import { caseOf, eventsOf, given, play, refusalOf, type Story, untold } from '../../builders/core/play';
import { aCaseAt, friendlyCast, requestFor, usualCast } from '../../builders/core/ways';

const { consultant, deputy, requester, reviewer } = usualCast;
const eso = 'external-second-opinion';
const standings = (story: Story) => caseOf(story).candidates.map((each) => each.standing);

describe('a correction of question, date or urgency', () => {
  test('opens the gate again: a card shown before it is old, the reviewer keeps the place', () => {
    const story = aCaseAt('under-review');
    const corrected = play(story, { by: requester, gives: aCommand('correct') });
    given(corrected)
      .when({ by: reviewer, step: caseOf(story).step, gives: aCommand('give-opinion') })
      .isRefused('stale', /moved on/);
    given(corrected)
      .when({ by: reviewer, gives: aCommand('give-opinion') })
      .follows(['opinion-given'], 'opinion-given');
  });

  test('an open invitation is old too, and a comment makes nothing old', () => {
    const story = aCaseAt('inviting');
    const step = caseOf(story).candidates[0]?.step ?? 0;
    const commented = play(story, { by: requester, gives: aCommand('comment') });
    given(commented)
      .when({ by: reviewer, step, gives: aCommand('accept') })
      .follows(['invitation-accepted', 'conflict-cleared']);
    const corrected = play(story, { by: requester, gives: aCommand('correct') });
    given(corrected)
      .when({ by: reviewer, step, gives: aCommand('accept') })
      .isRefused('stale', /invitation has changed/);
  });
});

describe('a corrected opinion', () => {
  const shared = aCaseAt('outcome');
  const entry = eventsOf(shared, 'opinion-given')[0]?.seq ?? 0;
  const correct = (opinion: object) => (state: Parameters<ReturnType<typeof aCommand>>[0]) =>
    aCommand('correct-entry', { entry, opinion: anOpinion(state, opinion) })(state);

  test('is a new version beside the first; it is acknowledged and shared anew', () => {
    const corrected = play(shared, { by: reviewer, gives: correct({ supportsPlan: 'no' }) });
    expect(caseOf(corrected).stage.status).toBe('opinion-given');
    expect(caseOf(corrected).opinions.map((each) => each.opinion.supportsPlan)).toEqual(['yes', 'no']);
    expect(visibleParts(caseOf(corrected), theFacts, who.advocate, corrected.now).has('opinion')).toBe(false);
  });

  test('answers each question like the first', () => {
    given(shared)
      .when({ by: reviewer, gives: correct({ answers: ['One'] }) })
      .isRefused('missing', /Answer this question/);
  });

  test('is its author’s alone, whoever wrote it down', () => {
    given(shared)
      .when({ by: consultant, gives: correct({}) })
      .isRefused('not-yours', /Only its author/);
    given(shared)
      .when({ by: who.coordinator, relayedFor: reviewer, gives: correct({}) })
      .follows(['entry-corrected'], 'opinion-given');
  });

  test('comes before the case is closed: a closed case is not opened again', () => {
    given(aCaseAt('closing'))
      .when({ by: reviewer, gives: correct({}) })
      .follows(['entry-corrected'], 'opinion-given');
    given(aCaseAt('closed'))
      .when({ by: reviewer, gives: correct({}) })
      .isRefused('not-now', /This request is Closed/);
  });

  test('a step that was resolved before does not stand for a new disagreement', () => {
    const resolved = play(
      aCaseAt('resolution'),
      { by: consultant, gives: aCommand('take-step') },
      { by: consultant, gives: aCommand('resolve') },
      { by: reviewer, gives: correct({ supportsPlan: 'no' }) },
      { by: consultant, gives: aCommand('acknowledge') },
      { by: consultant, gives: aCommand('record-sharing') },
      { by: consultant, gives: aCommand('record-outcome', { outcome: 'differs' }) },
    );
    given(resolved)
      .when({
        by: consultant,
        gives: (state) => aCommand('resolve', { step: state.steps[0]?.id ?? '' })(state),
      })
      .isRefused('not-allowed', /next step must be taken/);
  });

  test('nor does one whose result is still to come', () => {
    const waiting = play(
      aCaseAt('resolution'),
      { by: consultant, gives: aCommand('take-step') },
      { by: reviewer, gives: correct({ supportsPlan: 'no' }) },
      { by: consultant, gives: aCommand('acknowledge') },
      { by: consultant, gives: aCommand('record-sharing') },
      { by: consultant, gives: aCommand('record-outcome', { outcome: 'differs' }) },
    );
    const earlier = caseOf(waiting).steps[0]?.id ?? '';
    const resolves = { by: consultant, gives: aCommand('resolve', { step: earlier }) };
    given(waiting)
      .when(resolves)
      .isRefused('not-allowed', /next step must be taken/);
    const again = play(waiting, { by: consultant, gives: aCommand('take-step') });
    given(again)
      .when(resolves)
      .isRefused('missing', /Select a step/);
    given(again)
      .when({ by: consultant, gives: aCommand('resolve', { step: caseOf(again).steps[1]?.id ?? '' }) })
      .follows(['resolved'], 'closing');
  });
});

describe('a hand-over', () => {
  const toSaltmere = { to: who.saltmereNeurologist };

  test('leaves the old consultant responsible until it is accepted; the family is owed the news', () => {
    const proposed = play(aCaseAt('preparing'), { by: consultant, gives: aCommand('propose-hand-over') });
    expect(caseOf(proposed).namedConsultant).toBe(consultant);
    const accepted = play(proposed, { by: who.haematologist, gives: aCommand('accept-hand-over') });
    expect(caseOf(accepted)).toMatchObject({
      namedConsultant: who.haematologist,
      actingConsultant: who.haematologist,
    });
    expect(caseOf(accepted).debts).toEqual([expect.objectContaining({ about: 'hand-over-accepted' })]);
  });

  test('to the reviewer’s own Trust breaks independence: the reviewer is released, invitations there are withdrawn', () => {
    const story = play(
      aCaseAt('under-review', eso, {
        ...usualCast,
        reviewer: who.saltmereOncologist,
        alsoInvited: who.saltmereIntensivist,
      }),
      { by: consultant, gives: aCommand('propose-hand-over', toSaltmere) },
    );
    const moved = play(story, { by: who.saltmereNeurologist, gives: aCommand('accept-hand-over') });
    expect(standings(moved)).toEqual(['released', 'withdrawn', 'invited']);
    expect(caseOf(moved).stage.status).toBe('inviting');
    expect([...rolesOf(caseOf(moved), theFacts, who.saltmereOncologist, moved.now)]).not.toContain(
      'reviewer',
    );
  });

  test('after the opinion the opinion stays, marked', () => {
    const story = play(
      aCaseAt('sharing'),
      { by: consultant, gives: aCommand('propose-hand-over', toSaltmere) },
      { by: who.saltmereNeurologist, gives: aCommand('accept-hand-over') },
    );
    expect(caseOf(story).opinions).toHaveLength(1);
    expect(caseOf(story).opinionMarked).toMatch(/No longer independent/);
    expect(caseOf(story).stage.status).toBe('sharing');
  });

  test('goes to nobody whose organisation has no office to carry it on, and to no candidate', () => {
    const story = aCaseAt('inviting');
    for (const to of [who.overseasRheumatologist, reviewer, who.thornwickRheumatologist]) {
      given(story)
        .when({ by: consultant, gives: aCommand('propose-hand-over', { to }) })
        .isRefused('missing', /./, 'to');
    }
  });
});

describe('independence (process page I1, I2)', () => {
  test.each([
    ['an honorary contract at the treating Trust', who.honoraryAtMarrowdale],
    ['a colleague of the same Trust at another site', who.respiratoryConsultant],
    ['the deputy', deputy],
    ['somebody once in the team around the child', who.nurse],
  ])('an external opinion is not asked of %s', (_, candidate) => {
    const refusal = refusalOf(untold('2027-01-11 09:00'), {
      by: requester,
      gives: submission({ ...requestFor(eso, usualCast), candidates: [candidate] }),
    });
    expect(Object.keys(refusal.fields)).toEqual(['route.candidates.0.candidate']);
  });

  test('a past member of the team counts for ever', () => {
    const story = play(
      aCaseAt('preparing'),
      { by: who.coordinator, gives: aCommand('add-member', { person: who.saltmereNeurologist }) },
      { by: who.coordinator, gives: aCommand('remove-member', { person: who.saltmereNeurologist }) },
    );
    given(story)
      .when({ by: who.coordinator, gives: aCommand('add-candidate', { candidate: who.saltmereNeurologist }) })
      .isRefused('missing', /is or was in the team/, 'candidate');
  });

  test('who answers that they work for the treating organisation is refused, and the next is asked', () => {
    const story = aCaseAt('inviting', eso, usualCast, { urgency: 'soon' });
    given(story)
      .when({
        by: reviewer,
        gives: (state) => {
          const command = aCommand('accept')(state);
          return command.type === 'accept'
            ? { ...command, conflicts: { ...command.conflicts, sameEmployer: 'yes', details: 'Honorary.' } }
            : command;
        },
      })
      .follows(['acceptance-refused', 'candidate-invited'], 'inviting');
  });

  test('a critical friend who has become the deputy meanwhile is refused', () => {
    const facts = factsWith({ [consultant]: { deputy: who.intensivist } });
    const before = aCaseAt('inviting', 'critical-friend', friendlyCast, {
      candidates: [who.intensivist, who.neurologist],
    });
    given({ ...before, facts })
      .when({ by: who.intensivist, gives: aCommand('accept') })
      .follows(['deputy-noted', 'acceptance-refused']);
  });

  test('somebody overseas is confirmed by the clinical lead', () => {
    const story = aCaseAt('inviting', eso, { ...usualCast, reviewer: who.overseasRheumatologist });
    const accepted = play(story, { by: who.overseasRheumatologist, gives: aCommand('accept') });
    expect(caseOf(accepted).stage.status).toBe('conflict-check');
    given(accepted)
      .when({ by: who.clinicalLead, gives: aCommand('clear-conflict') })
      .follows(['conflict-cleared', 'debt-incurred'], 'under-review');
  });

  test('linked members of a panel step aside; its clerk answers', () => {
    const request = {
      ...requestFor(eso, usualCast),
      team: [who.saltmereOncologist],
      candidates: [who.cancerPanel],
    };
    const story = play(untold('2027-01-11 09:00'), { by: requester, gives: submission(request) });
    expect(caseOf(story).candidates[0]?.panelMembers).not.toContain(who.saltmereOncologist);
    expect(caseOf(story).candidates[0]?.person).toBe(who.cancerPanelClerk);
  });
});

describe('a candidate who is added', () => {
  test('is never mistaken for one of the request’s own', () => {
    const request = requestFor(eso, usualCast);
    const four = [...(request.candidates ?? []), who.cancerPanel];
    const story = aCaseAt('preparing', eso, usualCast, { candidates: four });
    const added = play(story, { by: who.coordinator, gives: aCommand('add-candidate') });
    const ids = caseOf(added).candidates.map((each) => each.id);
    expect([ids.length, new Set(ids).size]).toEqual([5, 5]);
  });
});

describe('the questions, once an opinion answers them (process page §4b, correct; I6)', () => {
  const asked = (questions: readonly string[], more: object = {}) => ({
    by: requester,
    gives: (state: Parameters<ReturnType<typeof aCommand>>[0]) =>
      aCommand('correct', {
        correction: {
          part: 'question',
          question: { ...questionOf(state), questions: [...questions], ...more },
        },
      })(state),
  });
  const [first = '', ...others] = caseOf(aCaseAt('opinion-given')).request.question.questions;

  test.each(['opinion-given', 'sharing', 'outcome', 'resolution', 'closing'] as const)(
    'in %s none is changed, added, left out or moved, and the two ways that are open are named',
    (status) => {
      const story = aCaseAt(status);
      const lists = [
        ['Another question?', ...others],
        [first, ...others, 'And this?'],
        [...others, first, first],
      ];
      for (const questions of lists) {
        const { fields } = refusalOf(story, asked(questions));
        const [[field, text] = []] = Object.entries(fields);
        expect(field).toMatch(/^correction\.question\.questions\.\d$/);
        expect(text).toMatch(/answers the questions as they were.*Ask the reviewer.*linked request/);
      }
    },
  );

  test('what else was wrong about the question is still put right', () => {
    given(aCaseAt('opinion-given'))
      .when(asked([first, ...others], { specialty: 'Paediatric oncology' }))
      .follows(['corrected', 'debt-incurred']);
  });

  test('before an opinion they change, and the reviewer answers those that are asked then', () => {
    given(aCaseAt('under-review'))
      .when(asked([first, ...others, 'And this?']))
      .follows(['corrected', 'debt-incurred']);
  });
});
