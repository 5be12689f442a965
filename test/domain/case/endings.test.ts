import { visibleParts } from '../../../src/domain/process/people/who-sees';
import { aCommand, aConversation, submission } from '../../builders/core/a-command';
import { theFacts, who } from '../../builders/core/people';
import { caseOf, given, play, refusalOf, type Story, untold } from '../../builders/core/play';
import { aCaseAt, requestFor, usualCast } from '../../builders/core/ways';

const { consultant, requester, reviewer } = usualCast;
const eso = 'external-second-opinion';
const standings = (story: Story) => caseOf(story).candidates.map((each) => each.standing);

describe('a death', () => {
  const story = aCaseAt('under-review');

  test('wants two identifiers that fit', () => {
    given(story)
      .when({ by: who.coordinator, gives: aCommand('record-death', { initials: 'A.B.' }) })
      .isRefused('missing', /right child/, 'initials');
    given(story)
      .when({ by: consultant, gives: aCommand('record-death', { dateOfBirth: '2018-05-08' }) })
      .isRefused('missing', /right child/, 'dateOfBirth');
  });

  test('stops everything, shows the family’s side nothing, and "recorded in error" restores it', () => {
    const dead = play(story, { by: who.coordinator, gives: aCommand('record-death') });
    expect(visibleParts(caseOf(dead), theFacts, who.advocate, dead.now).size).toBe(0);
    given(dead)
      .when({ by: reviewer, gives: aCommand('give-opinion') })
      .isRefused('not-now', /closed|This request/i);
    const restored = play(dead, { by: who.clinicalLead, gives: aCommand('undo-death') });
    expect(caseOf(restored).stage).toEqual(caseOf(story).stage);
    // Whoever is still asked has the whole time to answer again.
    expect(caseOf(restored).candidates).toEqual(
      caseOf(story).candidates.map((each) =>
        each.standing === 'invited' ? { ...each, invitedAt: caseOf(restored).lastEventAt } : each,
      ),
    );
    given(restored)
      .when({ by: reviewer, gives: aCommand('give-opinion') })
      .follows(['opinion-given'], 'opinion-given');
  });
});

describe('endings before the opinion', () => {
  test.each(['withdraw', 'uphold'] as const)(
    '%s ends the reviewer’s access and every invitation',
    (ending) => {
      const urgentOwed = play(
        aCaseAt('family-step'),
        { by: consultant, gives: aCommand('go-on-conversation-owed') },
        { by: who.coordinator, gives: aCommand('complete-pack') },
        { by: reviewer, gives: aCommand('accept') },
        {
          by: consultant,
          gives: (state) =>
            aCommand('record-owed', {
              debt: state.debts[0]?.id ?? '',
              conversation: aConversation({ view: 'objects' }),
            })(state),
        },
      );
      expect(caseOf(urgentOwed).debts.map((each) => each.kind)).toEqual(['lead-decision']);
      const ended = play(urgentOwed, {
        by: ending === 'uphold' ? who.clinicalLead : requester,
        gives: aCommand(ending),
      });
      expect(standings(ended)).toEqual(['stood-down', 'withdrawn', 'withdrawn']);
      given(ended)
        .when({ by: who.coordinator, gives: aCommand('confirm-record') })
        .follows(['record-confirmed']);
    },
  );
});

describe('the conversation that is owed', () => {
  const owed = play(aCaseAt('family-step'), { by: consultant, gives: aCommand('go-on-conversation-owed') });

  test('may be written down by coordinator or advocate, and holds the outcome back until it is', () => {
    given(owed)
      .when({ by: who.advocate, gives: aCommand('record-owed') })
      .follows(['debt-paid'], 'preparing');
    const toOutcome = play(
      owed,
      { by: who.coordinator, gives: aCommand('complete-pack') },
      { by: reviewer, gives: aCommand('accept') },
      { by: reviewer, gives: aCommand('confirm-no-link') },
      { by: reviewer, gives: aCommand('give-opinion') },
      { by: consultant, gives: aCommand('acknowledge') },
      { by: consultant, gives: aCommand('record-sharing') },
    );
    given(toOutcome)
      .when({ by: consultant, gives: aCommand('record-outcome') })
      .isRefused('not-now', /still owed/);
  });

  test('only an urgent request, or one under a hold, goes on without it', () => {
    const routine = aCaseAt('family-step', eso, usualCast, { urgency: 'routine' });
    given(routine)
      .when({ by: consultant, gives: aCommand('go-on-conversation-owed') })
      .isRefused('not-allowed', /urgent/);
    const held = play(routine, { by: who.safeguardingLead, gives: aCommand('hold') });
    given(held)
      .when({ by: consultant, gives: aCommand('go-on-conversation-owed') })
      .follows(['went-on-conversation-owed', 'debt-incurred'], 'preparing');
  });
});

