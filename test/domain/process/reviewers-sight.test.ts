import { visibleParts } from '../../../src/domain/process/people/who-sees';
import { aCommand } from '../../builders/core/a-command';
import { who } from '../../builders/core/people';
import { caseOf, play, type Story } from '../../builders/core/play';
import { aCaseAt, castFor } from '../../builders/core/ways';

const cast = castFor('external-second-opinion');
const seenBy = (person: string, story: Story) => visibleParts(caseOf(story), story.facts, person, story.now);
const afterDeath = (story: Story) => play(story, { by: who.coordinator, gives: aCommand('record-death') });

describe('the reviewer’s sight of the pack ends with the request (process page I7)', () => {
  test('a reviewer at work has it; after a death they have it no more', () => {
    const story = aCaseAt('opinion-given');
    expect(seenBy(cast.reviewer, story).has('pack')).toBe(true);
    const seen = seenBy(cast.reviewer, afterDeath(story));
    expect([seen.has('pack'), seen.has('people')]).toEqual([false, false]);
    expect(seen.has('opinion')).toBe(true);
  });

  test('nor have they once it is closed', () => {
    expect(seenBy(cast.reviewer, aCaseAt('closing')).has('pack')).toBe(true);
    expect(seenBy(cast.reviewer, aCaseAt('closed')).has('pack')).toBe(false);
  });

  test('a death before the conflict check was clear does not show who the child was', () => {
    const story = aCaseAt('conflict-check');
    expect(seenBy(cast.reviewer, story).has('identity')).toBe(false);
    expect(seenBy(cast.reviewer, afterDeath(story)).has('identity')).toBe(false);
  });
});
