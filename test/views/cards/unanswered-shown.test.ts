import { effects } from '../../../src/domain/process/tables/effects';
import { usualReminders } from '../../../src/domain/process/tables/obligations';
import { familyAccount } from '../../../src/views/account/family-account';
import { caseCard } from '../../../src/views/cards/case-card';
import { debtsOf } from '../../../src/views/cards/forms/choices/entry-choices';
import { overview } from '../../../src/views/cards/overview';
import { eventLine } from '../../../src/views/cards/sides/event-line';
import { lookFrom } from '../../../src/views/viewpoint';
import { newsForFamily } from '../../../src/views/words/say-debt';
import { aCommand } from '../../builders/core/a-command';
import { factsWith, theFacts, who } from '../../builders/core/people';
import { caseOf, type Press, play, refusalOf, type Story } from '../../builders/core/play';
import { aCaseAt, usualCast } from '../../builders/core/ways';

const eso = 'external-second-opinion' as const;
const { consultant, requester, deputy } = usualCast;
const nameOf = (person: string) => theFacts.directory.byId.get(person)?.name ?? '';
const phoneOf = (person: string) => theFacts.directory.byId.get(person)?.phone ?? '';
const view = (story: Story, viewer: string) => lookFrom(caseOf(story), story.facts, viewer, story.now);
const words = (story: Story, viewer: string) =>
  JSON.stringify(overview(view(story, viewer), { chars: 400, items: 9 }, { answers: true }));

describe('when reminders of an urgent request go unanswered', () => {
  const urgent = aCaseAt('consultant-review');
  const twice = play(urgent, { until: '2027-01-11 10:05' });
  const ring = `Please ring now: ${nameOf(consultant)}, ${phoneOf(consultant)}.`;

  test('after the second, the coordinator’s card says whom to ring, since when it waits and of what', () => {
    expect(words(urgent, who.coordinator)).not.toContain('Please ring now');
    const card = words(twice, who.coordinator);
    expect(card).toContain(ring);
    expect(card).toContain(
      'Waiting since Mon\u00a011\u00a0Jan,\u00a009:00: the approval. Reminder 2 went out on Mon\u00a011\u00a0Jan,\u00a010:00, and nothing has happened.',
    );
  });

  test('the clinical lead’s card says so after the third, and not before', () => {
    expect(words(twice, who.clinicalLead)).not.toContain('Please ring now');
    expect(words(play(urgent, { until: '2027-01-11 10:35' }), who.clinicalLead)).toContain(ring);
  });

  test('whoever it waits for reads since when and how often they were reminded', () => {
    expect(words(twice, consultant)).toContain(
      'Waiting for you since Mon\u00a011\u00a0Jan,\u00a009:00: the approval. Reminder 2 went out on Mon\u00a011\u00a0Jan,\u00a010:00.',
    );
    expect(words(twice, requester)).not.toContain('Waiting for you');
  });

  test('once a call is noted nobody is asked to ring, until the next reminder', () => {
    const called = play(twice, { by: who.coordinator, gives: aCommand('record-call') });
    expect(words(called, who.coordinator)).not.toContain('Please ring now');
    expect(words(play(called, { until: '2027-01-11 10:35' }), who.coordinator)).toContain(ring);
  });

  test('whoever is to ring has the button to note the call at hand, without looking for it', () => {
    const atHand = (story: Story) =>
      JSON.stringify(
        caseCard({
          state: caseOf(story),
          facts: story.facts,
          viewer: who.coordinator,
          now: story.now,
          formId: 'form',
        }),
      ).split('Other actions')[0];
    expect(atHand(twice)).toContain('open:record-call');
    expect(atHand(urgent)).not.toContain('open:record-call');
  });

  test('the deputy, who is told with the second, is asked as well', () => {
    expect(words(twice, deputy)).toContain(ring);
  });
});

test('the history says of each reminder what it reminded of, and of whom the bot does not write to, how', () => {
  const said = (story: Story, viewer: string) =>
    story.events
      .filter(({ type }) => type === 'reminded')
      .map((event) => eventLine(view(story, viewer), event));
  const urgent = play(aCaseAt('consultant-review'), { until: '2027-01-11 09:35' });
  expect(said(urgent, requester)).toEqual([
    `11 January 2027, 09:30: A reminder was sent to ${nameOf(consultant)}: the approval`,
  ]);
  expect(said(urgent, who.nurse)).toEqual(['11 January 2027, 09:30: A reminder was sent: the approval']);
  const shares = said(play(aCaseAt('under-review'), { until: '2027-02-12 09:00' }), requester);
  expect(shares.join()).toContain(`${nameOf(who.gp)} (through the second-opinion office)`);
});

