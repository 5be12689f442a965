import { isFiledAway } from '../../../src/domain/case/filed-away';
import type { CaseState } from '../../../src/domain/case/state';
import type { Urgency } from '../../../src/domain/rules/urgency';
import { worklistCard } from '../../../src/views/cards/other-cards/my-requests-card';
import { inboxPage } from '../../../src/views/tab/inbox';
import { requestRow } from '../../../src/views/tab/request-row';
import { chipCounts, rowsUnder, worklistColumns } from '../../../src/views/tab/worklist';
import { lookFrom } from '../../../src/views/viewpoint';
import { worklistOrder } from '../../../src/views/worklist-order';
import { facts, now, people } from '../../builders/case-people';
import { caseIn } from '../../builders/case-state';
import { nodesIn } from '../forms/card-checks';

const as = (ref: string, state: CaseState): CaseState => ({ ...state, ref });
const viewOf = (state: CaseState, viewer: string) => lookFrom(state, facts, viewer, now);
const rowsFor = (states: readonly CaseState[], viewer: string = people.coordinator) =>
  states.map((state) => requestRow(viewOf(state, viewer), [])).filter((row) => row !== undefined);

const afterDays = (at: string, days: number) => new Date(Date.parse(at) + days * 86_400_000).toISOString();

const filed = (state: CaseState): CaseState =>
  ({ ...state, stage: { ...state.stage, recordConfirmed: true } }) as CaseState;

const cases = [
  as('AAAA-AAAA', caseIn('upheld')),
  as('BBBB-BBBB', caseIn('withdrawn')),
  as('CCCC-CCCC', caseIn('closed-death')),
  as('DDDD-DDDD', caseIn('closed')),
  as('EEEE-EEEE', filed(caseIn('withdrawn'))),
  as('FFFF-FFFF', caseIn('closing')),
];

describe('the filing list', () => {
  test('what was upheld, withdrawn or ended by a death is last on the worklist until its record is confirmed', () => {
    for (const viewer of [people.coordinator, people['clinical-lead']]) {
      const columns = worklistColumns(rowsFor(cases, viewer));
      expect(columns.map(({ status, count }) => [status.code, count])).toEqual([
        ['closing', 1],
        ['to-be-filed', 3],
      ]);
      expect(
        columns
          .at(-1)
          ?.rows.map(({ ref }) => ref)
          .sort(),
      ).toEqual(['AAAA-AAAA', 'BBBB-BBBB', 'CCCC-CCCC']);
    }
  });

  test('the chat’s worklist has it too, last', () => {
    const items = cases.map((state) => ({ state, facts }));
    const card = worklistCard({ items, viewer: people.coordinator, now });
    const opened = nodesIn(card)
      .filter((node) => node['verb'] === 'show:case')
      .map((node) => (node['data'] as { case: string }).case);
    expect([opened[0], ...opened.slice(1).sort()]).toEqual([
      'FFFF-FFFF',
      'AAAA-AAAA',
      'BBBB-BBBB',
      'CCCC-CCCC',
    ]);
    expect(JSON.stringify(card)).toContain('Over, to be filed');
  });

  test('what is there, or on which something is owed, is not filed away', () => {
    const owing = { ...caseIn('closed'), debts: [{ id: 'd', kind: 'family-told', about: 'x', since: now }] };
    expect(cases.map((state) => [state.ref, isFiledAway(state)])).toEqual([
      ['AAAA-AAAA', false],
      ['BBBB-BBBB', false],
      ['CCCC-CCCC', false],
      ['DDDD-DDDD', true],
      ['EEEE-EEEE', true],
      ['FFFF-FFFF', false],
    ]);
    expect(isFiledAway(owing as CaseState)).toBe(false);
  });
});

