import type { CommandType } from '../../../../src/domain/asked/commands';
import { openLadders } from '../../../../src/domain/process/open/open-ladders';
import { peopleIn } from '../../../../src/domain/process/people/whom';
import { type LadderName, ladders } from '../../../../src/domain/process/tables/obligations';
import type { Urgency } from '../../../../src/domain/rules/urgency';
import { aCommand } from '../../../builders/core/a-command';
import { consultantsWays, ladderWays, present } from '../../../builders/core/ladder-ways';
import { who } from '../../../builders/core/people';
import { answer, caseOf, eventsOf, given, type Press, play, type Story } from '../../../builders/core/play';
import { aCaseAt, castFor, ownCast, usualCast } from '../../../builders/core/ways';

/**
 * Whoever a ladder reminds can do something about it: give a command that is accepted and ends it, or put it into the
 * hands of somebody who can (process page §4b, §6). What ends each ladder, or hands it on:
 */
const ends: Readonly<Record<LadderName, readonly CommandType[]>> = {
  'consultant-review': ['approve'],
  'opinion-given': ['acknowledge'],
  returned: ['stand-by', 'replace-requester'],
  'lead-review': ['proceed'],
  'conflict-check': ['clear-conflict'],
  'link-not-confirmed': ['confirm-no-link'],
  'family-step': ['record-family-conversation'],
  sharing: ['record-sharing'],
  preparing: ['complete-pack'],
  'list-exhausted': ['add-candidate', 'name-stand-in'],
  'item-asked': ['supply-item'],
  outcome: ['record-outcome'],
  resolution: ['take-step'],
  closing: ['confirm-record'],
  owed: ['record-owed', 'answer-information'],
  'lead-decision': ['proceed'],
  'reviewer-answer': ['answer-reviewer-question', 'answer-information'],
  'body-asked': ['set-body-aside'],
  'tester-asked': ['confirm-plan', 'record-no-test', 'record-test'],
  'hand-over': ['accept-hand-over', 'propose-hand-over'],
  'advocate-needed': ['add-member', 'name-stand-in'],
  'young-adult': ['record-young-adult-wishes'],
  'young-persons-word': ['record-young-persons-word'],
  'family-not-told': ['record-family-not-told'],
  'perhaps-same-child': ['decide-match'],
  'held-elsewhere': ['decide-match'],
  'death-elsewhere': ['decide-match'],
};

const wishesFor: Partial<Record<CommandType, object>> = {
  // That it agrees needs a test; another outcome does not.
  'record-outcome': { outcome: 'partly' },
  'add-member': { person: who.stranger, as: 'advocate' },
  'propose-hand-over': { to: who.intensivist },
};

/**
 * Only the reviewer, or the coordinator for them, can answer; and an office that is there is not displaced: the clinical
 * lead hears that they are silent.
 */
const hearsOnly = (name: LadderName, person: string) =>
  ['reviewer-answer', 'list-exhausted', 'advocate-needed'].includes(name) && person === who.clinicalLead;

/** Whether the person, or for a reviewer the coordinator in their name, ends the ladder or hands it on. */
function canEnd(story: Story, name: LadderName, key: string, person: string): boolean {
  const before = caseOf(story);
  const owner = () => peopleIn(ladders[name].first, before, story.facts, story.now);
  return ends[name].some((type) => {
    const press: Press = { by: person, gives: aCommand(type, wishesFor[type] ?? {}) };
    const relayed = owner().map((each): Press => ({ ...press, relayedFor: each }));
    return [press, ...(person === who.coordinator ? relayed : [])].some((each) => {
      const decision = answer(story, each);
      if (!decision.ok || decision.state === undefined) return false;
      const open = openLadders(decision.state).some((ladder) => ladder.key === key);
      const now = peopleIn(ladders[name].first, decision.state, story.facts, story.now);
      return !open || now.join() !== owner().join();
    });
  });
}

const order: readonly Urgency[] = ['urgent', 'soon', 'routine'];
const ways = [
  ...Object.entries(ladderWays).map(([name, way]) => [name, name as LadderName, way] as const),
  ...Object.entries(consultantsWays).map(([title, way]) => [title, 'owed', way] as const),
  [
    'consultant-review of the consultant’s own request',
    'consultant-review',
    (wishes: object) =>
      aCaseAt('consultant-review', 'external-second-opinion', ownCast(usualCast), wishes, present),
  ] as const,
];

