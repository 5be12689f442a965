import type { Command } from '../../../src/domain/asked/commands';
import type { CaseState } from '../../../src/domain/case/state';
import { indexDirectory } from '../../../src/domain/directory/lookup';
import type { Facts } from '../../../src/domain/process/open/facts';
import { turnOf } from '../../../src/domain/process/people/turn-of';
import { caseCard } from '../../../src/views/cards/case-card';
import { aCommand, aConversation } from '../../builders/core/a-command';
import { factsIn, theFacts, who } from '../../builders/core/people';
import { answer, caseOf, eventsOf, type Press, play, type Story } from '../../builders/core/play';
import { aCaseAt, usualCast } from '../../builders/core/ways';

/**
 * Process page §4a, where the young person decides; I12, the 16th birthday in Scotland. The days of the played case: it begins in
 * January 2027.
 */

const eso = 'external-second-opinion';
const { consultant, reviewer, alsoInvited } = usualCast;
const sixteen = { dateOfBirth: '2010-05-09' };
const fourteen = { dateOfBirth: '2012-05-09' };
const own = { view: 'wants', sharing: 'agreed', excluded: [] as string[] };
const judged = { able: 'able', judgedBy: 'Dr Okonkwo-Bell', judgedOn: '2027-01-11' };

const at = (status: Parameters<typeof aCaseAt>[0], wishes: object, facts: Facts = theFacts) =>
  aCaseAt(status, eso, usualCast, wishes, facts);
/** A conversation with what the young person says, and with other parts as given. */
const talks = (youngPerson: object | undefined, wishes: object = {}): Press => ({
  by: consultant,
  gives: (state: CaseState): Command =>
    ({
      type: 'record-family-conversation',
      conversation: {
        ...aConversation({ spokenOn: state.lastEventAt.slice(0, 10) }),
        ...wishes,
        youngPerson,
      },
    }) as Command,
});
const says = (youngPerson: object): Press => ({
  by: consultant,
  gives: (state: CaseState): Command =>
    ({ type: 'record-young-persons-word', spokenOn: state.lastEventAt.slice(0, 10), youngPerson }) as Command,
});
const fieldsOf = (story: Story, press: Press) => {
  const said = answer(story, press);
  return said.ok ? [] : Object.keys(said.refusal.fields ?? {});
};
const basis = {
  lawfulBasis: 'Public interest, narrowly drawn.',
  advisedBy: 'Dr Hall, Caldicott Guardian',
  youngPersonToldOn: '2027-01-11',
};
const goesOn = (wishes: object = basis): Press => ({
  by: who.clinicalLead,
  gives: aCommand('proceed', wishes),
});

describe('who decides', () => {
  test('from 16 they are presumed able, and are asked themselves', () => {
    const story = at('family-step', sixteen);
    expect(fieldsOf(story, talks(undefined))).toEqual([
      'conversation.youngPerson.view',
      'conversation.youngPerson.sharing',
    ]);
    expect(caseOf(play(story, talks(own))).stage.status).toBe('preparing');
  });

  test('at 16 not able: the consultant records why not, and who decides on what authority; then the family’s word counts', () => {
    const story = at('family-step', sixteen);
    expect(fieldsOf(story, talks({ able: 'not-able', excluded: [] }))).toEqual([
      'conversation.youngPerson.whyNotAble',
      'conversation.youngPerson.whoDecides',
    ]);
    const instead = {
      able: 'not-able',
      whyNotAble: 'Ventilated, not awake.',
      whoDecides: 'Her parents.',
      excluded: [],
    };
    expect(caseOf(play(story, talks(instead, { view: 'objects' }))).stage).toMatchObject({
      status: 'lead-review',
      cause: { why: 'family-objects' },
    });
  });

  test('under 16 they decide where a clinician has judged them competent, by name and day; else the family does', () => {
    const story = at('family-step', fourteen);
    expect(fieldsOf(story, talks({ ...own, able: 'able' }))).toEqual([
      'conversation.youngPerson.judgedBy',
      'conversation.youngPerson.judgedOn',
    ]);
    expect(caseOf(play(story, talks({ ...own, ...judged }, { view: 'objects' }))).stage.status).toBe(
      'preparing',
    );
    expect(
      caseOf(play(story, talks({ view: 'wants', excluded: [] }, { view: 'objects' }))).stage.status,
    ).toBe('lead-review');
  });

  test('parents’ agreement neither replaces nor overrides theirs: no basis is asked for without it, one is against their own refusal', () => {
    const story = at('family-step', sixteen);
    const unsaid = { sharing: 'not-agreed', basisWithoutAgreement: undefined };
    expect(caseOf(play(story, talks(own, unsaid))).stage.status).toBe('preparing');
    expect(fieldsOf(at('family-step', fourteen), talks(undefined, unsaid))).toEqual([
      'conversation.basisWithoutAgreement',
    ]);
    expect(caseOf(play(story, talks({ ...own, sharing: 'not-agreed' }))).stage).toMatchObject({
      status: 'lead-review',
      cause: { why: 'young-adult-objects' },
    });
  });
});

