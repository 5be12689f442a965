import { mayBeTold, noticesFor } from '../../../../src/domain/process/notices';
import { visibleParts } from '../../../../src/domain/process/people/who-sees';
import { alerts } from '../../../../src/views/cards/alerts';
import { lookFrom } from '../../../../src/views/viewpoint';
import { aCommand } from '../../../builders/core/a-command';
import { who } from '../../../builders/core/people';
import { caseOf, eventsOf, given, type Press, play, type Story } from '../../../builders/core/play';
import { aCaseAt, castFor, usualCast } from '../../../builders/core/ways';

/** A hold is about the child, and so is a death: not about one request (process page §4b). */

const eso = 'external-second-opinion';
const twins = { localReference: 'another' };
const here = () => aCaseAt('preparing', eso, castFor(eso));
const does = (by: string, type: Parameters<typeof aCommand>[0], wishes: object = {}): Press => ({
  by,
  gives: aCommand(type, wishes),
});
const ref = 'T2HW-9CDK';
const elsewhere = (wishes: object, ...presses: readonly Press[]) => ({
  ...caseOf(play(aCaseAt('preparing', eso, castFor(eso), wishes), ...presses)),
  ref,
});
/** What is true of the other request comes here, as after a commit there. */
const hears = (other: ReturnType<typeof elsewhere>): Press => ({
  by: 'system',
  gives: aCommand('note-other-request', { ref }),
  others: [other],
});
const hold = does(who.safeguardingLead, 'hold', { reason: 'What only they may know.' });
const death = does(who.coordinator, 'record-death');
const sees = (story: Story, person: string) =>
  visibleParts(caseOf(story), story.facts, person, story.now).size > 0;

describe('a hold on another request that is certainly about the same child', () => {
  const held = elsewhere({}, hold);

  test('holds here at once; from another Trust it holds provisionally, and does not say why', () => {
    const numbered = { nhsNumber: '9991725008' };
    expect(caseOf(play(here(), hears(held))).hold).toMatchObject({ provisional: false });
    const child = { ...held.request.child, ...numbered, organisation: 'INV-T2' };
    const outside = { ...held, request: { ...held.request, child } };
    const story = play(aCaseAt('preparing', eso, castFor(eso), numbered), hears(outside));
    expect(caseOf(story).hold).toMatchObject({ provisional: true });
    expect(JSON.stringify(story.events)).not.toContain('What only they may know.');
    expect(sees(story, who.advocate)).toBe(false);
  });

  test('is heard of once, and the safeguarding lead here may lift it here: it is not set again', () => {
    const story = play(here(), hears(held), does(who.safeguardingLead, 'lift-hold'));
    given(story).when(hears(held)).follows([]);
    expect(caseOf(story).hold).toBeUndefined();
  });

  test('lifted there, it is not lifted here, and the safeguarding lead here is told', () => {
    const story = play(here(), hears(held));
    given(story)
      .when(hears({ ...held, hold: undefined } as typeof held))
      .follows(['other-request-noted']);
    expect(caseOf(play(story, hears({ ...held, hold: undefined } as typeof held))).hold).toBeDefined();
  });
});

