import type { Status } from '../../../src/domain/case/stage';
import { noticesFor } from '../../../src/domain/process/notices';
import { familyAccount } from '../../../src/views/account/family-account';
import { caseCard } from '../../../src/views/cards/case-card';
import { shortCard } from '../../../src/views/cards/other-cards/short-card';
import { sideNames } from '../../../src/views/cards/sides/sides';
import { printDocument } from '../../../src/views/print/print-document';
import { casePage } from '../../../src/views/tab/case-page';
import { lookFrom } from '../../../src/views/viewpoint';
import { aCommand } from '../../builders/core/a-command';
import { factsWith, who } from '../../builders/core/people';
import { answer, caseOf, eventsOf, given, london, play, type Story } from '../../builders/core/play';
import { aCaseAt, usualCast } from '../../builders/core/ways';
import { runsIn } from '../../views/forms/card-checks';

/**
 * Process page §4b, withhold a name: a reviewer who is threatened is named to nobody of the family's side for 28 days at most; by
 * the date alone they are named again. The cases begin on Monday 11 January 2027.
 */

const eso = 'external-second-opinion';
const present = factsWith({ [who.clinicalLead]: { leave: [] } });
const urgency = { urgency: 'routine' as const };
const at = (status: Status) => aCaseAt(status, eso, usualCast, urgency, present);
const threat = {
  ground: 'threat',
  askedBy: 'reviewer',
  explained: 'A letter came to my home in Larkspur Road.',
  reviewOn: '2027-02-08',
} as const;
const withholds = (more: object = {}, by: string = who.clinicalLead) => ({
  by,
  gives: aCommand('withhold-name', { ...threat, ...more }),
});
const onTheDay = (day: string, story: Story) => ({ ...story, now: london(`${day} 12:00`) });

/** Name, post, organisation and number of whoever was asked: all from which it follows who it is. */
function marksOf(story: Story): readonly string[] {
  const giver = caseOf(story).candidates.find(({ person }) => person === usualCast.reviewer);
  const found = story.facts.directory.byId.get(usualCast.reviewer);
  const organisation = story.facts.directory.directory.organisations.find(
    ({ code }) => code === found?.organisation,
  );
  const marks = [giver?.name, giver?.acceptance?.registrationNumber, organisation?.name, found?.phone];
  return marks.filter((each): each is string => each !== undefined && each !== '');
}

function account({ facts, now, ...story }: Story): string {
  const state = caseOf({ facts, now, ...story });
  return familyAccount({ state, facts, now })?.paragraphs.join('\n') ?? '';
}

/** Everything that this person can bring up of the case: card, sides, page in the tab, paper. */
function everything(story: Story, viewer: string): string {
  const { facts, now, events } = story;
  const state = caseOf(story);
  const view = lookFrom(state, facts, viewer, now);
  const cards = sideNames.flatMap((side) =>
    [1, 2, 3].flatMap((page) =>
      runsIn(caseCard({ state, facts, viewer, now, formId: 'f', events, rows: [], side, page })),
    ),
  );
  const paper = printDocument(view, events, { kind: 'account' });
  const page = casePage({ view, events, rows: [], drafts: [], printing: true });
  return [...cards, paper?.kind === 'page' ? paper.html : '', JSON.stringify(page)].join('\n');
}

/** A family that objected late, and the clinical lead who then ended the request, though an opinion had been given. */
function endedAfterOpinion(): Story {
  const given = at('outcome');
  const state = caseOf(given);
  const debt = {
    id: 'd99',
    kind: 'lead-decision' as const,
    about: 'conversation-recorded',
    since: given.now,
  };
  const owing = { ...given, state: { ...state, debts: [...state.debts, debt] } };
  return play(owing, { by: who.clinicalLead, gives: aCommand('uphold') });
}

test('a request that was ended after the opinion says who gave it and why they are independent', () => {
  const told = account(endedAfterOpinion());
  expect(told).toContain(marksOf(at('outcome'))[0]);
  expect(told).toContain('They work for another Trust or Health Board.');
});

