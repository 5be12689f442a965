import type { CommandType } from '../../../../src/domain/asked/commands';
import type { Status } from '../../../../src/domain/case/stage';
import { type CaseNotice, mayBeTold, noticesFor } from '../../../../src/domain/process/notices';
import type { Facts } from '../../../../src/domain/process/open/facts';
import { aCommand, submission } from '../../../builders/core/a-command';
import { factsWith, theFacts, who } from '../../../builders/core/people';
import { caseOf, london, type Press, play, type Story, untold } from '../../../builders/core/play';
import { aCaseAt, begun, castFor, requestFor } from '../../../builders/core/ways';

const eso = 'external-second-opinion';
const cast = castFor(eso);
const { requester, consultant, reviewer, alsoInvited } = cast;
const { coordinator, clinicalLead, safeguardingLead, nurse, advocate, gp } = who;

type Name = keyof typeof who;
const nameOf = (person: string): string =>
  (Object.keys(who) as Name[]).find((name) => who[name] === person) ?? person;
const names = (people: readonly string[]) => people.map(nameOf).sort();

/** The notices that one press makes. */
function noticesOf(before: Story, press: Press): readonly CaseNotice[] {
  const after = play(before, press);
  const events = after.events.slice(before.events.length);
  return noticesFor(events, before.state, caseOf(after), after.facts, after.now);
}

const notified = (notices: readonly CaseNotice[]) =>
  names(notices.filter(({ notify }) => notify).map(({ person }) => person));
const told = (notices: readonly CaseNotice[]) =>
  names(notices.filter(({ notify, onlyIfShown }) => !notify && !onlyIfShown).map(({ person }) => person));
const followed = (notices: readonly CaseNotice[]) =>
  names(notices.filter(({ onlyIfShown }) => onlyIfShown).map(({ person }) => person));

const does = (by: string, type: CommandType): Press => ({ by: by as Press['by'], gives: aCommand(type) });

type Line = readonly [at: Status, by: string, command: CommandType, notifies: string[], tells: string[]];

// The GP is reached by relay, so that the coordinator is told in the GP's place.
// biome-ignore format: a table is read in lines
const policy: readonly Line[] = [
  ['consultant-review', consultant, 'approve', [requester], [nurse, coordinator, consultant, advocate]],
  ['consultant-review', consultant, 'ask-for-changes', [requester], []],
  ['consultant-review', consultant, 'object', [requester, clinicalLead], []],
  ['returned', requester, 'revise', [consultant], []],
  ['returned', requester, 'stand-by', [clinicalLead], []],
  ['lead-review', clinicalLead, 'proceed', [requester, consultant], [nurse, coordinator, advocate]],
  ['lead-review', clinicalLead, 'uphold', [requester, consultant, coordinator], [nurse, advocate]],
  ['family-step', consultant, 'record-family-conversation', [coordinator], [requester, advocate]],
  ['preparing', coordinator, 'complete-pack', [reviewer], [requester, consultant]],
  ['inviting', reviewer, 'decline', [coordinator], [requester]],
  ['inviting', reviewer, 'accept', [coordinator], [requester, consultant, nurse, advocate]],
  ['conflict-check', clinicalLead, 'clear-conflict', [reviewer, consultant], [requester, coordinator, nurse, advocate]],
  ['under-review', reviewer, 'ask-for-item', [requester, coordinator], [advocate]],
  ['under-review', reviewer, 'give-opinion', [consultant, requester], [coordinator, nurse, advocate]],
  ['under-review', requester, 'add-information', [reviewer, consultant], [requester]],
  ['under-review', requester, 'withdraw', [consultant, coordinator, reviewer, alsoInvited], [nurse, requester, advocate]],
  ['inviting', requester, 'withdraw', [consultant, coordinator, reviewer, alsoInvited], [nurse, requester, advocate]],
  ['lead-review', requester, 'withdraw', [consultant, coordinator, clinicalLead], [nurse, requester, advocate]],
  ['inviting', consultant, 'withdraw-candidate', [reviewer, coordinator], []],
  ['under-review', consultant, 'comment', [], []],
  ['under-review', safeguardingLead, 'hold', [consultant, clinicalLead], []],
  ['opinion-given', consultant, 'acknowledge', [], [requester, reviewer]],
  ['sharing', consultant, 'record-sharing', [], [requester, reviewer, nurse, coordinator, consultant, advocate]],
  ['closing', coordinator, 'confirm-record', [], [requester, consultant, coordinator, nurse, advocate]],
];

