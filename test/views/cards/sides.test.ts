import type { CaseState } from '../../../src/domain/case/state';
import { type CaseCardInput, caseCard, type Side } from '../../../src/views/cards/case-card';
import { shortCard } from '../../../src/views/cards/other-cards/short-card';
import type { DeliveryRow } from '../../../src/views/cards/sides/delivery-side';
import { facts, now, people } from '../../builders/case-people';
import { caseIn, submission } from '../../builders/case-state';
import { plainWords, type Words } from '../../builders/case-words';
import { historyOf } from '../../builders/history';
import { bytes, libraryEvents, runsIn, verbsIn } from '../forms/card-checks';

const card = (state: CaseState, viewer: string, more: Partial<CaseCardInput> = {}) =>
  caseCard({ state, facts, viewer, now, formId: 'f1', ...more });

/** Every page of a side. */
function pagesOf(state: CaseState, viewer: string, side: Side, more: Partial<CaseCardInput> = {}) {
  const pages = [];
  for (let page = 1; page < 60; page += 1) {
    const made = card(state, viewer, { side, page, ...more });
    pages.push(made);
    if (!verbsIn(made).includes(`show:${side}:${page + 1}`)) break;
  }
  return pages;
}

const history = historyOf(submission('external-second-opinion', 'soon', plainWords), [
  ['named-consultant', { type: 'changes-asked', said: { missing: 'what-was-missing' } }],
  ['reviewer', { type: 'commented', said: { comment: 'a **comment**' } }],
  ['clinical-lead', { type: 'conflict-cleared', candidate: 'c2', decision: 'the-conflict-decision' }],
  ['coordinator', { type: 'safeguarding-lead-asked', said: { concern: 'the-concern' } }],
  [
    'safeguarding-lead',
    {
      type: 'held',
      provisional: false,
      said: { reason: 'the-reason-why', authority: 'an-authority', reviewOn: '2026-12-16' },
    },
  ],
  [
    'safeguarding-lead',
    { type: 'entry-corrected', said: { entry: 6, correction: 'the-reason-corrected', reason: 'slip' } },
  ],
  [
    'safeguarding-lead',
    { type: 'entry-corrected', said: { entry: 7, correction: 'the-reason-again', reason: 'slip' } },
  ],
  [
    undefined,
    { type: 'reminded', obligation: 'x', about: { of: 'new' }, rung: 1, people: [], urgent: false },
  ],
]);

describe('a duplicate that was joined to another request', () => {
  const stays = 'T2HW-9CDK';
  const joined = historyOf(submission('external-second-opinion', 'soon', plainWords), [
    ['coordinator', { type: 'duplicate-joined', said: { stays } }],
  ]);
  const shown = (viewer: string, requesterToo?: boolean) => {
    const matches = requesterToo === undefined ? [] : [{ ref: stays, at: now, requesterToo }];
    const state = { ...caseIn('closed-joined'), stage: { status: 'closed-joined' as const, stays }, matches };
    const whole = [card(state, viewer), card(state, viewer, { side: 'history', events: joined })];
    return JSON.stringify([...whole, shortCard({ state, facts, viewer, now, formId: 'f1' })]);
  };

  test('names the one that stays to the office, and to the requester only with a part in it; to nobody else', () => {
    expect(shown(people.coordinator)).toContain(stays);
    expect(shown(people.requester, true)).toContain(stays);
    for (const viewer of [people.requester, people['named-consultant'], people.member])
      expect([viewer, shown(viewer, false).includes(stays)]).toEqual([viewer, false]);
  });
});