test('a refusal names a role as one speaks of people', () => {
  const { text } = refusalOf(aCaseAt('inviting'), { by: requester, gives: aCommand('accept') });
  expect(text).toContain('Only the person asked for the opinion can do this.');
});

describe('what is owed says what about', () => {
  const refused = play(aCaseAt('conflict-check'), {
    by: who.clinicalLead,
    gives: aCommand('refuse-conflict'),
  });
  const taken = play(refused, { until: '2027-01-11 13:20' });

  test('a conflict that was refused: that there was one, and not which, by whom it is owed', () => {
    expect(words(refused, who.coordinator)).toContain(
      `Telling the family that there was a conflict of interest (not which), since Mon\u00a011\u00a0Jan,\u00a009:06, by ${nameOf(consultant)}`,
    );
    expect(words(refused, consultant)).toContain(
      '(not which), since Mon\u00a011\u00a0Jan,\u00a009:06, by you',
    );
    expect(debtsOf(caseOf(refused))[0]?.title).toBe(
      'The family is to be told that there was a conflict of interest (not which), owed since 11 January 2027',
    );
    expect(words(taken, consultant)).toContain(
      'Waiting for you since Mon\u00a011\u00a0Jan,\u00a009:06: telling the family that',
    );
  });

  test('the family’s account has a neutral sentence about it, during and after', () => {
    const account = ({ state, facts, now }: Story) =>
      familyAccount({ state: caseOf({ state, facts, now, events: [] }), facts, now })?.paragraphs.join(' ') ??
      '';
    expect(account(refused)).toContain('had a conflict of interest');
    expect(account(refused)).not.toContain('committee');
    expect(account(aCaseAt('conflict-check'))).not.toMatch(/conflict of interest|a link that they have/);
    const cleared = play(aCaseAt('conflict-check'), {
      by: who.clinicalLead,
      gives: aCommand('clear-conflict'),
    });
    expect(account(cleared)).toContain('told us of a link that they have');
    expect(account(aCaseAt('under-review'))).not.toContain('a link that they have');
    expect(account(aCaseAt('under-review'))).toContain('They work for another Trust or Health Board.');
  });

  test('there are words for all that the family is to be told', () => {
    const told = Object.entries(effects).filter(([, { familyTold }]) => familyTold);
    for (const about of [...told.map(([type]) => type), 'conflict-cleared', 'conflict-refused'])
      expect([about, newsForFamily(about)]).toEqual([about, expect.any(String)]);
    expect(newsForFamily('toString')).toBeUndefined();
  });
});

describe('an 18th birthday that is near', () => {
  const soon = { urgency: 'soon', dateOfBirth: '2009-03-01' } as const;
  const line = 'The patient turns 18 on 1 March 2027. From that day nothing more goes to the parents';
  const near = aCaseAt('preparing', eso, usualCast, soon);

  test('is on the card, with the date and what stops, until the wishes are recorded', () => {
    for (const viewer of [consultant, who.coordinator, requester])
      expect(words(near, viewer)).toContain(line);
    expect(words(near, who.advocate)).not.toContain('turns 18');
    expect(words(aCaseAt('preparing'), consultant)).not.toContain('turns 18');
    const recorded = play(near, { by: consultant, gives: aCommand('record-young-adult-wishes') });
    expect(words(recorded, consultant)).not.toContain('turns 18');
    const over = play(near, { until: '2027-03-01 09:00' });
    expect(words(over, consultant)).not.toContain('turns 18');
    expect(words(over, consultant)).toContain('The patient is 18 now.');
  });

  test('its warnings say so in the history', () => {
    const warned = play(near, { until: '2027-01-30 12:00' });
    const lines = warned.events.map((event) => eventLine(view(warned, consultant), event) ?? '');
    expect(lines.join()).toContain('the patient turns 18 on 1 March 2027');
  });

  test('the days of notice follow the first warning that is set', () => {
    const press: Press = { by: consultant, gives: aCommand('record-young-adult-wishes') };
    const reminders = { ...usualReminders, birthdayWarnings: [120, 30] };
    const later = { urgency: 'soon', dateOfBirth: '2009-05-01' } as const;
    const facts = { ...factsWith(), reminders };
    const story = aCaseAt('preparing', eso, usualCast, later, facts);
    expect(words(story, consultant)).toContain('The patient turns 18 on 1 May 2027');
    expect(play(story, press).events.at(-1)?.type).toBe('young-adult-wishes-recorded');
    expect(() => play(aCaseAt('preparing', eso, usualCast, later), press)).toThrow('from 90 days before');
  });
});
