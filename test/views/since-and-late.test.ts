import { formFor } from '../../src/views/cards/forms/form-definitions';
import { rowFor } from '../../src/views/cards/other-cards/request-rows';
import { waitsFor } from '../../src/views/cards/waiting/waits-for';
import { inboxPage } from '../../src/views/tab/inbox';
import { requestRow } from '../../src/views/tab/request-row';
import { lookFrom } from '../../src/views/viewpoint';
import { aCommand } from '../builders/core/a-command';
import { present } from '../builders/core/ladder-ways';
import { who } from '../builders/core/people';
import { caseOf, london, play, type Story } from '../builders/core/play';
import { aCaseAt, castFor, usualCast } from '../builders/core/ways';

/** Whom a request waits for since when, and whether it is late: the same on every card and page (process page §6). */
const { consultant, requester, reviewer } = usualCast;
const eso = 'external-second-opinion';
const at = (status: 'under-review' | 'inviting' | 'closing', wishes = {}) =>
  aCaseAt(status, eso, castFor(eso), { urgency: 'soon', neededBy: '2027-02-12', ...wishes }, present);
const look = (story: Story, viewer: string) => lookFrom(caseOf(story), present, viewer, story.now);
const row = (story: Story, viewer: string) => requestRow(look(story, viewer), []);
const item = (story: Story, viewer: string) =>
  rowFor({ state: caseOf(story), facts: present }, { viewer, now: story.now })[0];

const asked = play(at('under-review'), {
  at: '2027-01-20 10:00',
  by: reviewer,
  gives: aCommand('ask-for-item'),
});

test('an item asked for on the 20th waits for the requester since the 20th', () => {
  expect(waitsFor(look(asked, requester)).words).toBe('you, since Wed\u00a020\u00a0Jan,\u00a010:00');
  expect(waitsFor(look(asked, who.coordinator)).words).toMatch(
    /^the requester, .*, since Wed\u00a020\u00a0Jan,\u00a010:00$/,
  );
  expect([row(asked, requester)?.since, item(asked, requester)?.since]).toEqual([
    london('2027-01-20 10:00'),
    london('2027-01-20 10:00'),
  ]);
});

test('the second on the list is waited for since the second was invited', () => {
  const second = play(at('inviting'), { until: '2027-01-13 12:00' });
  const invited = caseOf(second).candidates.find((each) => each.standing === 'invited')?.invitedAt;
  expect(row(second, who.coordinator)?.since).toBe(invited);
  expect(waitsFor(look(second, who.coordinator)).words).toMatch(/since (Tue|Wed)\s1[23]\sJan/);
});

test('the inbox puts first what has waited longest for this person, not whose step is oldest', () => {
  const early = play(at('under-review'), {
    at: '2027-01-12 10:00',
    by: requester,
    gives: aCommand('add-information'),
  });
  const late = play(at('under-review'), {
    at: '2027-01-14 10:00',
    by: requester,
    gives: aCommand('add-information'),
  });
  const rows = [late, early].flatMap((story, index) => {
    const made = requestRow(lookFrom(caseOf(story), present, consultant, asked.now), []);
    return made === undefined ? [] : [{ ...made, ref: index === 0 ? 'late' : 'early' }];
  });
  expect(rows.map(({ group }) => group)).toEqual(['me', 'me']);
  expect(inboxPage(rows, {}).rows.map(({ ref }) => ref)).toEqual(['early', 'late']);
});

test.each(['inviting', 'under-review', 'closing'] as const)(
  'a request at %s six weeks past its date is late on the worklist and in the tab; to somebody only asked nothing is',
  (status) => {
    const over = play(at(status), { until: '2027-03-30 12:00' });
    expect([row(over, who.coordinator)?.late, item(over, who.coordinator)?.late]).toEqual([true, true]);
    const asking = { ...over, state: caseOf(play(at('inviting'))) };
    expect([row(asking, reviewer)?.late, item(asking, reviewer)?.late]).toEqual([false, false]);
  },
);

test.each(['hold', 'review-hold'] as const)('the form of %s proposes a review in seven days', (command) => {
  const form = formFor(command);
  const { state } = asked;
  const proposed = form?.initial({ state, facts: present, viewer: consultant, now: asked.now, values: {} });
  expect(proposed).toEqual({ reviewOn: '2027-01-27' });
});
