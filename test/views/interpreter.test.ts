import { caseCard } from '../../src/views/cards/case-card';
import { intake } from '../../src/views/cards/forms/definitions/intake';
import { previewBlocks } from '../../src/views/cards/forms/showing/preview-blocks';
import { recordNames } from '../../src/views/print/record-names';
import { recordPage } from '../../src/views/print/record-page';
import { recordOf } from '../../src/views/record/record-of';
import { caseOf } from '../builders/core/play';
import { aCaseAt, usualCast } from '../builders/core/ways';
import { readerSees } from '../support/stories/printed';

/** A box that was left empty says nothing: nobody answered that no interpreter is needed. */
const story = aCaseAt('consultant-review');

test.each(['yes', 'no'] as const)('the box for an interpreter, ticked: %s', (interpreter) => {
  const { events, facts, now } = story;
  const was = caseOf(story);
  const family = { ...was.request.family, interpreter };
  const state = { ...was, request: { ...was.request, family } };
  const card = {
    state,
    facts,
    viewer: usualCast.consultant,
    now,
    formId: 'form',
    events,
    side: 'pack',
  } as const;
  const record = recordPage(recordOf({ state, events, facts, now }), recordNames(state, facts));
  const context = { facts, viewer: usualCast.requester, now, values: { 'family.interpreter': interpreter } };
  const preview = previewBlocks(intake.pages(context), context.values, {});
  const told = [JSON.stringify(caseCard(card)), readerSees(record), JSON.stringify(preview)];
  expect(told.map((each) => /interpreter/i.test(each))).toEqual(told.map(() => interpreter === 'yes'));
});
