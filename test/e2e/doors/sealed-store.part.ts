import { createKeys } from '../../../src/redis/keys';
import { dump, findInDump } from '../../support/redis/dump';
import { inDays, intake, noConflicts, opinion, who } from '../support/answers';
import { inventedFacts, stateOf } from '../support/kept';
import { askFor, beginAsking } from '../support/steps';
import { worldForTests } from '../support/world-for-tests';

const { world } = worldForTests({ own: true });

/** Every text of four characters or more inside a value, in whatever depth. */
function textsIn(value: unknown): readonly string[] {
  if (typeof value === 'string') return value.length >= 4 ? [value] : [];
  if (typeof value !== 'object' || value === null) return [];
  return Object.values(value).flatMap(textsIn);
}

/** Words that our own code has: they say nothing about a case. */
const ourOwn = /^[a-z]+(-[a-z]+)*$|^\d{4}-\d{2}-\d{2}T|^[0-9a-f-]{36}$|^[cdiq]\d+$|^INV-/;

describe('what Redis holds after a whole case', () => {
  test('no name, initials, date of birth, NHS number or free text of a case can be found in it, a draft’s neither', async () => {
    const consultant = world().player(who.oncologist);
    const friend = world().player(who.haematologist);
    const ref = await askFor(world().player(who.oncologyDoctor), 'critical-friend', {
      'child.initials': 'Q.X.Z.W.',
      'child.nhsNumber': '999 172 5008',
      'people.namedConsultant': who.oncologist,
      'people.disagreement': 'The grandmother sees it differently.',
      'route.candidates.0.candidate': who.haematologist,
      'route.candidates.0.proposedBy': 'team',
    });
    await consultant.give(ref, 'approve', { view: 'A view that is nobody’s business.' });
    await friend.give(ref, 'accept', { ...noConflicts, 'conflicts.sameEmployer': 'yes' });
    await friend.give(ref, 'confirm-no-link', { noLink: 'yes' });
    await friend.give(ref, 'give-opinion', opinion({ 'opinion.advice': 'change-plan' }));
    await consultant.give(ref, 'comment', { comment: 'A comment to be found nowhere.' });
    await consultant.give(ref, 'acknowledge', {
      readOn: inDays(0),
      whatWillBeDone: 'The plan is changed in May.',
    });
    const begun = await consultant.open(ref, 'comment');
    await consultant.press(begun, consultant.verb(begun, 'save:comment'), {
      comment: 'Half a comment, saved.',
    });
    const half = await beginAsking(friend, 'critical-friend');
    await friend.press(half, 'next:submit:safety', {
      'safety.acutelyDeteriorating': 'no',
      'safety.proceedings': 'no',
    });
    await friend.press(half, friend.verb(half, 'save:submit'), {
      'child.initials': 'D.R.A.F.',
      'child.localReference': 'LOC of a draft',
    });

    const state = await stateOf(world(), ref);
    const events = await world().stores.cases.history(ref);
    const names = inventedFacts.directory.directory.people.map((each) => each.name);
    const typed = Object.values(intake({}));
    const secrets = new Set([
      ...[state, events, typed].flatMap(textsIn).filter((each) => !ourOwn.test(each) && each !== ref),
      ...names,
      'Q.X.Z.W.',
      '2018-05-04',
      '9991725008',
      '999 172 5008',
      'Half a comment, saved.',
      'D.R.A.F.',
      'LOC of a draft',
    ]);
    expect(secrets.size).toBeGreaterThan(100);
    const dumped = await dump(world().redis);
    expect(findInDump(dumped, [...secrets])).toEqual([]);
    // The search itself works: what may be there is found.
    expect(findInDump(dumped, [ref, who.oncologist])).toEqual([ref, who.oncologist]);
    expect(dumped.some((each) => each.includes(createKeys(world().tenantId).case(ref)))).toBe(true);
  });
});