describe('a hold on another request that is perhaps about the same child', () => {
  const held = elsewhere(twins, hold);
  const waiting = play(here(), hears(held));

  test('lets everything to the family’s side wait, and the clinical work go on', () => {
    expect(caseOf(waiting).hold).toBeUndefined();
    expect([sees(waiting, who.advocate), sees(waiting, who.gp)]).toEqual([false, false]);
    expect(mayBeTold(who.advocate, caseOf(waiting), waiting.facts, waiting.now)).toBe(false);
    given(play(aCaseAt('family-step', eso, castFor(eso)), hears(held)))
      .when(does(usualCast.consultant, 'record-family-conversation'))
      .isRefused('not-allowed', /paused/);
    given(waiting)
      .when(does(who.coordinator, 'complete-pack'))
      .follows(['pack-completed', 'candidate-invited']);
  });

  test('shows the safeguarding lead that there is one and whom to ring, nobody else, and to nobody why', () => {
    const shown = (person: string) =>
      JSON.stringify(
        alerts(lookFrom(caseOf(waiting), waiting.facts, person, waiting.now), { chars: 400, items: 9 }),
      );
    expect(shown(who.safeguardingLead)).toMatch(/There is a hold on request T2HW-9CDK.*Ring /);
    expect(shown(who.coordinator)).toMatch(/Conversations with the family are paused/);
    for (const person of [
      who.nurse,
      usualCast.reviewer,
      usualCast.requester,
      usualCast.consultant,
      who.coordinator,
    ])
      expect(shown(person)).not.toContain(ref);
    expect(JSON.stringify(waiting.events)).not.toContain('What only they may know.');
  });

  test('another child: all goes on, and of this pair nobody is asked again', () => {
    const story = play(waiting, does(who.safeguardingLead, 'decide-match', { ref, verdict: 'another' }));
    expect([sees(story, who.advocate), caseOf(story).hold]).toEqual([true, undefined]);
    const lifted = play(story, hears({ ...held, hold: undefined } as typeof held));
    expect(sees(play(lifted, hears(held)), who.advocate)).toBe(true);
  });

  test('the same child: it is held here', () => {
    given(waiting)
      .when(does(who.safeguardingLead, 'decide-match', { ref, verdict: 'same' }))
      .follows(['match-decided', 'held']);
  });

  test('only the safeguarding lead decides, and what was left out meanwhile becomes owed', () => {
    given(waiting)
      .when(does(usualCast.consultant, 'decide-match', { ref }))
      .isRefused('not-now', /waits for your decision/);
    const later = play(
      aCaseAt('sharing', eso, castFor(eso)),
      hears(held),
      does(usualCast.consultant, 'record-sharing', { how: 'held' }),
      does(who.safeguardingLead, 'decide-match', { ref, verdict: 'another' }),
    );
    expect(caseOf(later).debts.map(({ kind }) => kind)).toContain('sharing');
  });

  test('undecided, it keeps the case from closing and is reminded of', () => {
    given(play(aCaseAt('closing', eso, castFor(eso)), hears(held)))
      .when(does(who.coordinator, 'confirm-record'))
      .isRefused('not-now', /still to be decided/);
    const reminded = play(waiting, { until: '2027-01-13 17:00' });
    expect(
      eventsOf(reminded, 'reminded').some(
        ({ obligation, people }) => obligation.startsWith('match:') && people.includes(who.safeguardingLead),
      ),
    ).toBe(true);
  });
});