describe('whoever is reminded can do something about it', () => {
  test.each(ways)('%s', (_, name, way) => {
    for (const urgency of order) {
      const story = way({ urgency, neededBy: '2027-03-19' });
      const open = openLadders(caseOf(story)).find((each) => each.name === name);
      if (open === undefined) throw new Error(`no ladder ${name} is open`);
      const stops = eventsOf(play(story, { until: '2027-04-30 12:00' }), 'reminded').filter(
        (each) => each.obligation === open.key,
      );
      expect(stops.length).toBeGreaterThanOrEqual(name === 'body-asked' ? 3 : 4);
      for (const { at, rung, people } of stops.slice(0, 4)) {
        const local = new Intl.DateTimeFormat('sv-SE', {
          timeZone: 'Europe/London',
          dateStyle: 'short',
          timeStyle: 'short',
        });
        const then = play(story, { until: local.format(new Date(at)) });
        // With its third reminder a body has not replied, by the clock alone: nothing is left to answer.
        if (name === 'body-asked' && rung === 3) continue;
        for (const person of people) {
          if (hearsOnly(name, person)) continue;
          // From the second reminder on the office is told of an urgent request so that it rings.
          if (urgency === 'urgent' && rung >= 2 && person === who.coordinator) continue;
          expect([urgency, rung, person, canEnd(then, name, open.key, person)]).toEqual([
            urgency,
            rung,
            person,
            true,
          ]);
        }
      }
    }
  });
});

describe('a consultant who does not answer, whatever they owe', () => {
  const { requester, consultant, deputy } = usualCast;
  const eso = 'external-second-opinion';
  const asked = play(aCaseAt('closing', eso, castFor(eso), { urgency: 'soon' }, present), {
    by: requester,
    gives: aCommand('add-information'),
  });
  const answers = (by: string): Press => ({ by, gives: aCommand('answer-information') });

  test('at closing: the deputy may answer new information from the second reminder, the clinical lead from the third', () => {
    // One working day each: 12, 13 and 14 January.
    const once = play(asked, { until: '2027-01-12 17:00' });
    given(once)
      .when(answers(deputy))
      .isRefused('not-yours', /It waits for/);
    const twice = play(asked, { until: '2027-01-13 17:00' });
    given(twice)
      .when(answers(deputy))
      .follows(['taken-over', 'information-answered', 'debt-incurred'], 'closing');
    given(twice)
      .when(answers(who.clinicalLead))
      .isRefused('not-yours', /It waits for/);
    given(play(asked, { until: '2027-01-14 17:00' }))
      .when(answers(who.clinicalLead))
      .follows(['taken-over', 'information-answered', 'debt-incurred'], 'closing');
  });

  test('the coordinator is not asked for the record while it cannot be confirmed, and is as soon as it can', () => {
    const silent = play(asked, { until: '2027-02-26 17:00' });
    expect(eventsOf(silent, 'reminded').filter((each) => each.obligation.startsWith('gate:closing'))).toEqual(
      [],
    );
    const answered = play(silent, answers(consultant), { until: '2027-03-02 17:05' });
    const [first] = eventsOf(answered, 'reminded').filter((each) =>
      each.obligation.startsWith('gate:closing'),
    );
    expect([first?.rung, first?.people]).toEqual([1, [who.coordinator]]);
  });

  test('the young adult’s wishes: the deputy may record them from the second reminder', () => {
    const adult = ladderWays['young-adult']({ urgency: 'urgent' });
    const wishes: Press = { by: deputy, gives: aCommand('record-young-adult-wishes') };
    given(play(adult, { until: '2027-01-12 07:30' }))
      .when(wishes)
      .isRefused('not-yours', /Only the acting consultant/);
    given(play(adult, { until: '2027-01-12 08:00' }))
      .when(wishes)
      .follows(['taken-over', 'young-adult-wishes-recorded', 'debt-incurred']);
  });
});