describe('who is told at once, and who with the digest', () => {
  test.each(
    policy.map(
      ([at, by, command, notifies, tells]) => [at, nameOf(by), command, by, notifies, tells] as const,
    ),
  )('in %s, when %s gives %s', (at, _, command, by, notifies, tells) => {
    const notices = noticesOf(aCaseAt(at), does(by, command));
    expect({ notified: notified(notices), told: told(notices) }).toEqual({
      notified: names(notifies),
      told: names(tells),
    });
  });

  test('whoever acted is not notified of it, and their card follows', () => {
    const notices = noticesOf(aCaseAt('closing'), does(coordinator, 'confirm-record'));
    expect(notified(notices)).not.toContain('coordinator');
    expect([...told(notices), ...followed(notices)]).toContain('coordinator');
  });

  test('nobody has two notices of one change', () => {
    for (const [at, by, command] of policy) {
      const people = noticesOf(aCaseAt(at), does(by, command)).map(({ person }) => person);
      expect(people).toEqual([...new Set(people)]);
    }
  });

  test('everybody else on the case is told nothing: a card that they have follows', () => {
    const notices = noticesOf(aCaseAt('under-review'), does(consultant, 'comment'));
    expect(followed(notices)).toEqual(
      expect.arrayContaining(
        names([requester, consultant, reviewer, nurse, advocate, coordinator, clinicalLead]),
      ),
    );
    expect(followed(notices)).not.toContain('stranger');
  });

  test('a new request notifies whose turn it is, and the coordinator', () => {
    const press = { at: begun, by: requester, gives: submission(requestFor(eso, cast)) };
    const notices = noticesOf(untold(begun), press);
    expect(notified(notices)).toEqual(names([consultant, coordinator]));
  });

  test('while the consultant is away the deputy is notified in their place, and the requester hears of it', () => {
    const away = factsWith({ [consultant]: { leave: [{ from: '2027-01-11', to: '2027-01-15' }] } });
    const press = { at: begun, by: requester, gives: submission(requestFor(eso, cast)) };
    const other = { at: begun, by: coordinator, gives: aCommand('add-member') };
    const notices = noticesOf(untold(begun, away), press);
    expect(notified(notices)).toEqual(names([cast.deputy, coordinator]));
    // The requester pressed, and sees it on the card that the press is answered with.
    expect(followed(notices)).toContain(nameOf(requester));
    expect(notified(noticesOf(play(untold(begun, away), press), other))).toEqual([]);
  });

  test('a reminder notifies those whom it reminds', () => {
    const story = aCaseAt('consultant-review');
    const due = play(story, { until: '2027-01-11 09:29' });
    const notices = noticesOf(due, { at: '2027-01-11 10:10', by: 'system', gives: { type: 'fall-due' } });
    // Urgent and silent for an hour: the coordinator is to ring as well.
    expect(notified(notices)).toEqual(names([consultant, cast.deputy, coordinator]));
  });

  test('whoever loses their part has a card that is closed, and no new one', () => {
    const notices = noticesOf(aCaseAt('under-review'), does(reviewer, 'stand-down'));
    expect(followed(notices)).toContain(nameOf(reviewer));
  });
});

describe('at night', () => {
  const night = '2027-01-11 23:00';
  const morning = london('2027-01-12 07:00');

  const opinionAtNight = (urgency: 'urgent' | 'soon' | 'routine') => {
    const story = aCaseAt('under-review', eso, cast, { urgency });
    return noticesOf(story, { ...does(reviewer, 'give-opinion'), at: night });
  };
  const heldFor = (notices: readonly CaseNotice[], ...people: readonly string[]) =>
    people.map((person) => notices.find((each) => each.person === person)?.heldUntil);

  test('the digest of an urgent request waits until seven, the notification does not', () => {
    const notices = opinionAtNight('urgent');
    expect(heldFor(notices, nurse, coordinator, advocate)).toEqual([morning, morning, morning]);
    expect(heldFor(notices, consultant, requester)).toEqual([undefined, undefined]);
    expect(notified(notices)).toEqual(names([consultant, requester]));
  });

  test.each(['soon', 'routine'] as const)(
    'of a %s request the notification waits until seven too, whoever’s turn it is',
    (urgency) => {
      const notices = opinionAtNight(urgency);
      expect(notified(notices)).toEqual(names([consultant, requester]));
      expect(heldFor(notices, consultant, requester, nurse)).toEqual([morning, morning, morning]);
    },
  );

  test('the end of a request, and of somebody’s part, is shown at once on the cards that are there; the notification waits', () => {
    const ends = (type: CommandType, by: string) =>
      noticesOf(aCaseAt('under-review', eso, cast, { urgency: 'routine' }), { ...does(by, type), at: night });
    for (const notices of [ends('record-death', coordinator), ends('withdraw', consultant)]) {
      expect(notices.every(({ showNow }) => showNow)).toBe(true);
      expect(notices.find(({ person }) => person === reviewer)).toMatchObject({
        notify: true,
        heldUntil: morning,
      });
    }
    const released = ends('release', clinicalLead);
    expect(released.filter(({ showNow }) => showNow).map(({ person }) => person)).toEqual([reviewer]);
    expect(opinionAtNight('routine').some(({ showNow }) => showNow)).toBe(false);
  });

  test('by day nothing waits', () => {
    const notices = noticesOf(aCaseAt('under-review'), does(reviewer, 'give-opinion'));
    expect(notices.filter(({ heldUntil }) => heldUntil !== undefined)).toEqual([]);
  });
});