describe('a side of the case', () => {
  // A control character takes six bytes on the wire: nothing makes a card larger.
  const worst = ['語', '\u0001', 'a\n', '"'].map((letter): Words => {
    const fill = (length: number) => letter.repeat(Math.floor(length / letter.length));
    return { line: fill(200), paragraph: fill(1_000), long: fill(3_000), initials: 'QZ' };
  });
  test.each(worst)('is paged so that every page stays under 28 KB and no text is lost %#', (words) => {
    const state = caseIn('closing', { words });
    for (const side of ['pack', 'opinion', 'record', 'people'] as const) {
      const pages = pagesOf(state, people['named-consultant'], side, { events: history });
      for (const page of pages) expect(bytes(page)).toBeLessThan(28_000);
      expect(libraryEvents(pages.at(-1))).toEqual([]);
    }
  });

  test('shows every long text of the pack whole, on one page or another', () => {
    const words = { ...plainWords, long: '語'.repeat(3_000), paragraph: 'é'.repeat(1_000) };
    const state = caseIn('under-review', { words });
    const runs = pagesOf(state, people['named-consultant'], 'pack').flatMap(runsIn);
    expect(runs.filter((text) => text === words.long)).toHaveLength(12);
    expect(runs.filter((text) => text === words.paragraph).length).toBeGreaterThanOrEqual(5 + 1 + 12);
  });

  test('a page that is not there becomes the nearest one', () => {
    const state = caseIn('under-review', { words: { ...plainWords, long: 'x'.repeat(3_000) } });
    const pages = pagesOf(state, people.requester, 'pack');
    expect(pages.length).toBeGreaterThan(1);
    expect(card(state, people.requester, { side: 'pack', page: 99 })).toEqual(pages.at(-1));
    expect(card(state, people.requester, { side: 'pack', page: -3 })).toEqual(
      card(state, people.requester, { side: 'pack' }),
    );
  });

  test('a side that the viewer may not open is the case itself', () => {
    const state = caseIn('under-review');
    for (const side of ['pack', 'history', 'record', 'delivery', 'account'] as const) {
      expect(card(state, people.reviewer, { side })).toEqual(card(state, people.reviewer));
    }
  });
});

describe('the history', () => {
  const shown = (viewer: string) =>
    runsIn(card(caseIn('sharing'), viewer, { side: 'history', events: history })).join('\n');

  test('is told with names, roles and London’s time, the newest first', () => {
    const text = shown(people.requester);
    expect(text).toContain(
      '1 December 2026, 10:00: Dr Amara Okonkwo-Bell (named consultant) asked for changes',
    );
    expect(text).toContain('what-was-missing');
    expect(text).toContain('a **comment**');
    expect(text.indexOf('asked for changes')).toBeLessThan(text.indexOf('sent the request'));
    expect(text).toContain('A reminder was sent');
  });

  test('never tells why a hold is in place, not even in a correction of a correction', () => {
    for (const viewer of Object.values(people)) {
      expect(shown(viewer)).not.toMatch(/the-reason|the-concern/);
    }
  });

  test('tells a hold only to those who may know of it, and a conflict decision only to its office', () => {
    expect(shown(people['safeguarding-lead'])).toContain('set a hold');
    expect(shown(people.member)).not.toContain('set a hold');
    expect(shown(people.coordinator)).toContain('the-conflict-decision');
    expect(shown(people.member)).not.toContain('the-conflict-decision');
  });

  test('its newest entry is on the case’s card', () => {
    const text = runsIn(card(caseIn('sharing'), people.requester, { events: history.slice(0, 2) })).join(
      '\n',
    );
    expect(text).toContain(
      'Last change: 1 December 2026, 10:00: Dr Amara Okonkwo-Bell (named consultant) asked for changes',
    );
  });
});

