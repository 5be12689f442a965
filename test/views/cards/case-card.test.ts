import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { openStatuses, type Status, terminalStatuses } from '../../../src/domain/case/stage';
import type { CaseState } from '../../../src/domain/case/state';
import { kind } from '../../../src/domain/case/stored/request';
import { type CaseCardInput, caseCard } from '../../../src/views/cards/case-card';
import { offers } from '../../../src/views/cards/offers';
import { holdReasonCard } from '../../../src/views/cards/other-cards/hold-reason-card';
import { lookFrom } from '../../../src/views/viewpoint';
import { shortened } from '../../../src/views/words/clip';
import { facts, now, people } from '../../builders/case-people';
import { caseIn } from '../../builders/case-state';
import { plainWords, type Words } from '../../builders/case-words';
import { root } from '../../support/source-files';
import { bytes, libraryEvents, markdownIn, nodesIn, runsIn, typeOf, verbsIn } from '../forms/card-checks';

const statuses: readonly Status[] = [...openStatuses, ...terminalStatuses];
const everybody = Object.entries(people);

/** Every text as long as its field allows, in characters of three bytes each. */
const longest: Words = {
  line: '語'.repeat(200),
  paragraph: '語'.repeat(1_000),
  long: '語'.repeat(3_000),
  initials: '語'.repeat(8),
};
/** The same, with what else may be in motion at once. */
const busy: Partial<CaseState> = {
  information: [{ id: 'n1', text: longest.long, by: people.requester, at: now, reviewerAsked: true }],
  reviewerQuestions: [
    { id: 'q1', question: longest.paragraph, by: people.advocate, at: now, answer: longest.long },
  ],
  handOver: { to: people['incoming-consultant'], since: now, by: people['named-consultant'] },
  debts: [{ id: 'd1', kind: 'family-told', about: 'taken-over', since: now }],
  undeliverable: { [people.candidate]: { why: 'not-installed', since: now } },
  calls: [{ who: longest.line, when: longest.line, at: now }],
  opinionMarked: longest.paragraph,
};

const card = (state: CaseState, viewer: string, more: Partial<CaseCardInput> = {}) =>
  caseCard({ state, facts, viewer, now, formId: 'f1', ...more });
const shownTo = (state: CaseState, viewer: string, more: Partial<CaseCardInput> = {}) =>
  JSON.stringify(card(state, viewer, more));
const buttonsInSight = (made: unknown) =>
  (made as { body: { type: string; actions?: { style?: string }[] }[] }).body
    .filter((element) => element.type === 'ActionSet')
    .map((element) => element.actions ?? []);

describe.each(kind.options)('the card of a %s', (each) => {
  describe.each(statuses)('in %s', (status) => {
    const state = caseIn(status, { kind: each, urgency: 'urgent' });
    const full = caseIn(status, { kind: each, urgency: 'urgent', words: longest, change: busy });

    test.each(everybody)('is sound for the %s and offers exactly what they may do', (_, viewer) => {
      const made = card(state, viewer);
      expect(libraryEvents(made)).toEqual([]);
      expect(made.version).toBe('1.5');
      expect(JSON.stringify(made)).not.toContain('${');
      expect(['Request K7M4-RQX3', 'Second opinions']).toContain(markdownIn(made)[0]);
      for (const row of buttonsInSight(made)) expect(row.length).toBeLessThanOrEqual(6);
      expect(nodesIn(made).filter((node) => node['style'] === 'positive').length).toBeLessThanOrEqual(1);
      const opened = verbsIn(made).filter((verb) => verb.startsWith('open:') && !verb.includes('@'));
      const offered = offers(state, facts, viewer, now).map(({ command }) => `open:${command}`);
      expect([...opened].sort()).toEqual([...offered].sort());
    });

    test.each(everybody)('stays under 28 KB for the %s with every text at its limit', (_, viewer) => {
      expect(bytes(card(full, viewer))).toBeLessThan(28_000);
    });
  });
});

