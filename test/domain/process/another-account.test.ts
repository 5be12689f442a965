import type { CaseState } from '../../../src/domain/case/state';
import { inventedDirectory } from '../../../src/domain/directory/invented/invented-directory';
import { indexDirectory } from '../../../src/domain/directory/lookup';
import type { Facts } from '../../../src/domain/process/open/facts';
import { everybodyOn, rolesOf } from '../../../src/domain/process/people/people-on-case';
import { visibleParts } from '../../../src/domain/process/people/who-sees';
import { aCommand } from '../../builders/core/a-command';
import { who } from '../../builders/core/people';
import { answer, caseOf, given, play, type Story } from '../../builders/core/play';
import { aCaseAt, castFor } from '../../builders/core/ways';

const cast = castFor('external-second-opinion');
const anew = (id: string) => id.replace('-8000-', '-9000-');

/** After an import that gives each of these people another account. */
function movedTo(...people: readonly string[]): Facts {
  const all = inventedDirectory.people.map((each) => {
    const deputy =
      each.deputy !== undefined && people.includes(each.deputy) ? anew(each.deputy) : each.deputy;
    const same = deputy === undefined ? each : { ...each, deputy };
    return people.includes(each.id) ? { ...same, id: anew(each.id), formerly: [each.id] } : same;
  });
  return { directory: indexDirectory({ ...inventedDirectory, people: all }) };
}

const movedOn = (story: Story, ...people: readonly string[]): Story => ({
  ...story,
  facts: movedTo(...people),
});
const rolesIn = ({ facts, now }: Story, state: CaseState, person: string) =>
  [...rolesOf(state, facts, person, now)].sort();

describe('whoever has another account goes on under it, in every part (process page §2)', () => {
  test.each(['consultant-review', 'inviting', 'under-review', 'opinion-given', 'closing', 'closed'] as const)(
    'in %s',
    (status) => {
      const before = aCaseAt(status);
      const state = caseOf(before);
      for (const person of everybodyOn(state, before.facts, before.now)) {
        const story = movedOn(before, person);
        expect([person, rolesIn(story, state, anew(person))]).toEqual([
          person,
          rolesIn(before, state, person),
        ]);
        expect(rolesIn(story, state, person)).toEqual([]);
        expect(visibleParts(state, story.facts, anew(person), story.now)).toEqual(
          visibleParts(state, before.facts, person, before.now),
        );
      }
    },
  );

  test('they act at once, and the history says that it is another account', () => {
    const story = movedOn(aCaseAt('opinion-given'), cast.consultant);
    given(story)
      .when({ by: cast.consultant, gives: aCommand('acknowledge') })
      .isRefused('unknown-case', /There is no request/);
    given(story)
      .when({ by: anew(cast.consultant), gives: aCommand('acknowledge') })
      .follows(['account-changed', 'acknowledged']);
  });

  test('the clock writes it down, nobody has gained or lost a part by it, and the name of before is kept', () => {
    const story = play(movedOn(aCaseAt('under-review'), cast.reviewer), {
      by: 'system',
      gives: aCommand('fall-due'),
    });
    const state = caseOf(story);
    expect(story.events.at(-1)).toMatchObject({
      type: 'account-changed',
      from: cast.reviewer,
      to: anew(cast.reviewer),
    });
    expect(state.candidates.find(({ standing }) => standing === 'reviewer')?.person).toBe(
      anew(cast.reviewer),
    );
    expect(state.names).toMatchObject({
      [cast.reviewer]: expect.any(String),
      [anew(cast.reviewer)]: expect.any(String),
    });
  });

  test('what bars somebody bars them under every account: nobody is requester and reviewer (process page I2)', () => {
    const story = movedOn(aCaseAt('preparing'), cast.requester);
    const adds = aCommand('add-candidate', { candidate: anew(cast.requester) });
    const decision = answer(story, { by: who.coordinator, gives: adds });
    expect(decision.ok).toBe(false);
  });

  test('an entry is still corrected by its author', () => {
    const story = play(aCaseAt('under-review'), { by: who.nurse, gives: aCommand('comment') });
    const seq = caseOf(story).version;
    const moved = play(movedOn(story, who.nurse), { by: 'system', gives: aCommand('fall-due') });
    expect(caseOf(moved).authors[String(seq)]).toBe(anew(who.nurse));
  });
});
