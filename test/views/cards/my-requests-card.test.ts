import type { CaseState } from '../../../src/domain/case/state';
import { gateKey } from '../../../src/domain/process/open/open-ladders';
import {
  foundCard,
  type MyRequestsInput,
  myRequestsCard,
  worklistCard,
} from '../../../src/views/cards/other-cards/my-requests-card';
import { sayWhen } from '../../../src/views/words/when';
import { facts, now, people } from '../../builders/case-people';
import { caseIn } from '../../builders/case-state';
import { bytes, libraryEvents, markdownIn, nodesIn, runsIn, verbsIn } from '../forms/card-checks';

const card = (states: readonly CaseState[], viewer: string, more: Partial<MyRequestsInput> = {}) =>
  myRequestsCard({ items: states.map((state) => ({ state, facts })), viewer, now, formId: 'f1', ...more });
const text = (made: unknown) => [...markdownIn(made), ...runsIn(made)].join('\n');
const as = (ref: string, state: CaseState) => ({ ...state, ref });

describe('my requests', () => {
  test('what waits for me comes first, then what I wait for, then what is over', () => {
    const states = [
      as('AAAA-AAAA', caseIn('closed')),
      as('BBBB-BBBB', caseIn('under-review')),
      as('CCCC-CCCC', caseIn('sharing')),
    ];
    const made = card(states, people['named-consultant']);
    expect(libraryEvents(made)).toEqual([]);
    const opened = nodesIn(made)
      .filter((node) => node['verb'] === 'show:case')
      .map((node) => node['data']);
    expect(opened).toEqual(['CCCC-CCCC', 'BBBB-BBBB', 'AAAA-AAAA'].map((ref) => ({ case: ref, form: 'f1' })));
    expect(text(made)).toContain('One waits for you.');
    expect(text(made)).toContain('Waits for: ');
  });

  test('a candidate sees no initials, and no status of a case that they have no part in yet', () => {
    const made = text(card([caseIn('inviting')], people.candidate));
    expect(made).toContain('You are asked for your opinion');
    expect(made).not.toContain('QZ');
    expect(text(card([caseIn('inviting')], people.requester))).toContain('K7M4-RQX3 · QZ');
  });

  test('a case that somebody may see nothing of is left out', () => {
    const made = card([caseIn('sharing')], people.stranger);
    expect(verbsIn(made)).toEqual(['list:mine', 'help']);
    expect(text(made)).toContain('You have no requests yet.');
  });

  test('the list says of when it is, as it does not change by itself, and is shown anew by a press', () => {
    const made = card([caseIn('sharing')], people['named-consultant']);
    expect(text(made)).toContain(`As of ${sayWhen(now, now)}.`);
    expect(verbsIn(made)).toContain('list:mine');
  });

  test('one button of a list is the primary one, that of the first thing that waits, on each page and in the worklist', () => {
    const many = Array.from({ length: 10 }, (_, index) => as(`ref-${index}`, caseIn('sharing')));
    const items = many.map((state) => ({ state, facts }));
    const input = { items, viewer: people['named-consultant'], now, formId: 'f1' };
    for (const made of [myRequestsCard(input), myRequestsCard({ ...input, page: 2 }), worklistCard(input)]) {
      const styled = nodesIn(made).filter((node) => node['style'] === 'positive');
      const opening = nodesIn(made).filter((node) => node['verb'] === 'show:case');
      expect(opening.length).toBeGreaterThan(1);
      expect(styled).toEqual(opening.slice(0, 1));
    }
    const begun = { about: 'new', command: 'submit', savedAt: now, endsAt: '2027-01-08T14:00:00.000Z' };
    const alone = nodesIn(card(many, people['named-consultant'], { drafts: [begun] }));
    expect(alone.filter((node) => node['style'] === 'positive')).toHaveLength(1);
  });

  test('stays small with many cases, in pages', () => {
    const many = Array.from({ length: 40 }, (_, index) => as(`ref-${index}`, caseIn('sharing')));
    const first = card(many, people['named-consultant']);
    expect(bytes(first)).toBeLessThan(28_000);
    expect(verbsIn(first).filter((verb) => verb === 'show:case')).toHaveLength(8);
    expect(verbsIn(first)).toContain('list:mine:2');
    expect(verbsIn(card(many, people['named-consultant'], { page: 5 }))).not.toContain('list:mine:6');
  });

  test('a request begun and not sent can be gone on with', () => {
    const drafts = [{ about: 'new', command: 'submit', savedAt: now, endsAt: '2027-01-08T14:00:00.000Z' }];
    const made = card([], people.requester, { drafts });
    expect(verbsIn(made)).toContain('open:submit');
    expect(text(made)).toContain(
      'Saved 9 December 2026, 14:00, not sent yet. It is kept until 8 January 2027.',
    );
  });

  test('a form begun about a case is named with it', () => {
    const drafts = [
      { about: 'K7M4-RQX3', command: 'object', savedAt: now, endsAt: '2027-01-08T14:00:00.000Z' },
    ];
    expect(text(card([caseIn('consultant-review')], people['named-consultant'], { drafts }))).toContain(
      'Object',
    );
  });
});

const opened = (made: unknown) =>
  nodesIn(made)
    .filter((node) => node['verb'] === 'show:case')
    .map((node) => (node['data'] as { case: string }).case);

describe('the worklist', () => {
  const list = (states: readonly CaseState[]) =>
    worklistCard({ items: states.map((state) => ({ state, facts })), viewer: people.coordinator, now });
  const late = (state: CaseState): CaseState => ({
    ...state,
    rungs: { [gateKey(state)]: { rung: 1, at: now, about: { of: 'consultant-review' } } },
  });

  test('goes by step, overdue first in each, and leaves out what is over', () => {
    const made = list([
      as('DDDD-DDDD', caseIn('sharing')),
      as('AAAA-AAAA', caseIn('closed')),
      as('BBBB-BBBB', caseIn('preparing')),
      as('CCCC-CCCC', late(caseIn('preparing'))),
    ]);
    expect(opened(made)).toEqual(['CCCC-CCCC', 'BBBB-BBBB', 'DDDD-DDDD']);
    expect(libraryEvents(made)).toEqual([]);
  });

  test('says so when nothing is open', () => {
    expect(text(list([caseIn('closed')]))).toContain('Nothing is open.');
  });
});

describe('searching', () => {
  const find = (search: string, viewer: string, states = [caseIn('inviting')]) =>
    foundCard({ items: states.map((state) => ({ state, facts })), viewer, now, search });

  test.each(['k7m4', 'qz', 'K7M4-RQX3'])('finds a request by “%s”', (search) => {
    expect(opened(find(search, people.requester))).toEqual(['K7M4-RQX3']);
  });

  test('finds by specialty', () => {
    const state = caseIn('inviting');
    expect(
      opened(find(state.request.question.specialty.slice(0, 5), people.requester, [state])),
    ).toHaveLength(1);
  });

  test('a candidate cannot find by initials, since they may not see them', () => {
    expect(opened(find('qz', people.candidate))).toEqual([]);
    expect(opened(find('k7m4', people.candidate))).toEqual(['K7M4-RQX3']);
  });

  test('nothing typed finds nothing, and says what can be typed', () => {
    expect(text(find('  ', people.requester))).toContain('Try a reference, initials or a specialty.');
  });

  test('asks for more when too many fit', () => {
    const many = Array.from({ length: 20 }, (_, index) => as(`ref-${index}`, caseIn('sharing')));
    expect(text(find('ref', people.requester, many))).toContain('first 8 of 20: please type more');
  });
});
