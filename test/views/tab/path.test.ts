import { milestones, walkedPath } from '../../../src/views/tab/timeline';
import { lookFrom } from '../../../src/views/viewpoint';
import { aCommand } from '../../builders/core/a-command';
import { who } from '../../builders/core/people';
import { caseOf, london, play, type Story } from '../../builders/core/play';
import { aCaseAt, begun, usualCast } from '../../builders/core/ways';

/** The way through on the page: what is done is dated by when it was done. */
const { consultant, requester } = usualCast;
const soon = { urgency: 'soon' as const };

function path(story: Story) {
  const view = lookFrom(caseOf(story), story.facts, requester, story.now);
  const shown = milestones(view, walkedPath(story.events)) ?? [];
  return Object.fromEntries(shown.map(({ code, stands, at }) => [code, [stands, at]]));
}

const asked = aCaseAt('consultant-review', 'external-second-opinion', usualCast, soon);
const approved = play(asked, { at: '2027-01-11 11:00', by: consultant, gives: aCommand('approve') });

test('a step that is done has the time it was done, the one at hand since when it is there', () => {
  expect(path(asked)).toMatchObject({
    asked: ['done', london(begun)],
    approved: ['now', london(begun)],
    family: ['to-come', null],
  });
  expect(path(approved)).toMatchObject({
    asked: ['done', london(begun)],
    approved: ['done', london('2027-01-11 11:00')],
    family: ['now', london('2027-01-11 11:00')],
    pack: ['to-come', null],
  });
});

test('an end that was undone finishes no step', () => {
  const died = play(approved, { by: who.coordinator, gives: aCommand('record-death') });
  const restored = play(died, { by: who.clinicalLead, gives: aCommand('undo-death') });
  expect(path(died)).toEqual({});
  expect(path(restored)).toMatchObject({
    approved: ['done', london('2027-01-11 11:00')],
    family: ['now', restored.now],
    pack: ['to-come', null],
  });
});
