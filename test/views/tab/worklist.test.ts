import { isFiledAway } from '../../../src/domain/case/filed-away';
import type { CaseState } from '../../../src/domain/case/state';
import type { Urgency } from '../../../src/domain/rules/urgency';
import { worklistCard } from '../../../src/views/cards/other-cards/my-requests-card';
import { relayOffers } from '../../../src/views/cards/relay-offers';
import { inboxPage } from '../../../src/views/tab/inbox';
import { requestRow } from '../../../src/views/tab/request-row';
import { worklistColumns } from '../../../src/views/tab/worklist';
import { lookFrom } from '../../../src/views/viewpoint';
import { worklistOrder } from '../../../src/views/worklist-order';
import { facts, now, people } from '../../builders/case-people';
import { caseIn } from '../../builders/case-state';
import { nodesIn } from '../forms/card-checks';

const as = (ref: string, state: CaseState): CaseState => ({ ...state, ref });
const viewOf = (state: CaseState, viewer: string) => lookFrom(state, facts, viewer, now);
const rowsFor = (states: readonly CaseState[], viewer: string = people.coordinator) =>
  states.map((state) => requestRow(viewOf(state, viewer), [])).filter((row) => row !== undefined);

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
  test('what was upheld, withdrawn or ended by a death stands last on the worklist until its record is confirmed', () => {
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

  test('what stands there, or on which something is owed, is not filed away', () => {
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

  test('lead to the forms in which their reader may enter what others said, and to no other', () => {
    const state = caseIn('inviting');
    const relays = (viewer: string) =>
      worklistColumns(rowsFor([state], viewer), () => relayOffers(viewOf(state, viewer)))[0]?.rows[0]?.relay;
    const names = relays(people.coordinator)?.map(({ name }) => name);
    expect(names).toEqual(expect.arrayContaining([expect.stringMatching(/^accept@/)]));
    expect(relays(people['clinical-lead'])).toEqual([]);
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