describe('a death on another request', () => {
  const diedLater = (wishes: object) => {
    const died = elsewhere(wishes, death);
    return { ...died, gateSince: '2027-03-01T09:00:00.000Z' };
  };

  /** The death that was recorded here ended the other too, and there somebody has undone it. */
  const undoneElsewhere = (dead: Story, organisation?: string) => {
    const other = elsewhere({});
    const { request } = other;
    const child =
      organisation === undefined
        ? request.child
        : { ...request.child, organisation, nhsNumber: '9991725008' };
    const deathUndone = { from: caseOf(dead).ref, recordedAt: caseOf(dead).gateSince, at: dead.now };
    return { ...other, request: { ...request, child }, deathUndone };
  };

  test('undone, it is kept which record of it that was', () => {
    const other = diedLater({});
    const undone = play(here(), hears(other), does(who.clinicalLead, 'undo-death'));
    expect(caseOf(undone).deathUndone).toEqual({
      from: ref,
      recordedAt: other.gateSince,
      at: undone.now,
    });
    const own = play(here(), death, does(who.clinicalLead, 'undo-death'));
    expect(caseOf(own).deathUndone).toMatchObject({ from: caseOf(own).ref, at: own.now });
  });

  test('undone on another that it ended, in the same Trust, it is undone where it was recorded too', () => {
    const dead = play(here(), death);
    const story = play(dead, hears(undoneElsewhere(dead)));
    expect(caseOf(story).stage.status).toBe('preparing');
    expect(caseOf(story).deathUndone?.from).toBe(caseOf(dead).ref);
    // Recorded anew after that, it is another record.
    const anew = play(story, { at: '2027-03-01 09:00', ...death });
    given(anew)
      .when(hears(undoneElsewhere(dead)))
      .follows([]);
  });

  test('undone on a request of another Trust it stays here: our own clinical lead or coordinator decides', () => {
    const dead = play(here(), death);
    const story = play(dead, hears(undoneElsewhere(dead, 'INV-T2')));
    expect(caseOf(story).stage.status).toBe('closed-death');
  });

  test('of certainly the same child, recorded after this one was sent, ends it; undone there, it goes on', () => {
    const other = diedLater({});
    const ended = play(here(), hears(other));
    expect(caseOf(ended).stage).toMatchObject({ status: 'closed-death', because: ref });
    const undone = play(ended, hears({ ...other, stage: { status: 'preparing' } }));
    expect(caseOf(undone).stage.status).toBe('preparing');
  });

  test('known before this one was sent ends nothing: somebody has to look', () => {
    const story = play(here(), hears({ ...diedLater({}), gateSince: '2026-01-01T09:00:00.000Z' }));
    expect(caseOf(story).stage.status).toBe('preparing');
    expect(sees(story, who.advocate)).toBe(false);
  });

  test('of perhaps the same child ends nothing, lets the family’s side wait, and two identifiers decide', () => {
    const story = play(here(), hears(diedLater(twins)));
    expect(caseOf(story).stage.status).toBe('preparing');
    expect(sees(story, who.gp)).toBe(false);
    const decides = (wishes: object) => does(who.coordinator, 'decide-match', { ref, ...wishes });
    given(story)
      .when(decides({ verdict: 'same', initials: 'X.Y.' }))
      .isRefused('missing', /not the initials/, 'initials');
    given(story)
      .when(decides({ verdict: 'same' }))
      .follows(['match-decided', 'death-recorded'], 'closed-death');
    given(story)
      .when(decides({ verdict: 'another' }))
      .follows(['match-decided']);
  });

  test('is not the reason to ring the family meanwhile', () => {
    const story = play(here(), hears(diedLater(twins)), { until: '2027-02-10 12:00' });
    expect(
      eventsOf(story, 'reminded').filter(({ obligation }) => obligation.startsWith('family-nudge')),
    ).toEqual([]);
  });
});

describe('what was once said of two requests', () => {
  const held = elsewhere(twins, hold);
  const another = play(
    here(),
    hears(held),
    does(who.safeguardingLead, 'decide-match', { ref, verdict: 'another' }),
  );

  test('answers a “perhaps”: where it has become certain since, it acts', () => {
    const corrected = { ...held, request: { ...held.request, child: caseOf(here()).request.child } };
    given(another).when(hears(corrected)).follows(['other-request-noted', 'held']);
  });

  test('keeps everybody from being notified of what happens on the other one later', () => {
    const story = play(another, hears({ ...held, hold: undefined } as typeof held));
    const before = caseOf(another);
    const events = story.events.slice(another.events.length);
    expect(
      noticesFor(events, before, caseOf(story), story.facts, story.now).filter(({ notify }) => notify),
    ).toEqual([]);
  });
});

test('linked requests of which one was corrected to another child are not certainly about one: nothing acts by itself', () => {
  const origin = elsewhere({ ...twins, dateOfBirth: '2019-01-01' }, hold);
  const linked = {
    ...origin,
    linkedTo: [{ ref: caseOf(here()).ref, kind: eso, whatIsNew: 'x', at: origin.openedAt }],
  };
  const story = play(here(), hears(linked as typeof origin));
  expect(caseOf(story).hold).toBeUndefined();
  expect(sees(story, who.advocate)).toBe(false);
});

test('what is undecided waits on after the request has ended, too', () => {
  const story = play(here(), hears(elsewhere(twins, hold)), does(usualCast.requester, 'withdraw'));
  expect([sees(story, who.advocate), sees(story, who.gp)]).toEqual([false, false]);
  const decided = play(story, does(who.safeguardingLead, 'decide-match', { ref, verdict: 'another' }));
  expect(sees(decided, who.advocate)).toBe(true);
});

test('the hold of a request that was withdrawn can be lifted there', () => {
  given(play(here(), hold, does(usualCast.requester, 'withdraw')))
    .when(does(who.safeguardingLead, 'lift-hold'))
    .follows(['hold-lifted']);
});

test('another child’s hold and death bring about nothing', () => {
  const other = elsewhere({ ...twins, dateOfBirth: '2019-01-01' }, hold);
  given(here()).when(hears(other)).follows([]);
});