describe('the family’s side', () => {
  const people = (notices: readonly CaseNotice[]) => notices.map(({ person }) => person);
  const held = () => play(aCaseAt('under-review'), does(safeguardingLead, 'hold'));
  const dead = () => play(aCaseAt('under-review'), does(consultant, 'record-death'));
  const withoutAdvocate = (story: Story) =>
    play(story, { by: coordinator, gives: aCommand('remove-member', { person: advocate }) });

  test('hears of an item that the reviewer asks for', () => {
    expect(told(noticesOf(aCaseAt('under-review'), does(reviewer, 'ask-for-item')))).toContain('advocate');
  });

  test('hears nothing while a hold is in place, from the hold itself on', () => {
    expect(people(noticesOf(aCaseAt('under-review'), does(safeguardingLead, 'hold')))).not.toContain(
      advocate,
    );
    expect(people(noticesOf(held(), does(reviewer, 'ask-for-item')))).not.toContain(advocate);
  });

  test('hears nothing then either of having been taken off the case', () => {
    const off: Press = { by: coordinator, gives: aCommand('remove-member', { person: advocate }) };
    expect(followed(noticesOf(aCaseAt('under-review'), off))).toContain('advocate');
    expect(people(noticesOf(held(), off))).not.toContain(advocate);
  });

  test('follows again once the hold is lifted', () => {
    expect(followed(noticesOf(held(), does(safeguardingLead, 'lift-hold')))).toContain('advocate');
  });

  test('hears nothing of a death, and the staff are told at once', () => {
    const notices = noticesOf(aCaseAt('under-review'), does(consultant, 'record-death'));
    expect(people(notices)).not.toContain(advocate);
    expect(people(notices)).not.toContain(gp);
    expect(notified(notices)).toEqual(names([requester, coordinator, reviewer, clinicalLead, alsoInvited]));
  });

  test('hears that it was recorded in error as little as of anything else before', () => {
    const notices = noticesOf(dead(), does(clinicalLead, 'undo-death'));
    expect(notified(notices)).toEqual(names([requester, coordinator, consultant, reviewer]));
  });

  test.each([
    ['nothing is in the way', () => aCaseAt('under-review'), true],
    ['a hold is in place', held, false],
    ['a death was recorded', dead, false],
  ] as const)(
    'may be told when %s: the same question is asked once more when it is sent',
    (_, story, may) => {
      const asked = (person: string, on: Story) => mayBeTold(person, caseOf(on), on.facts, on.now);
      expect([asked(advocate, story()), asked(gp, story())]).toEqual([may, may]);
      expect([asked(requester, story()), asked(nurse, story()), asked(who.stranger, story())]).toEqual([
        true,
        true,
        true,
      ]);
    },
  );

  test('that was taken off before a hold is kept out by it too', () => {
    const after = play(withoutAdvocate(aCaseAt('under-review')), does(safeguardingLead, 'hold'));
    expect(mayBeTold(advocate, caseOf(after), after.facts, after.now)).toBe(false);
  });

  test('with another part in the case is told for that', () => {
    const { now, facts, state } = held();
    const alsoRequester = { ...caseOf({ now, facts, state, events: [] }), requester: advocate };
    expect(mayBeTold(advocate, alsoRequester, facts, now)).toBe(true);
  });
});

describe('people whom the bot cannot write to', () => {
  const relayed = (facts: Facts) => facts.directory.directory.people.filter(({ reach }) => reach === 'relay');

  test('have no notice on any change', () => {
    const never = relayed(theFacts).map(({ id }) => id);
    expect(never).toContain(gp);
    for (const [at, by, command] of policy) {
      for (const { person } of noticesOf(aCaseAt(at), does(by, command))) expect(never).not.toContain(person);
    }
  });

  test('are invited through the coordinator, who is notified in their place', () => {
    const story = aCaseAt('preparing', eso, cast, { candidates: [who.saltmereIntensivist] });
    const notices = noticesOf(story, does(consultant, 'complete-pack'));
    expect(notified(notices)).toEqual(['coordinator']);
  });
});
