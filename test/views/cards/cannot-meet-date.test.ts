import { caseCard } from '../../../src/views/cards/case-card';
import { recordNames } from '../../../src/views/print/record-names';
import { recordPage } from '../../../src/views/print/record-page';
import { recordOf } from '../../../src/views/record/record-of';
import { casePage } from '../../../src/views/tab/case-page';
import { lookFrom } from '../../../src/views/viewpoint';
import { aCommand } from '../../builders/core/a-command';
import { who } from '../../builders/core/people';
import { caseOf, play } from '../../builders/core/play';
import { aCaseAt, usualCast } from '../../builders/core/ways';
import { readerSees } from '../../support/stories/printed';

/** What somebody said of the date when they accepted (process page §4a) is there to be read afterwards. */
const inviting = aCaseAt('inviting');
const accepted = (canMeetDate: 'yes' | 'no') =>
  play(inviting, { by: usualCast.reviewer, gives: aCommand('accept', { canMeetDate }) });

test.each([
  ['no', true],
  ['yes', false],
] as const)('whether they can give it by the date: %s', (canMeetDate, said) => {
  const { events, now, facts, ...story } = accepted(canMeetDate);
  const state = caseOf({ events, now, facts, ...story });
  for (const side of ['history', 'people'] as const) {
    const about = { state, facts, viewer: usualCast.requester, now, formId: 'form', events, side };
    const shown = JSON.stringify(caseCard(about));
    expect(shown.includes('cannot give the opinion by the date needed')).toBe(said);
  }
  const printed = readerSees(recordPage(recordOf({ state, events, facts, now }), recordNames(state, facts)));
  expect(printed).toMatch(new RegExp(`Can meet the date\\s*${canMeetDate}`));
});

describe.each([
  ['requester', usualCast.requester, /Change the date with “Correct the request”/],
  ['acting consultant', usualCast.consultant, /Change the date with “Correct the request”/],
  ['coordinator', who.coordinator, /The requester or the consultant changes the date/],
  ['clinical lead', who.clinicalLead, /“Release the reviewer”: the next on the list is asked/],
] as const)('where the %s looks first', (_, viewer, toDo) => {
  const noted = (story: ReturnType<typeof accepted>) => {
    const { facts, now, events } = story;
    const view = lookFrom(caseOf(story), facts, viewer, now);
    const page = casePage({ view, events, rows: [], drafts: [], printing: false });
    return [
      JSON.stringify(caseCard({ state: view.state, facts, viewer, now, formId: 'form', events })),
      JSON.stringify(page?.overview),
    ];
  };

  test('it stands that the date cannot be met, whom to ring and what to do, until the opinion is given', () => {
    const story = accepted('no');
    const { name, phone } = story.facts.directory.byId.get(usualCast.reviewer) ?? {};
    for (const text of noted(story)) {
      expect(text).toContain(`${name} said on accepting: cannot give the opinion by the date needed (`);
      expect(text).toContain(`Agree with them when it comes: ${phone}. `);
      expect(text).toMatch(toDo);
    }
    for (const text of noted(accepted('yes'))) expect(text).not.toContain('said on accepting');
    const confirmed = play(story, { by: usualCast.reviewer, gives: aCommand('confirm-no-link') });
    for (const text of noted(confirmed)) expect(text).toContain('said on accepting');
    const given = play(confirmed, { by: usualCast.reviewer, gives: aCommand('give-opinion') });
    for (const text of noted(given)) expect(text).not.toContain('said on accepting');
  });
});

test('once the date was corrected nothing says so any more, but the history: of the new date they have said nothing', () => {
  const story = play(accepted('no'), { by: usualCast.requester, gives: aCommand('correct') });
  const { facts, now, events } = story;
  const view = lookFrom(caseOf(story), facts, usualCast.requester, now);
  const page = JSON.stringify(casePage({ view, events, rows: [], drafts: [], printing: false }));
  expect(page).not.toContain('said on accepting');
  for (const [side, said] of [
    ['people', false],
    ['history', true],
  ] as const) {
    const about = {
      state: view.state,
      facts,
      viewer: usualCast.requester,
      now,
      formId: 'form',
      events,
      side,
    };
    expect(JSON.stringify(caseCard(about)).includes('cannot give the opinion by the date needed')).toBe(said);
  }
});

test('whoever said it is not told so', () => {
  const { facts, now, ...story } = accepted('no');
  const state = caseOf({ facts, now, ...story });
  const viewer = usualCast.reviewer;
  expect(JSON.stringify(caseCard({ state, facts, viewer, now, formId: 'form' }))).not.toContain(
    'said on accepting',
  );
});