describe('the other sides', () => {
  test('the people, with the numbers to ring', () => {
    const text = runsIn(card(caseIn('inviting'), people.requester, { side: 'people' })).join('');
    expect(text).toContain('Dr Amara Okonkwo-Bell, Consultant paediatric oncologist');
    expect(text).toContain('01632 960101');
    expect(text).toContain('Dr Rachel Abernethy-Osei: asked, no answer yet; proposed by the family');
  });

  test('whom the family’s advocate sees asked: nobody by name', () => {
    const text = runsIn(card(caseIn('inviting'), people.advocate, { side: 'people' })).join('');
    expect(text).not.toContain('Abernethy');
    expect(runsIn(card(caseIn('inviting'), people.advocate)).join('')).toContain(
      'somebody who has been asked',
    );
  });

  test('who was reached, those who were not first, with what to do', () => {
    const row = { failure: undefined, since: now, wantedVersion: 4, shownVersion: 4 };
    const rows = [
      { ...row, person: people.requester, standing: 'seen' as const },
      {
        ...row,
        person: people.candidate,
        standing: 'failed' as const,
        failure: 'not-installed',
        shownVersion: 0,
      },
    ];
    const runs = runsIn(card(caseIn('inviting'), people.coordinator, { side: 'delivery', rows }));
    const text = runs.join('');
    expect(text).toContain(
      'could not be delivered: please ring 01632 960201 (the bot is not installed for them)',
    );
    expect(text.indexOf('Abernethy')).toBeLessThan(text.indexOf('Raghunathan'));
  });

  test('who may not have been reached, and on an urgent case who has not looked, with the number to ring', () => {
    const row = {
      person: people.candidate,
      failure: undefined,
      since: now,
      wantedVersion: 4,
      shownVersion: 4,
    };
    const said = (standing: 'unknown' | 'delivered' | 'seen', urgency: 'urgent' | 'routine') => {
      const state = caseIn('inviting');
      const { question } = state.request;
      const request = { ...state.request, question: { ...question, urgency } };
      const rows = [{ ...row, standing }];
      return runsIn(card({ ...state, request }, people.coordinator, { side: 'delivery', rows })).join('');
    };
    expect(said('unknown', 'routine')).toContain('may not have arrived: please ring 01632 960201');
    expect(said('delivered', 'urgent')).toContain('urgent and not seen: please ring 01632 960201');
    expect(said('delivered', 'routine')).not.toContain('01632 960201');
    expect(said('seen', 'urgent')).not.toContain('urgent and not seen');
  });

  test('for everybody the next step, also for those whom the coordinator reaches', () => {
    const relayed = [...facts.directory.byId.values()].find(({ reach }) => reach === 'relay')?.id ?? '';
    const state = caseIn('inviting');
    const { question } = state.request;
    const candidates = state.candidates.map((each, index) =>
      index === 0 ? { ...each, person: relayed, standing: 'invited' as const } : each,
    );
    const routine = { ...state.request, question: { ...question, urgency: 'routine' as const } };
    const row = {
      person: people.requester,
      failure: undefined,
      since: now,
      wantedVersion: 4,
      shownVersion: 4,
    };
    const said = (more: Partial<DeliveryRow>) => {
      const rows: DeliveryRow[] = [{ ...row, standing: 'waiting', ...more }];
      const view = { ...state, request: routine, candidates };
      return runsIn(card(view, people.coordinator, { side: 'delivery', rows })).join('');
    };
    const name = facts.directory.byId.get(relayed)?.name;
    const relay = `${name}: reached through the second-opinion office; the coordinator passes it on`;
    expect(said({})).toContain('waiting to be sent, 9 December 2026, 14:00; it goes out by itself');
    expect(said({ heldUntil: '2026-12-10T08:00:00.000Z' })).toContain(
      'it goes out at 10 December 2026, 08:00',
    );
    expect(said({ standing: 'delivered' })).toContain('14:00; reminders follow by themselves');
    expect(said({ standing: 'seen' })).toContain('seen, 9 December 2026, 14:00; nothing to do');
    expect(said({})).toContain(relay);
    expect(said({ person: relayed })).not.toContain(relay);
  });

  test('while the family’s side is told nothing, nobody passes anything on to an advocate or a GP', () => {
    const relayed = [...facts.directory.byId.values()].find(({ reach }) => reach === 'relay')?.id ?? '';
    const gp = { person: relayed, as: 'gp' as const, since: now };
    const state = { ...caseIn('inviting'), members: [gp] };
    const terms = { reason: 'r', authority: 'a', reviewOn: '2026-12-20' };
    const hold = { since: now, by: people.requester, provisional: false, ...terms };
    const said = (of: typeof state) =>
      runsIn(card(of, people.coordinator, { side: 'delivery', rows: [] })).join('');
    const name = facts.directory.byId.get(relayed)?.name ?? 'nobody';
    expect(said(state)).toContain(name);
    expect(said({ ...state, hold })).not.toContain(name);
  });

  test('the opinion with question and answer, as it was written', () => {
    const words = { ...plainWords, long: 'An *answer*.', paragraph: 'A question?' };
    const runs = runsIn(
      card(caseIn('opinion-given', { words }), people['named-consultant'], { side: 'opinion' }),
    );
    expect(runs).toContain('Question 1');
    expect(runs.filter((text) => text === 'An *answer*.')).toHaveLength(8);
  });
});
