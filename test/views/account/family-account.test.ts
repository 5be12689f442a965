import { openStatuses, terminalStatuses } from '../../../src/domain/case/stage';
import type { CaseState } from '../../../src/domain/case/state';
import { kind } from '../../../src/domain/case/stored/request';
import { familyAccount } from '../../../src/views/account/family-account';
import { texts } from '../../../src/views/words/texts';
import { facts, now, people } from '../../builders/case-people';
import { caseIn, everyQuestion } from '../../builders/case-state';
import { conversation, opinionWith, plainWords } from '../../builders/case-words';

const account = (state: CaseState) => familyAccount({ state, facts, now });
const told = (state: CaseState) => account(state)?.paragraphs.join('\n') ?? '';
const statuses = [...openStatuses, ...terminalStatuses].filter((status) => status !== 'closed-death');
const hold = {
  since: now,
  by: people['safeguarding-lead'],
  provisional: true,
  reason: 'r',
  authority: 'a',
  reviewOn: '2026-12-16',
};

describe.each(kind.options)('the family’s account of a %s', (each) => {
  test.each(statuses)(
    'in %s says what was asked, where it stands, what comes next, whom to ask and what else is open',
    (status) => {
      const text = told(caseIn(status, { kind: each }));
      for (const part of [
        texts.accountWords.asked[each],
        texts.account[status].stands,
        texts.account[status].next,
        'Your contact for all of this is Dr Amara Okonkwo-Bell.',
        'Your family advocate is Rosa Delgado-Finch.',
        'mediation',
        'Clinical Ethics Advisory Committee',
        'it is never held against you',
      ]) {
        expect(text).toContain(part);
      }
    },
  );

  test.each(statuses)('in %s holds nothing that is for staff alone', (status) => {
    const words = { ...plainWords, paragraph: 'staff-paragraph', long: 'staff-long', line: 'staff-line' };
    const state = caseIn(status, { kind: each, words, change: { sharingDeclined: false } });
    const { sharedWithFamilyAt: _, ...unshared } = state;
    // The question itself is what was asked; everything else that staff wrote stays out.
    const question = { ...state.request.question, questions: ['the-question'] };
    const text = told({
      ...unshared,
      request: { ...state.request, question },
      conversation: undefined,
    } as CaseState);
    expect(text).toContain('the-question');
    expect(text).not.toContain('staff-');
    for (const name of ['Abernethy', 'Baek-Turner', 'Raghunathan', 'Marchbanks'])
      expect(text).not.toContain(name);
  });
});

describe('the family’s account', () => {
  test('is not given under a hold, after a death, or before a young adult’s wishes are recorded', () => {
    expect(account(caseIn('sharing'))).toBeDefined();
    expect(account(caseIn('sharing', { change: { hold } }))).toBeUndefined();
    expect(account(caseIn('sharing', { change: { awaitingYoungAdult: true } }))).toBeUndefined();
    expect(account(caseIn('closed-death'))).toBeUndefined();
  });

  test('says only that somebody was asked, never who', () => {
    expect(told(caseIn('preparing'))).toContain('Nobody has been asked yet.');
    expect(told(caseIn('inviting'))).toContain('Somebody has been asked and has not answered yet.');
    expect(told(caseIn('under-review'))).toContain('Somebody has been asked and has accepted.');
    expect(told(caseIn('sharing'))).toContain('has given their opinion');
  });

  const words = { ...plainWords, long: 'The *unedited* answer.', paragraph: 'Will she ${walk}?' };
  test('holds the opinion word for word after it was shared, and not a word of it before', () => {
    expect(told(caseIn('sharing', { words }))).not.toContain('unedited');
    const after = told(caseIn('outcome', { words }));
    expect(after.split('The *unedited* answer.').length - 1).toBe(5);
    expect(after).toContain('This is the opinion, word for word, given on 9 December 2026.');
  });

  test('holds the questions that the family and the child asked, with the answers after sharing only', () => {
    const opinion = {
      ...opinionWith(words),
      answers: [...opinionWith(words).answers, 'To the family.', 'Again.', 'To the child.'],
    };
    const change = {
      conversation: conversation(words),
      opinions: [{ opinion, questions: everyQuestion(words), at: now, seq: 20, reviewer: 'Dr A' }],
    };
    const before = told(caseIn('sharing', { words, change }));
    expect(before).toContain('You asked: Will she ${walk}?');
    expect(before).not.toContain('To the family.');
    const after = account(caseIn('outcome', { words, change }))?.paragraphs ?? [];
    const at = after.indexOf('You asked: Will she ${walk}?');
    expect(after.slice(at, at + 2)).toEqual(['You asked: Will she ${walk}?', 'The answer: To the family.']);
    expect(after).toContain('Your child asked: Will she ${walk}?');
    expect(after).toContain('The answer: To the child.');
  });

  test('says so when the family chose not to hear the opinion, and holds none of it', () => {
    const { sharedWithFamilyAt: _, ...state } = caseIn('outcome', {
      words,
      change: { sharingDeclined: true },
    });
    expect(told(state as CaseState)).toContain('You chose not to have the opinion shared with you.');
    expect(told(state as CaseState)).not.toContain('unedited');
  });

  test('names who acts for the consultant', () => {
    const change = { actingConsultant: people.deputy, actingAs: 'deputy' as const };
    expect(told(caseIn('sharing', { change }))).toContain(
      'Dr Tomasz Wiśniewski-Hale, who is acting for Dr Amara Okonkwo-Bell.',
    );
  });
});
