import { aCommand, aConversation } from '../../builders/core/a-command';
import { who } from '../../builders/core/people';
import { caseOf, given, play, refusalOf } from '../../builders/core/play';
import { aCaseAt, usualCast } from '../../builders/core/ways';

const eso = 'external-second-opinion';
const { consultant, requester, reviewer } = usualCast;
const soon = { urgency: 'soon' } as const;

describe('an answer to a press says no more than the card', () => {
  test('the advocate does not learn who is asked', () => {
    const story = aCaseAt('inviting', eso, usualCast, soon);
    const { text } = refusalOf(story, { by: who.advocate, gives: aCommand('approve') });
    expect(text).toContain('It waits for');
    expect(text).not.toMatch(/Baek-Turner/);
    expect(refusalOf(story, { by: requester, gives: aCommand('proceed') }).text).toMatch(/Baek-Turner/);
  });

  test('after a death the family’s side is told nothing, not even that', () => {
    const story = aCaseAt('closed-death');
    for (const by of [who.advocate, who.gp])
      given(story)
        .when({ by, gives: aCommand('comment') })
        .isRefused('unknown-case', /no request/);
  });
});

describe('what is new comes with the pack', () => {
  test('a reviewer answers it once there is no link, and not before', () => {
    const accepted = play(
      aCaseAt('inviting', eso, usualCast, soon),
      { by: reviewer, gives: aCommand('accept') },
      { by: who.nurse, gives: aCommand('add-information') },
    );
    const answers = { by: reviewer, gives: aCommand('answer-information') };
    given(accepted)
      .when(answers)
      .isRefused('not-now', /no link/);
    given(play(accepted, { by: reviewer, gives: aCommand('confirm-no-link') }))
      .when(answers)
      .follows(['information-answered']);
  });
});

test('a family that objects is heard by the clinical lead, whose "proceed" leads to the pack', () => {
  const objects = {
    by: consultant,
    gives: aCommand('record-family-conversation', { conversation: aConversation({ view: 'objects' }) }),
  };
  const heard = play(aCaseAt('family-step'), objects);
  expect(caseOf(heard).stage).toMatchObject({ status: 'lead-review', cause: { why: 'family-objects' } });
  given(heard)
    .when({ by: who.clinicalLead, gives: aCommand('proceed') })
    .follows(['lead-proceeded'], 'preparing');
});
