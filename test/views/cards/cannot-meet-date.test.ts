import { caseCard } from '../../../src/views/cards/case-card';
import { recordNames } from '../../../src/views/print/record-names';
import { recordPage } from '../../../src/views/print/record-page';
import { recordOf } from '../../../src/views/record/record-of';
import { aCommand } from '../../builders/core/a-command';
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