describe('buttons', () => {
  test('carry case, step and form as text, and nothing else', () => {
    const made = card(caseIn('consultant-review'), people['named-consultant']);
    const presses = nodesIn(made).filter((node) => typeOf(node) === 'Action.Execute');
    expect(presses.length).toBeGreaterThan(5);
    for (const press of presses) expect(press['data']).toEqual({ case: 'K7M4-RQX3', step: '29', form: 'f1' });
  });

  const appId = '5b1d7c2e-8f3a-4d6b-9c0e-2a4f6b8d0c1e';
  const webAddresses = (made: unknown) =>
    nodesIn(made)
      .filter((node) => typeOf(node) === 'Action.OpenUrl')
      .map((node) => new URL(String(node['url'])));

  test.each(['named-consultant', 'candidate', 'advocate'] as const)(
    'the %s is led to the request in the tab, by an address that names the app and the reference alone',
    (role) => {
      const web = { printing: true, tabApp: appId };
      const [address, ...others] = webAddresses(card(caseIn('inviting'), people[role], { web }));
      // The other one is among the other actions, and leads to all of them.
      const menus = role === 'candidate' ? [] : [String(address)];
      expect(others.map(String)).toEqual(menus);
      const { staticTabs } = JSON.parse(readFileSync(join(root, 'manifest/manifest.json'), 'utf8'));
      expect(`${address?.origin}${address?.pathname}`).toBe(
        `https://teams.microsoft.com/l/entity/${appId}/${staticTabs[0].entityId}`,
      );
      expect([...(address?.searchParams ?? [])]).toEqual([['context', '{"subEntityId":"K7M4-RQX3"}']]);
    },
  );

  test('a stranger’s card leads nowhere, nor does anybody’s where there is no tab', () => {
    const web = { printing: true, tabApp: appId };
    expect(webAddresses(card(caseIn('inviting'), 'nobody', { web }))).toEqual([]);
    const without = { printing: true, tabApp: undefined };
    expect(webAddresses(card(caseIn('inviting'), people.coordinator, { web: without }))).toEqual([]);
  });

  test('an invitation carries its own step', () => {
    const made = card(caseIn('inviting'), people.candidate);
    const accept = nodesIn(made).find((node) => node['verb'] === 'open:accept');
    expect(accept?.['data']).toEqual({ case: 'K7M4-RQX3', step: '7', form: 'f1' });
  });

  test('a form that was begun says so', () => {
    const made = card(caseIn('consultant-review'), people['named-consultant'], { drafts: ['object'] });
    expect(nodesIn(made).find((node) => node['verb'] === 'open:object')?.['title']).toBe('Object (begun)');
  });
});

