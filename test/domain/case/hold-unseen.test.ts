import type { CaseState } from '../../../src/domain/case/state';
import { inventedDirectory } from '../../../src/domain/directory/invented/invented-directory';
import { everybodyOn } from '../../../src/domain/process/people/people-on-case';
import { turnOf } from '../../../src/domain/process/people/turn-of';
import { visibleParts } from '../../../src/domain/process/people/who-sees';
import { lifecycle } from '../../../src/domain/process/tables/lifecycle';
import { caseCard } from '../../../src/views/cards/case-card';
import { rowFor } from '../../../src/views/cards/other-cards/request-rows';
import { requestRow } from '../../../src/views/tab/request-row';
import { lookFrom } from '../../../src/views/viewpoint';
import { aCommand, commandTypes } from '../../builders/core/a-command';
import { who } from '../../builders/core/people';
import { answer, caseOf, given, play, type Story } from '../../builders/core/play';
import { aCaseAt, usualCast } from '../../builders/core/ways';

const { reviewer, consultant } = usualCast;
const hold = { by: who.safeguardingLead, gives: aCommand('hold') };
const soon = { urgency: 'soon' } as const;
const at = (status: Parameters<typeof aCaseAt>[0]) =>
  play(aCaseAt(status, 'external-second-opinion', usualCast, soon), hold);

/** Those on the case who may not know of a hold. */
const unaware = (story: Story) =>
  everybodyOn(caseOf(story), story.facts, story.now).filter((each) => {
    const sees = visibleParts(caseOf(story), story.facts, each, story.now);
    return sees.size > 0 && !sees.has('hold');
  });
const safeguarding = inventedDirectory.people
  .filter(({ id }) => id === who.safeguardingLead || id === who.safeguardingAlternate)
  .map(({ name }) => name);
const tells = new RegExp(`safeguarding|on hold|\\bheld\\b|paused|${safeguarding.join('|')}`, 'i');

/** All that this person reads of it: card, rows, and the answer to every command. */
function reads(story: Story, viewer: string): string {
  const state = caseOf(story);
  const { facts, now, events } = story;
  const view = lookFrom(state, facts, viewer, now);
  const refusals = commandTypes.map((type) => {
    const decision = answer(story, { by: viewer, gives: aCommand(type) });
    // What such a command is for they may know: who else may give it is on every card.
    return decision.ok || lifecycle[type].by.includes('safeguarding-lead') ? '' : decision.refusal.text;
  });
  return JSON.stringify([
    caseCard({ state, facts, viewer, now, formId: 'f1', events }),
    caseCard({ state, facts, viewer, now, formId: 'f1', events, side: 'history' }),
    requestRow(view, []),
    rowFor({ state, facts }, { viewer, now }),
    refusals,
  ]);
}

describe('whoever may not know of a hold reads nothing from which it follows (process page I8)', () => {
  test('at closing it waits for the safeguarding lead, and for them it is with the named consultant', () => {
    const story = at('closing');
    expect(turnOf(caseOf(story), story.facts, story.now).role).toBe('safeguarding-lead');
    expect(unaware(story)).toEqual(expect.arrayContaining([reviewer, who.nurse]));
    const view = (viewer: string) => requestRow(lookFrom(caseOf(story), story.facts, viewer, story.now), []);
    expect(view(who.nurse)?.waitsFor).toMatch(/^the named consultant, Dr Amara Okonkwo-Bell, since/);
    expect(view(consultant)?.waitsFor).toMatch(/^the safeguarding lead/);
  });

  test.each(['under-review', 'opinion-given', 'sharing', 'outcome', 'resolution', 'closing'] as const)(
    'in %s neither card nor row nor any refusal tells them',
    (status) => {
      const story = at(status);
      for (const viewer of unaware(story))
        expect([viewer, reads(story, viewer).match(tells)]).toEqual([viewer, null]);
    },
  );

  test('since when it waits is no trace either: the step’s own time, not the hold’s', () => {
    const story = at('closing');
    const plain = aCaseAt('closing', 'external-second-opinion', usualCast, soon);
    const row = (of: Story) => requestRow(lookFrom(caseOf(of), of.facts, who.nurse, of.now), []);
    expect(row(story)?.since).toBe(row(plain)?.since);
  });

  test('what it shuts for a reviewer fails in the words of anything shut, an 18th birthday among it', () => {
    const shares = { by: reviewer, gives: aCommand('record-sharing') };
    const story = at('sharing');
    given(story)
      .when(shares)
      .isRefused('not-allowed', /^This cannot be recorded at present/);
    const adult: CaseState = { ...caseOf(aCaseAt('sharing')), awaitingYoungAdult: true };
    given({ ...story, state: adult })
      .when(shares)
      .isRefused('not-allowed', /^This cannot be recorded at present/);
    // “Held” is no way to find out.
    for (const held of [story, aCaseAt('sharing')])
      given(held)
        .when({ by: reviewer, gives: aCommand('record-sharing', { how: 'held' }) })
        .isRefused(held === story ? 'not-allowed' : 'missing', /^(This cannot|Please say how)/);
    given(story)
      .when({ by: consultant, gives: aCommand('record-sharing', { how: 'held' }) })
      .follows(['sharing-recorded'], 'outcome');
  });
});