describe('a threatened reviewer', () => {
  const steps = ['under-review', 'opinion-given', 'sharing', 'outcome', 'closing', 'closed'] as const;

  test.each(steps)('at %s: nobody of the family’s side reads who it is; the record keeps all', (status) => {
    const before = at(status);
    const story = play(before, withholds());
    const marks = marksOf(story);
    expect(marks).toHaveLength(4);
    expect(account(before)).toContain(marks[0]);
    for (const viewer of [who.advocate, who.gp]) {
      // Without it they are named, to whom the case is open: else the test could not fail.
      if (viewer === who.advocate) expect(everything(before, viewer)).toContain(marks[0]);
      const read = everything(story, viewer);
      expect(marks.filter((mark) => read.includes(mark))).toEqual([]);
      expect(read).not.toMatch(/threat|Larkspur/i);
    }
    const told = account(story);
    expect(marks.filter((mark) => told.includes(mark))).toEqual([]);
    expect(told).toContain('A consultant in oncology outside this Trust or Health Board ');
    expect(told).toContain('The name is withheld, since');
    expect(told).toContain('You may ask for this to be looked at again by 8 February 2027.');
    expect(told).toContain('They work for another Trust or Health Board.');
    expect(told).not.toMatch(/signed by|suggested them|threat|Larkspur/i);
    const record = printDocument(
      lookFrom(caseOf(story), story.facts, who.coordinator, story.now),
      story.events,
      { kind: 'record' },
    );
    expect(record?.kind === 'page' && record.html).toContain(marks[0]);
  });

  test('a refusal names them neither: an advocate presses what waits for the reviewer', () => {
    const press = { by: who.advocate, gives: aCommand('give-opinion') };
    const said = (story: Story) => {
      const decision = answer(story, press);
      return decision.ok ? '' : decision.refusal.text;
    };
    const before = at('under-review');
    const [name = ''] = marksOf(before);
    expect(said(before)).toContain(name);
    expect(said(play(before, withholds()))).not.toContain(name);
    expect(said(play(before, withholds()))).toMatch(/waits for the reviewer\.$/);
  });

  test('is named again the day after, by the date alone; and goes on unnamed where it was renewed', () => {
    const story = play(at('outcome'), withholds());
    const [name = ''] = marksOf(story);
    const { version } = caseOf(story);
    expect(account(onTheDay('2027-02-08', story))).not.toContain(name);
    const after = onTheDay('2027-02-09', story);
    expect(caseOf(after).version).toBe(version);
    expect(account(after)).toContain(name);
    expect(everything(after, who.advocate)).toContain(name);
    const renewed = play(story, { at: '2027-02-08 10:00', ...withholds({ reviewOn: '2027-03-08' }) });
    expect(account(onTheDay('2027-03-08', renewed))).not.toContain(name);
    expect(account(onTheDay('2027-03-09', renewed))).toContain(name);
  });

  test('is named again at once when it is lifted, and the family is owed both news', () => {
    const story = play(at('outcome'), withholds());
    const owed = (of: Story) => caseOf(of).debts.map(({ about }) => about);
    expect(owed(story)).toEqual(['name-withheld']);
    const lifted = play(story, { by: who.clinicalLead, gives: aCommand('show-name-again') });
    expect(account(lifted)).toContain(marksOf(story)[0]);
    expect(owed(lifted)).toEqual(['name-withheld', 'name-shown-again']);
    const friend = play(aCaseAt('under-review', 'critical-friend', usualCast, urgency, present), withholds());
    expect(owed(friend)).toEqual(['name-withheld']);
    expect(account(friend)).not.toMatch(/outside this Trust/);
  });

  test('is not a hold: the case goes on, and the family is talked to', () => {
    const story = play(at('sharing'), withholds());
    given(story)
      .when({ by: usualCast.consultant, gives: aCommand('record-sharing') })
      .follows(['sharing-recorded']);
  });
});

describe('why it is withheld', () => {
  test('is read by clinical lead, consultant, reviewer and coordinator, and by nobody else', () => {
    const story = play(at('outcome'), withholds());
    const may = [who.clinicalLead, usualCast.consultant, usualCast.reviewer, who.coordinator];
    const mayNot = [
      usualCast.requester,
      usualCast.deputy,
      who.nurse,
      who.advocate,
      who.gp,
      who.safeguardingLead,
    ];
    const reads = [...may, ...mayNot].filter((each) => everything(story, each).includes('Larkspur'));
    expect(reads).toEqual(may);
    const history = everything(story, who.nurse);
    expect(history).toContain('withheld a name from the family for safety');
  });

  test('nor is a correction of the entry', () => {
    const story = play(at('outcome'), withholds());
    const entry = eventsOf(story, 'name-withheld')[0]?.seq ?? 0;
    const corrected = play(story, {
      by: who.clinicalLead,
      gives: aCommand('correct-entry', { entry, correction: 'It was a call at night.', opinion: undefined }),
    });
    expect(everything(corrected, who.coordinator)).toContain('a call at night');
    expect(everything(corrected, who.nurse)).not.toContain('a call at night');
  });
});