describe('what a card says', () => {
  test('whom the case waits for, since when, and what happens next', () => {
    const text = runsIn(card(caseIn('consultant-review'), people.requester)).join('\n');
    expect(text).toContain('the named consultant, ');
    expect(text).toContain('Dr Amara Okonkwo-Bell, since Tue\u00a08\u00a0Dec,\u00a010:00');
    expect(text).toContain(
      'Once approved, the consultant or the family advocate talks with the family about it.',
    );
    expect(text).toContain('Step 2 of 10: approval');
  });

  test('an urgent card names the number to ring as well, and asks who rang', () => {
    const text = runsIn(card(caseIn('consultant-review', { urgency: 'urgent' }), people.requester)).join('');
    expect(text).toContain('Ring: Dr Amara Okonkwo-Bell, 01632 960101');
    const own = shownTo(caseIn('consultant-review', { urgency: 'urgent' }), people['named-consultant']);
    expect(own).toContain('Urgent. Ring too: a card can be missed.');
    expect(own).toContain('Questions: ');
    expect(own).toContain('the second-opinion office, ');
    expect(own).toContain('09:00 to 17:00');
    expect(text).toContain('Nobody has noted a call yet.');
    expect(shownTo(caseIn('inviting', { urgency: 'urgent' }), people.candidate)).toContain('Ring too');
  });

  test('a closed request says the plan, then who agrees, then the opinion', () => {
    const closed = caseIn('closed');
    const outcome = {
      outcome: 'agrees',
      familyAgrees: 'yes',
      childAgrees: 'yes',
      teamAgrees: 'yes',
      at: now,
    } as const;
    const plan = 'Test of language next month; surgery in spring.';
    for (const viewer of [people.requester, people.coordinator]) {
      const text = shownTo({ ...closed, outcome: { ...outcome, plan } }, viewer);
      const places = [plan, 'The family agrees', 'Supports the plan'].map((each) => text.indexOf(each));
      expect(places).toEqual([...places].sort((a, b) => a - b));
      expect(places[0]).toBeGreaterThan(0);
    }
    // An earlier release did not keep the plan here: the rest is still said.
    expect(shownTo({ ...closed, outcome }, people.requester)).toContain('The family agrees');
  });

  test('who was asked is named as one of several, any of whom is enough', () => {
    const text = runsIn(card(caseIn('inviting'), people.coordinator)).join('');
    expect(text).toContain('Waits for: Dr Rachel Abernethy-Osei, who was asked, since');
    const { candidates, ...rest } = caseIn('inviting');
    const both = candidates.map((each) =>
      each.id === 'c2' ? { ...each, standing: 'invited' as const, invitedAt: now } : each,
    );
    expect(runsIn(card({ ...rest, candidates: both }, people.coordinator)).join('')).toContain(
      'Waits for: Dr Rachel Abernethy-Osei or Dr Hyun-woo Baek-Turner, who were asked, since',
    );
  });

  test('a card that is not urgent does not ask anybody to ring', () => {
    expect(shownTo(caseIn('consultant-review'), people.requester)).not.toContain('Ring too');
  });

  test('a notice is on top in its tone', () => {
    const made = card(caseIn('returned'), people.requester, {
      notice: { tone: 'good', text: 'Saved as **typed**.' },
    });
    expect(runsIn(made)[0]).toBe('Saved as **typed**.');
    expect(nodesIn(made).some((node) => node['style'] === 'good')).toBe(true);
  });

  test('a request that follows on from another names it, and so does the other', () => {
    const from = { linkedFrom: { ref: 'AAAA-AAAA', barred: [], earlierOpinions: 0 } };
    expect(shownTo(caseIn('sharing', { change: from }), people.requester)).toContain('AAAA-AAAA');
    const to = {
      linkedTo: [{ ref: 'BBBB-BBBB', kind: 'external-second-opinion' as const, whatIsNew: 'w', at: now }],
    };
    expect(shownTo(caseIn('closed', { change: to }), people.requester)).toContain('BBBB-BBBB');
  });

  test('whoever is offered a hand-over sees who the child is, and can accept it', () => {
    const handOver = { to: people['incoming-consultant'], since: now, by: people['named-consultant'] };
    const made = card(caseIn('sharing', { change: { handOver } }), people['incoming-consultant']);
    expect(verbsIn(made)[0]).toBe('open:accept-hand-over');
    expect(runsIn(made).join('')).toContain('QZ, called A line of text (8 years), born 14 March 2018');
    expect(JSON.stringify(made)).not.toContain(plainWords.long);
  });

  test('what keeps a case from closing', () => {
    const information = [{ id: 'n1', text: 'New scan', by: people.requester, at: now, reviewerAsked: false }];
    const text = runsIn(card(caseIn('closing', { change: { information } }), people.coordinator)).join('\n');
    expect(text).toContain('New information still waits for the acting consultant’s answer.');
    expect(verbsIn(card(caseIn('closing', { change: { information } }), people.coordinator))).not.toContain(
      'open:confirm-record',
    );
  });

  test('a deputy who may take over is told so', () => {
    const state = caseIn('consultant-review');
    const rungs = {
      [`gate:consultant-review:${state.gateSince}`]: { rung: 2, at: now, about: { of: 'consultant-review' } },
    };
    expect(shownTo(state, people.deputy)).not.toContain('You may take over');
    expect(shownTo({ ...state, rungs }, people.deputy)).toContain('You may take over');
  });

  test('long text is shortened, and says so', () => {
    const words = { ...plainWords, paragraph: 'x'.repeat(1_000) };
    const text = runsIn(card(caseIn('returned', { words }), people.requester)).join('\n');
    expect(text).toContain(`x${shortened}`);
    expect(text).not.toContain('x'.repeat(400));
  });
});

describe('text that a person typed', () => {
  const hostile = [
    '${child.initials} ${1+1}',
    '**bold** [x](https://example.org) # h',
    '<at>Everybody</at> <b>b</b>',
    '{"$when":"${true}"}',
    'abc \u202Edef',
    '👩‍👩‍👧 Cŵn ac ysbyty; ہسپتال',
    '\uE0000\uE001',
    'back\\slash "quoted" \u0001',
  ];
  test.each(hostile)('is shown exactly as typed and never where Markdown is read: %j', (typed) => {
    const words = { line: typed, paragraph: typed, long: typed, initials: 'QZ' };
    const state = caseIn('consultant-review', { words });
    const made = card(state, people['named-consultant']);
    expect(runsIn(made)).toContain(typed);
    expect(markdownIn(made).some((text) => text.includes(typed))).toBe(false);
    expect(libraryEvents(made)).toEqual([]);
    expect(runsIn(card(state, people['named-consultant'], { side: 'pack' }))).toContain(typed);
  });
});