describe('their refusal of any sharing', () => {
  const refused = () => play(at('family-step', sixteen), talks({ ...own, sharing: 'not-agreed' }));

  test('goes on only with the lawful basis, who advised, and that they were told', () => {
    expect(fieldsOf(refused(), goesOn({}))).toEqual(['lawfulBasis', 'advisedBy', 'youngPersonToldOn']);
    const story = play(refused(), goesOn());
    expect(caseOf(story).stage.status).toBe('preparing');
    expect(caseOf(play(story, { by: who.coordinator, gives: aCommand('complete-pack') })).stage.status).toBe(
      'inviting',
    );
  });

  test('may go back to the conversation, or end the request', () => {
    const back = play(refused(), { by: who.clinicalLead, gives: aCommand('ask-family-again') });
    expect(caseOf(back).stage.status).toBe('family-step');
    expect(turnOf(caseOf(back), theFacts, back.now).people).toEqual([consultant]);
    const ended = play(refused(), { by: who.clinicalLead, gives: aCommand('uphold') });
    expect(caseOf(ended).stage.status).toBe('upheld');
  });

  test('of another objection nothing goes back to the conversation, and going on needs a reason alone', () => {
    const story = at('lead-review', {});
    expect(answer(story, { by: who.clinicalLead, gives: aCommand('ask-family-again') }).ok).toBe(false);
    expect(fieldsOf(story, goesOn({}))).toEqual([]);
  });

  test('late stops what still goes outside until the clinical lead has decided, and the reviewer reads nothing of why', () => {
    const story = play(at('inviting', sixteen), { by: reviewer, gives: aCommand('accept') });
    const late = play(story, says({ ...own, sharing: 'not-agreed' }));
    expect(caseOf(late).debts).toMatchObject([{ kind: 'lead-decision' }]);
    const opens = answer(late, { by: reviewer, gives: aCommand('confirm-no-link') });
    expect(opens).toMatchObject({
      ok: false,
      refusal: { text: expect.stringMatching(/^This waits for a decision/) },
    });
    const on = play(late, goesOn());
    expect(answer(on, { by: reviewer, gives: aCommand('confirm-no-link') }).ok).toBe(true);
    expect(answer(play(late, says(own)), { by: reviewer, gives: aCommand('confirm-no-link') }).ok).toBe(true);
  });

  test('before the list is asked asks nobody', () => {
    const late = play(at('preparing', sixteen), says({ ...own, sharing: 'not-agreed' }));
    expect(answer(late, { by: who.coordinator, gives: aCommand('complete-pack') })).toMatchObject({
      ok: false,
      refusal: {
        text: 'The young person does not agree. Nothing more goes outside until the clinical lead has decided.',
      },
    });
  });
});