describe('what must be recorded', () => {
  const refused = (more: object, says: RegExp) =>
    given(at('outcome')).when(withholds(more)).isRefused('missing', says);

  test('a day within 28 days, the number of a police or court matter, the text of another ground', () => {
    const today = at('outcome').now.slice(0, 10);
    const day = (days: number) => new Date(Date.parse(today) + days * 86_400_000).toISOString().slice(0, 10);
    refused({ reviewOn: day(29) }, /28 days at most.*can be renewed then/);
    refused({ reviewOn: day(-1) }, /not over/);
    refused({ ground: 'police-or-court' }, /number/);
    refused({ ground: 'other', explained: undefined }, /what the ground is/);
    given(at('outcome'))
      .when(withholds({ reviewOn: day(28) }))
      .follows(['name-withheld', 'debt-incurred']);
    given(at('outcome'))
      .when(withholds({ ground: 'police-or-court', matterNumber: 'CR/44/27' }))
      .follows(['name-withheld', 'debt-incurred']);
  });

  test('by the clinical lead alone; by the alternate where the lead acts as consultant', () => {
    given(at('outcome'))
      .when(withholds({}, usualCast.consultant))
      .isRefused('not-yours', /clinical lead/);
    given(at('outcome')).when(withholds({}, who.leadsAlternate)).isRefused('unknown-case', /./);
    const offered = play(at('outcome'), {
      by: usualCast.consultant,
      gives: aCommand('propose-hand-over', { to: who.clinicalLead }),
    });
    const acts = play(offered, { by: who.clinicalLead, gives: aCommand('accept-hand-over') });
    given(acts)
      .when(withholds())
      .isRefused('not-yours', /clinical lead/);
    expect(answer(acts, withholds({}, who.leadsAlternate)).ok).toBe(true);
  });
});

describe('the reminder to look at it again', () => {
  const reminded = (story: Story) =>
    eventsOf(story, 'reminded')
      .filter(({ about }) => about.of === 'name-withheld')
      .map(({ at: when, people }) => [when, people]);

  test('goes to the clinical lead on the date set, then to the alternate as well, and then it is over', () => {
    const story = play(play(at('outcome'), withholds()), { until: '2027-02-20 12:00' });
    expect(reminded(story)).toEqual([
      [london('2027-02-08 10:00'), [who.clinicalLead]],
      [london('2027-02-08 13:00'), [who.clinicalLead, who.leadsAlternate]],
    ]);
  });

  test.each(['closed', 'upheld'] as const)(
    'comes on a request that is %s too, which reminds of nothing else',
    (status) => {
      const ended = status === 'closed' ? at('closed') : endedAfterOpinion();
      expect(caseOf(ended).stage.status).toBe(status);
      const withheld = play(ended, withholds());
      const story = play(withheld, { until: '2027-03-20 12:00' });
      const since = story.events.slice(withheld.events.length);
      expect(since.map(({ type }) => type)).toEqual(['reminded', 'reminded']);
      expect(reminded(story)).toEqual([
        [london('2027-02-08 10:00'), [who.clinicalLead]],
        [london('2027-02-08 13:00'), [who.clinicalLead, who.leadsAlternate]],
      ]);
      const [first] = since;
      const told = noticesFor(
        first === undefined ? [] : [first],
        caseOf(withheld),
        caseOf(story),
        story.facts,
        story.now,
      );
      expect(told.filter(({ notify }) => notify).map(({ person }) => person)).toEqual([who.clinicalLead]);
      const card = JSON.stringify(
        shortCard({
          state: caseOf(story),
          facts: story.facts,
          viewer: who.clinicalLead,
          now: london('2027-02-08 10:00'),
          formId: 'f',
        }),
      );
      expect(card).toContain('is withheld from the family');
      expect(card).toContain('show:case');
    },
  );

  test('does not come by night where a name is withheld in the evening until that very day: then it has lapsed', () => {
    const evening = { at: '2027-02-02 20:30', ...withholds({ reviewOn: '2027-02-02' }) };
    expect(reminded(play(play(at('outcome'), evening), { until: '2027-02-20 12:00' }))).toEqual([]);
  });

  test('comes on Friday where the date is a Sunday, on which nobody works', () => {
    const story = play(play(at('outcome'), withholds({ reviewOn: '2027-02-07' })), {
      until: '2027-02-20 12:00',
    });
    expect(reminded(story).map(([when]) => when)).toEqual([
      london('2027-02-05 10:00'),
      london('2027-02-05 13:00'),
    ]);
  });
});