describe('what is not shown', () => {
  const secret: Words = {
    ...plainWords,
    initials: 'ZQX',
    paragraph: 'the-question-itself',
    long: 'the-long-story',
  };

  test.each(statuses)(
    'in %s a candidate who has not accepted sees nothing of the child or the question',
    (status) => {
      const text = shownTo(caseIn(status, { words: secret }), people.candidate);
      for (const each of [
        'ZQX',
        '14 March 2018',
        '2018-03-14',
        '9991725008',
        'the-question',
        'the-long',
        'QZ,',
      ]) {
        expect(text).not.toContain(each);
      }
      expect(text).not.toContain('death');
    },
  );

  test('the reviewer sees who the child is, but the pack only after confirming no link', () => {
    const before = caseIn('under-review', { words: secret });
    const candidates = before.candidates.map((each) =>
      each.standing === 'reviewer' ? { ...each, linkConfirmedAt: now } : each,
    );
    expect(shownTo(before, people.reviewer)).toContain('ZQX');
    expect(shownTo(before, people.reviewer)).not.toContain('the-question');
    expect(shownTo(before, people.reviewer, { side: 'pack' })).not.toContain('the-question');
    const after = { ...before, candidates };
    expect(shownTo(after, people.reviewer)).toContain('the-question');
    expect(shownTo(after, people.reviewer, { side: 'pack' })).toContain('the-long-story');
  });

  test('an opinion stays out of sight of the family’s side until it is shared', () => {
    const state = caseIn('sharing', { words: secret });
    expect(shownTo(state, people['named-consultant'])).toContain('the-long-story');
    expect(shownTo(state, people.advocate)).not.toContain('the-long-story');
    expect(shownTo(state, people.advocate, { side: 'opinion' })).not.toContain('the-long-story');
    expect(shownTo(caseIn('outcome', { words: secret }), people.advocate, { side: 'opinion' })).toContain(
      'the-long',
    );
  });

  const hold = {
    since: now,
    by: people['safeguarding-lead'],
    provisional: false,
    reason: 'the-reason-why',
    authority: 'the-authority',
    reviewOn: '2026-12-16',
  };
  test.each(['advocate', 'gp'] as const)('under a hold the %s gets a card that says nothing', (role) => {
    const state = caseIn('sharing', { words: secret, change: { hold } });
    for (const side of ['case', 'people', 'account', 'opinion', 'history', 'record'] as const) {
      const made = card(state, people[role], { side });
      expect(made).toEqual(card(caseIn('sharing'), people.stranger));
      expect(verbsIn(made)).toEqual([]);
    }
  });

  test('the reason for a hold is on nobody’s card, on no side', () => {
    const state = caseIn('sharing', { change: { hold } });
    for (const [, viewer] of everybody) {
      for (const side of ['case', 'people', 'pack', 'history', 'account', 'record'] as const) {
        expect(shownTo(state, viewer, { side })).not.toContain('the-reason-why');
      }
    }
    expect(shownTo(state, people['named-consultant'])).toContain('A hold is in place');
    expect(shownTo(state, people.member)).not.toContain('hold');
  });

  test('the reason for a hold is the answer only to those who may ask for it', () => {
    const state = caseIn('sharing', { change: { hold } });
    const asked = (viewer: string) => JSON.stringify(holdReasonCard(lookFrom(state, facts, viewer, now)));
    expect(asked(people['safeguarding-lead'])).toContain('the-reason-why');
    expect(asked(people['named-consultant'])).toContain('the-reason-why');
    for (const role of ['requester', 'coordinator', 'advocate', 'reviewer', 'stranger'] as const) {
      expect(asked(people[role])).not.toContain('the-reason-why');
    }
  });

  test.each(['advocate', 'gp'] as const)('after a death nothing goes to the %s', (role) => {
    expect(card(caseIn('closed-death'), people[role])).toEqual(card(caseIn('sharing'), people.stranger));
  });
});