describe('organisations that they leave out', () => {
  const organisationOf = (person: string) => theFacts.directory.byId.get(person)?.organisation ?? 'none';
  const without = (person: string) => says({ ...own, excluded: [organisationOf(person)] });

  test('are not asked: refused with a sentence, whoever is on the list comes off it, whoever is asked is asked no more', () => {
    const story = play(at('inviting', sixteen), without(reviewer));
    const [withdrawn] = eventsOf(story, 'candidate-withdrawn');
    expect(withdrawn?.said.reason).toBe(
      'The young person does not want anything to go to this organisation.',
    );
    const state = caseOf(story);
    expect(state.candidates.find(({ person }) => person === reviewer)?.standing).toBe('withdrawn');
    const again = { candidate: reviewer };
    expect(answer(story, { by: who.coordinator, gives: aCommand('add-candidate', again) })).toMatchObject({
      refusal: {
        fields: {
          candidate:
            'The young person does not want anything to go to this organisation. Choose somebody who works elsewhere.',
        },
      },
    });
  });

  test('release a reviewer who works there, and the next is asked', () => {
    const story = play(at('under-review', sixteen), without(reviewer));
    expect(eventsOf(story, 'reviewer-released')[0]?.reason).toBe(
      'The young person does not want anything to go to this organisation.',
    );
  });

  test('count after a merger too', () => {
    const excluded = organisationOf(reviewer);
    const other = organisationOf(alsoInvited);
    expect(other).not.toBe(excluded);
    const { organisations, ...others } = theFacts.directory.directory;
    const merged = organisations.map((each) =>
      each.code === excluded ? { ...each, mergedInto: other } : each,
    );
    const story = play(at('inviting', sixteen), without(reviewer));
    const later: Story = {
      ...story,
      facts: { directory: indexDirectory({ ...others, organisations: merged }) },
    };
    const asked = (so: Story) =>
      caseOf(so).candidates.filter((each) => each.standing === 'invited' || each.standing === 'listed');
    expect(asked(story).map(({ person }) => person)).toContain(alsoInvited);
    expect(asked(play(later, { until: '2027-02-01 12:00' })).map(({ person }) => person)).not.toContain(
      alsoInvited,
    );
  });

  test('are named from the directory, never the treating one, and only by whoever decides', () => {
    const story = at('preparing', sixteen);
    expect(fieldsOf(story, says({ ...own, excluded: ['nowhere'] }))).toEqual(['youngPerson.excluded.0']);
    expect(fieldsOf(story, says({ ...own, excluded: ['INV-T1-CH'] }))).toEqual(['youngPerson.excluded.0']);
    const child = at('preparing', fourteen);
    expect(fieldsOf(child, says({ view: 'wants', excluded: ['INV-T2'] }))).toEqual([
      'youngPerson.excluded.0',
    ]);
  });
});

describe('the 16th birthday', () => {
  const scotland = factsIn('scotland');
  const born = { dateOfBirth: '2011-02-09', urgency: 'routine' as const, neededBy: '2027-03-19' };

  test('in Scotland is warned of like the 18th, noticed on the day, and asks for the young person’s own word', () => {
    const story = play(at('preparing', born, scotland), { until: '2027-02-12 12:00' });
    const warned = eventsOf(story, 'reminded').filter(({ about }) => about.of === 'sixteen-warning');
    expect(warned.map(({ at: when }) => when.slice(0, 10))).toEqual(['2027-01-11', '2027-02-02']);
    expect(eventsOf(story, 'sixteenth-birthday').map(({ at: when }) => when)).toEqual([
      '2027-02-09T00:00:00.000Z',
    ]);
    const reminded = eventsOf(story, 'reminded').filter(({ about }) => about.of === 'young-persons-word');
    expect(reminded[0]?.people).toEqual([consultant]);
    const card = JSON.stringify(
      caseCard({ state: caseOf(story), facts: scotland, viewer: consultant, now: story.now, formId: 'f' }),
    );
    expect(card).toContain('The young person is 16.');
  });

  test('nothing more goes outside by the date alone until they have been asked', () => {
    const story = {
      ...at('preparing', { ...born, dateOfBirth: '2011-01-12' }, scotland),
      now: '2027-01-12T00:30:00.000Z',
    };
    const pack = { by: who.coordinator, gives: aCommand('complete-pack') };
    expect(answer(story, pack)).toMatchObject({
      refusal: { text: expect.stringContaining('their own agreement counts') },
    });
    const asked = play(story, says({ ...own, familyMayRead: 'no' }));
    expect(answer(asked, pack).ok).toBe(true);
  });

  test('elsewhere changes nothing by itself', () => {
    const story = play(at('preparing', { ...born, dateOfBirth: '2011-01-12' }), {
      until: '2027-01-13 12:00',
    });
    expect(eventsOf(story, 'sixteenth-birthday')).toEqual([]);
    expect(answer(story, { by: who.coordinator, gives: aCommand('complete-pack') }).ok).toBe(true);
  });

  test('in Scotland the conversation also asks whether the family may have the account', () => {
    const story = at('family-step', sixteen, scotland);
    expect(fieldsOf(story, talks(own))).toEqual(['conversation.youngPerson.familyMayRead']);
  });
});
