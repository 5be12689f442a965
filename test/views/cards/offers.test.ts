import type { Status } from '../../../src/domain/case/stage';
import type { CaseState } from '../../../src/domain/case/state';
import { offers } from '../../../src/views/cards/offers';
import { facts, now, people } from '../../builders/case-people';
import { caseIn } from '../../builders/case-state';

const commands = (state: CaseState, who: keyof typeof people, at = now) =>
  offers(state, facts, people[who], at).map((each) => each.command);
const primary = (state: CaseState, who: keyof typeof people) =>
  offers(state, facts, people[who], now).find((each) => each.primary)?.command;

describe('the one thing that waits for somebody', () => {
  const confirmed = (state: CaseState) => ({
    ...state,
    candidates: state.candidates.map((each) => (each.id === 'c2' ? { ...each, linkConfirmedAt: now } : each)),
  });
  const table: readonly [Status, keyof typeof people, string][] = [
    ['consultant-review', 'named-consultant', 'approve'],
    ['returned', 'requester', 'revise'],
    ['lead-review', 'clinical-lead', 'proceed'],
    ['family-step', 'named-consultant', 'record-family-conversation'],
    ['preparing', 'coordinator', 'complete-pack'],
    ['inviting', 'candidate', 'accept'],
    ['conflict-check', 'clinical-lead', 'clear-conflict'],
    ['under-review', 'reviewer', 'confirm-no-link'],
    ['opinion-given', 'named-consultant', 'acknowledge'],
    ['sharing', 'named-consultant', 'record-sharing'],
    ['outcome', 'named-consultant', 'record-outcome'],
    ['resolution', 'named-consultant', 'take-step'],
    ['closing', 'coordinator', 'confirm-record'],
    ['withdrawn', 'coordinator', 'confirm-record'],
  ];
  test.each(table)('in %s, for the %s: %s', (status, who, command) => {
    expect(primary(caseIn(status), who)).toBe(command);
  });

  test('after confirming no link the reviewer gives the opinion', () => {
    const state = confirmed(caseIn('under-review'));
    expect(primary(state, 'reviewer')).toBe('give-opinion');
    expect(commands(state, 'reviewer')).toEqual(expect.arrayContaining(['ask-for-item', 'stand-down']));
    expect(commands(state, 'reviewer')).not.toContain('confirm-no-link');
  });

  test('with nobody left to ask, somebody is to be added', () => {
    const state = caseIn('inviting', { change: { candidates: [], exhaustedAt: now } });
    expect(primary(state, 'coordinator')).toBe('add-candidate');
  });

  test('once a step was taken, its result', () => {
    const steps: CaseState['steps'] = [{ id: 's1', step: 'mdt', dueOn: '2026-12-20', at: now }];
    expect(primary(caseIn('resolution', { change: { steps } }), 'named-consultant')).toBe('resolve');
  });
});

describe('what is offered only when it could lead somewhere', () => {
  test('nothing to a stranger, and only the invitation to a candidate', () => {
    expect(commands(caseIn('inviting'), 'stranger')).toEqual([]);
    expect(commands(caseIn('inviting'), 'candidate')).toEqual(['accept', 'decline']);
  });

  test('a candidate whose time has passed may accept while the place is free, and only then', () => {
    const lapsed = (status: Status) => {
      const state = caseIn(status);
      const candidates = state.candidates.map((each) =>
        each.id === 'c1' ? { ...each, standing: 'lapsed' as const } : each,
      );
      return { ...state, candidates };
    };
    expect(commands(lapsed('inviting'), 'candidate')).toContain('accept');
    expect(commands(lapsed('conflict-check'), 'candidate')).not.toContain('accept');
  });

  test('an item can be supplied only while one is asked for', () => {
    expect(commands(caseIn('under-review'), 'requester')).not.toContain('supply-item');
    const items = [{ id: 'i1', item: 'The scan', at: now }];
    expect(commands(caseIn('under-review', { change: { items } }), 'requester')[0]).toBe('supply-item');
  });

  test('going on without the conversation is for urgent requests, or under a hold', () => {
    expect(commands(caseIn('family-step'), 'named-consultant')).not.toContain('go-on-conversation-owed');
    expect(commands(caseIn('family-step', { urgency: 'urgent' }), 'named-consultant')).toContain(
      'go-on-conversation-owed',
    );
  });

  test('the coordinator releases a reviewer only after the date; the clinical lead at any time', () => {
    const state = caseIn('under-review');
    expect(commands(state, 'clinical-lead')).toContain('release');
    expect(commands(state, 'coordinator')).not.toContain('release');
    expect(commands(state, 'coordinator', '2027-01-04T10:00:00.000Z')).toContain('release');
  });

  test('what is owed can be recorded only while something is, and not under a hold', () => {
    const debts: CaseState['debts'] = [
      { id: 'd1', kind: 'conversation', about: 'went-on-conversation-owed', since: now },
    ];
    const hold = {
      since: now,
      by: people['safeguarding-lead'],
      provisional: false,
      reason: 'r',
      authority: 'a',
      reviewOn: '2026-12-16',
    };
    expect(commands(caseIn('sharing'), 'named-consultant')).not.toContain('record-owed');
    expect(commands(caseIn('sharing', { change: { debts } }), 'advocate')).toContain('record-owed');
    expect(commands(caseIn('sharing', { change: { debts, hold } }), 'named-consultant')).not.toContain(
      'record-owed',
    );
    expect(commands(caseIn('outcome', { change: { debts } }), 'named-consultant')).not.toContain(
      'record-outcome',
    );
  });

  test('a lead’s decision that is owed is offered at any step', () => {
    const debts: CaseState['debts'] = [
      { id: 'd1', kind: 'lead-decision', about: 'conversation-recorded', since: now },
    ];
    expect(commands(caseIn('sharing'), 'clinical-lead')).not.toContain('proceed');
    expect(primary(caseIn('sharing', { change: { debts } }), 'clinical-lead')).toBe('proceed');
  });

  test('a deputy who may take over gets the consultant’s step with it, and not before', () => {
    const state = caseIn('consultant-review');
    expect(commands(state, 'deputy')).not.toContain('approve');
    const rungs = {
      [`gate:consultant-review:${state.gateSince}`]: { rung: 2, at: now, about: { of: 'consultant-review' } },
    };
    const late = { ...state, rungs };
    expect(commands(late, 'deputy')).toEqual(expect.arrayContaining(['take-over', 'approve', 'object']));
    expect(commands(late, 'deputy')).not.toContain('set-deputy');
  });

  test('an external opinion’s requester who is the named consultant does not approve it', () => {
    const change = { requester: people['named-consultant'] };
    const state = caseIn('consultant-review', { change });
    expect(commands(state, 'named-consultant')).not.toContain('approve');
    expect(primary(state, 'deputy')).toBe('approve');
  });
});