describe('a hold', () => {
  test('lets the case go on without conversation and sharing, and close only when it is recorded that the family is not told', () => {
    const held = play(
      aCaseAt('sharing'),
      { by: who.safeguardingLead, gives: aCommand('hold') },
      { by: consultant, gives: aCommand('record-sharing', { how: 'held' }) },
      { by: consultant, gives: aCommand('record-outcome') },
    );
    given(held)
      .when({ by: who.advocate, gives: aCommand('comment') })
      .isRefused('unknown-case', /no request/);
    given(held)
      .when({ by: who.coordinator, gives: aCommand('confirm-record') })
      .isRefused('not-now', /safeguarding lead has recorded/);
    given(play(held, { by: who.safeguardingLead, gives: aCommand('record-family-not-told') }))
      .when({ by: who.coordinator, gives: aCommand('confirm-record') })
      .follows(['record-confirmed'], 'closed');
    const lifted = play(held, { by: who.safeguardingLead, gives: aCommand('lift-hold') });
    expect(caseOf(lifted).debts.map((each) => each.kind)).toEqual(['sharing']);
    given(lifted)
      .when({ by: who.coordinator, gives: aCommand('confirm-record') })
      .isRefused('not-now', /still owed/);
  });
});

describe('a linked request', () => {
  const origin = aCaseAt('resolution');
  const linkedTo = (story: Story) => {
    const { ref } = caseOf(story);
    return {
      by: requester,
      // Whoever gave the first opinion is not asked again.
      gives: submission(requestFor(eso, usualCast, { candidates: [who.thornwickRheumatologist] }), {
        ref,
        barred: [],
        whatIsNew: 'A new scan.',
        earlierOpinions: 1,
      }),
      others: [caseOf(story)],
    };
  };
  const asOther = (story: Story): Story => ({ ...story, state: { ...caseOf(story), ref: 'T2HW-9CDK' } });

  test('whose draft is sent after a death on the earlier one is refused; undone, it is sent', () => {
    const dead = play(origin, { by: who.coordinator, gives: aCommand('record-death') });
    expect(refusalOf(untold('2027-02-11 09:00'), linkedTo(asOther(dead)))).toMatchObject({
      code: 'not-now',
      text: expect.stringMatching(/death was recorded/),
    });
    const restored = play(dead, { by: who.clinicalLead, gives: aCommand('undo-death') });
    expect(play(untold('2027-02-11 09:00'), linkedTo(asOther(restored))).events[0]?.type).toBe('submitted');
  });

  test('is under the hold of the earlier one from its first moment, provisional as it was there', () => {
    const sent = (by: string) =>
      play(untold('2027-02-11 09:00'), linkedTo(asOther(play(origin, { by, gives: aCommand('hold') }))));
    const held = sent(who.safeguardingLead);
    expect(held.events.map((each) => each.type)).toEqual(['submitted', 'other-request-noted', 'held']);
    expect(held.events[1]?.actor.kind).toBe('system');
    expect(visibleParts(caseOf(held), theFacts, who.advocate, held.now).size).toBe(0);
    expect(caseOf(held).hold?.provisional).toBe(false);
    expect(caseOf(sent(consultant)).hold?.provisional).toBe(true);
    const free = play(untold('2027-02-11 09:00'), linkedTo(asOther(origin)));
    expect(caseOf(free).hold).toBeUndefined();
  });
});

describe('a third external second opinion in a row', () => {
  const from = { ref: 'T2HW-9CDK', barred: [], whatIsNew: 'A new scan.', earlierOpinions: 2 };

  test('needs the clinical lead’s reason', () => {
    const begin = (leadsReason?: string) => ({
      by: requester,
      gives: submission(requestFor(eso, usualCast), {
        ...from,
        ...(leadsReason === undefined ? {} : { leadsReason }),
      }),
    });
    expect(refusalOf(untold('2027-01-11 09:00'), begin())).toMatchObject({
      code: 'not-allowed',
      text: expect.stringMatching(/clinical lead/),
    });
    expect(
      caseOf(play(untold('2027-01-11 09:00'), begin('The first two disagree.'))).linkedFrom?.earlierOpinions,
    ).toBe(2);
  });
});
