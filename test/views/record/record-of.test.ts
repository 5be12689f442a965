import { evolve } from '../../../src/domain/case/evolve';
import type { CaseState } from '../../../src/domain/case/state';
import type { CaseEvent } from '../../../src/domain/case/stored/events';
import { recordOf, recordText } from '../../../src/views/record/record-of';
import { caseRecord } from '../../../src/views/record/record-schema';
import { facts, now, people } from '../../builders/case-people';
import { caseIn, submission, teamsQuestions } from '../../builders/case-state';
import { conversation, opinionWith, plainWords } from '../../builders/case-words';
import { historyOf } from '../../builders/history';

const words = { ...plainWords, paragraph: 'Is ${surgery} right?', long: 'An answer, *as written*.' };
const first = submission('external-second-opinion', 'routine', words);
const history = historyOf(first, [
  ['named-consultant', { type: 'approved', said: { view: 'I agree that we should ask.' } }],
  ['named-consultant', { type: 'conversation-recorded', said: { conversation: conversation(words) } }],
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
    {
      type: 'entry-corrected',
      said: { entry: 4, correction: 'the-reason-corrected', reason: 'the-reason-slip' },
    },
  ],
  ['coordinator', { type: 'safeguarding-lead-asked', said: { concern: 'the-concern' } }],
  ['safeguarding-lead', { type: 'hold-lifted', said: { reason: 'the-reason-lifted' } }],
]);
const fold = (events: readonly CaseEvent[]) =>
  events.reduce<CaseState | undefined>(evolve, undefined) as CaseState;
const record = (state: CaseState, events: readonly CaseEvent[] = history) =>
  recordOf({ state, events, facts, now });

/** The same value with all keys the other way round. */
function backwards(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(backwards);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .reverse()
      .map(([key, each]) => [key, backwards(each)]),
  );
}

describe('the record for the child’s record', () => {
  test('of a duplicate names the request that stays only where the requester has a part in it', () => {
    const joined = historyOf(first, [
      ['coordinator', { type: 'duplicate-joined', said: { stays: 'T2HW-9CDK' } }],
    ]);
    const state = fold(joined);
    const text = (requesterToo: boolean) =>
      recordText(record({ ...state, matches: [{ ref: 'T2HW-9CDK', at: now, requesterToo }] }, joined));
    expect(text(false)).toContain('duplicate-joined');
    expect(text(false)).not.toContain('T2HW-9CDK');
    expect(text(true)).toContain('T2HW-9CDK');
  });

  test('has the documented shape, in every kind of status', () => {
    for (const status of [
      'consultant-review',
      'under-review',
      'closing',
      'closed',
      'closed-death',
      'withdrawn',
    ] as const) {
      expect(caseRecord.safeParse(record(caseIn(status))).error).toBeUndefined();
    }
    expect(caseRecord.safeParse(record(fold(history))).error).toBeUndefined();
  });

  test('is the same bytes whenever it is made, and in whatever order things come', () => {
    const state = caseIn('closing');
    const later = recordOf({ state, events: [...history].reverse(), facts, now: '2027-06-01T00:00:00.000Z' });
    const shuffled = backwards(state) as CaseState;
    expect(recordText(later)).toBe(recordText(record(state)));
    expect(Object.keys(record(state))).toEqual(Object.keys(record(state)).sort());
    expect(recordText(record(shuffled))).toBe(recordText(record(state)));
  });

  test('tells the full history with names, roles and both times', () => {
    const { history: told } = record(fold(history));
    expect(told).toHaveLength(history.length);
    expect(told[1]).toEqual({
      seq: 2,
      at: { utc: '2026-12-01T10:00:00.000Z', london: '2026-12-01 10:00:00 GMT' },
      by: { name: 'Dr Amara Okonkwo-Bell', role: 'named-consultant' },
      what: 'approved',
      said: { view: 'I agree that we should ask.' },
    });
  });

  test('keeps what people wrote exactly, the request and the family’s questions among it', () => {
    const made = record(caseIn('closing', { words }));
    expect(made.request.question.questions[0]).toBe('Is ${surgery} right?');
    expect(made.conversation?.familyQuestions).toEqual(['Is ${surgery} right?', 'Is ${surgery} right?']);
    expect(made.opinions[0]?.answers[0]).toEqual({
      from: 'team',
      question: 'Is ${surgery} right?',
      answer: 'An answer, *as written*.',
    });
  });

  test('shows every version of an opinion', () => {
    const version = {
      opinion: opinionWith(words),
      questions: teamsQuestions(words),
      at: now,
      seq: 20,
      reviewer: 'Dr A',
    };
    const opinions = [version, { ...version, seq: 25 }];
    expect(record(caseIn('closing', { change: { opinions } })).opinions.map((each) => each.version)).toEqual([
      1, 2,
    ]);
  });

  test('never holds the reason for a hold, a concern, or a correction that would tell them', () => {
    for (const events of [history.slice(0, 4), history.slice(0, 6), history]) {
      const text = recordText(record(fold(events), events));
      expect(text).not.toMatch(/the-reason|the-concern/);
      expect(text).toContain('an-authority');
    }
  });

  test('says that it is not for the family while a hold is in place, and that it follows a death', () => {
    const held = history.slice(0, 4);
    expect(record(fold(held), held).handling).toEqual(['not-for-family']);
    expect(record(fold(history)).handling).toEqual([]);
    expect(record(caseIn('closed-death')).handling).toEqual(['after-a-death']);
  });

  const readBack = (stored: { readBackAt: string; readBackBy?: string }) => {
    const relayedFor = { id: people.candidate, name: 'Dr B', ...stored };
    const [, second] = history;
    const relayed = [first, { ...second, relayedFor } as CaseEvent];
    const made = record(fold(relayed), relayed);
    expect(caseRecord.safeParse(made).error).toBeUndefined();
    return made.history[1]?.by.relayedFor;
  };
  const halfPastTen = { utc: '2026-07-01T09:30:00.000Z', london: '2026-07-01 10:30:00 BST' };

  test('says for whom something was entered, when it was read back, and who confirmed it', () => {
    const said = { name: 'Dr B', readBackAt: halfPastTen };
    expect(readBack({ readBackAt: halfPastTen.utc })).toEqual(said);
    expect(readBack({ readBackAt: halfPastTen.utc, readBackBy: 'Dr B herself' })).toEqual({
      ...said,
      readBackBy: 'Dr B herself',
    });
  });

  test.each(['', 'on Tuesday', 'Dr B 2026-07-01'])('tells “%s” as it is, which is no time', (text) => {
    expect(readBack({ readBackAt: text })).toEqual({
      name: 'Dr B',
      readBackAt: { utc: text, london: text },
    });
  });
});