describe('rows of the worklist', () => {
  test('stand in the order in which they must be looked at: overdue, then urgent, then longest waiting', () => {
    const place = (late: boolean, urgency: Urgency, since: string) => ({ late, urgency, since });
    const wanted = [
      place(true, 'urgent', '2026-11-20'),
      place(true, 'routine', '2026-11-02'),
      place(false, 'urgent', '2026-11-24'),
      place(false, 'soon', '2026-11-03'),
      place(false, 'routine', '2026-11-01'),
      place(false, 'routine', '2026-11-05'),
    ];
    expect([...wanted].reverse().sort(worklistOrder)).toEqual(wanted);
    const urgent = as('BBBB-BBBB', caseIn('inviting'));
    urgent.request = { ...urgent.request, question: { ...urgent.request.question, urgency: 'urgent' } };
    const later = { ...urgent, openedAt: now } as CaseState;
    const both = [as('AAAA-AAAA', caseIn('inviting')), later];
    expect(worklistColumns(rowsFor(both))[0]?.rows.map(({ urgency }) => urgency.code)[0]).toBe('urgent');
  });

  test('chips count what fits, whatever chip is chosen, and show that alone', () => {
    const unreached = as('AAAA-AAAA', caseIn('consultant-review'));
    const states = [
      { ...unreached, undeliverable: { [people['named-consultant']]: 'no-chat' } } as unknown as CaseState,
      as('BBBB-BBBB', caseIn('closing')),
      as('CCCC-CCCC', caseIn('withdrawn')),
      as('DDDD-DDDD', caseIn('closed')),
    ];
    const rows = rowsFor(states);
    const refs = (chip: Parameters<typeof rowsUnder>[1]) => rowsUnder(rows, chip).map(({ ref }) => ref);
    expect(refs('not-reached')).toEqual(['AAAA-AAAA']);
    expect(refs('me')).toEqual(['BBBB-BBBB', 'CCCC-CCCC']);
    expect(chipCounts(rows)).toMatchObject({ me: 2, 'not-reached': 1, all: 3 });
    // Whoever may not see who was reached learns nothing of it by a count.
    expect(chipCounts(rowsFor(states, people.requester))['not-reached']).toBe(
      viewOf(states[0] as CaseState, people.requester).sees.has('delivery') ? 1 : 0,
    );
  });

  test('what is over is late once it has waited five working days to be filed, and says since when', () => {
    const state = caseIn('withdrawn');
    const rowAfter = (days: number) =>
      requestRow(lookFrom(state, facts, people.coordinator, afterDays(state.gateSince, days)), []);
    expect(rowAfter(4)).toMatchObject({ late: false, lateWords: '' });
    expect(rowAfter(14)).toMatchObject({
      late: true,
      lateWords: expect.stringMatching(/^Late since (Mon|Tue|Wed|Thu|Fri)\s/),
    });
  });

  test('what is finished says when, and stands newest first', () => {
    const ended = (ref: string, at: string) => ({ ...as(ref, filed(caseIn('withdrawn'))), gateSince: at });
    const rows = rowsFor(
      [ended('AAAA-AAAA', '2026-09-10T09:00:00.000Z'), ended('BBBB-BBBB', '2026-10-10T09:00:00.000Z')],
      people.requester,
    );
    expect(
      inboxPage(rows, {}).rows.map(({ ref, ended: words }) => [ref, words.replaceAll('\u00a0', ' ')]),
    ).toEqual([
      ['BBBB-BBBB', 'Withdrawn on Sat 10 Oct'],
      ['AAAA-AAAA', 'Withdrawn on Thu 10 Sep'],
    ]);
  });
});

describe('the headings of the inbox', () => {
  test('count what fits the search and the filters, in every group', () => {
    const states = [
      as('AAAA-AAAA', caseIn('sharing')),
      as('BBBB-BBBB', caseIn('sharing')),
      as('CCCC-CCCC', caseIn('closed')),
    ];
    const rows = rowsFor(states, people['named-consultant']);
    expect(inboxPage(rows, {}).counts).toEqual({ me: 2, others: 0, over: 1 });
    expect(inboxPage(rows, { search: 'bbbb' }).counts).toEqual({ me: 1, others: 0, over: 0 });
    expect(inboxPage(rows, { waits: 'over' }).counts).toEqual({ me: 2, others: 0, over: 1 });
  });
});
