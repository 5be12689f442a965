import { openStatuses, terminalStatuses } from '../../../src/domain/case/stage';
import type { CaseState } from '../../../src/domain/case/state';
import { kind } from '../../../src/domain/case/stored/request';
import { familyAccount } from '../../../src/views/account/family-account';
import { facts, now, people } from '../../builders/case-people';
import { caseIn, everyQuestion } from '../../builders/case-state';
import { conversation, opinionWith, plainWords } from '../../builders/case-words';
import { dangersIn, hostileWords, pageOf, printed, readerSees } from '../../support/stories/printed';

const statuses = [...openStatuses, ...terminalStatuses].filter((status) => status !== 'closed-death');
const hold = {
  since: now,
  by: people['safeguarding-lead'],
  provisional: true,
  reason: 'r',
  authority: 'a',
  reviewOn: '2026-12-16',
};

describe.each(kind.options)('the family’s account of a %s on paper', (each) => {
  test.each(statuses)('in %s says all that the account says, under headings', (status) => {
    const state = caseIn(status, { kind: each });
    const text = readerSees(pageOf(state, 'account'));
    const account = familyAccount({ state, facts, now });
    expect(account?.paragraphs.length).toBeGreaterThan(6);
    for (const said of account?.paragraphs ?? []) expect(text).toContain(said);
    for (const heading of ['What was asked', 'Where it stands', 'What comes next', 'Who you can ask'])
      expect(text).toContain(heading);
  });

  test.each(statuses)('in %s holds nothing that is for staff alone', (status) => {
    const words = { ...plainWords, paragraph: 'staff-paragraph', long: 'staff-long', line: 'staff-line' };
    const { sharedWithFamilyAt: _, ...state } = caseIn(status, { kind: each, words });
    const question = { ...state.request.question, questions: ['the-question'] };
    const unshared = { ...state, request: { ...state.request, question }, conversation: undefined };
    const page = pageOf(unshared as CaseState, 'account');
    expect(page).toContain('the-question');
    expect(page).not.toContain('staff-');
    for (const name of [
      'Abernethy',
      'Brannigan',
      'Raghunathan',
      'Marchbanks',
      'QZ',
      '9991725008',
      '999 172 5008',
    ])
      expect(page).not.toContain(name);
  });

  test.each(statuses)('in %s shows hostile text as text', (status) => {
    const page = pageOf(caseIn(status, { kind: each, words: hostileWords }), 'account');
    expect(dangersIn(page)).toEqual([]);
    expect(readerSees(page)).toContain(hostileWords.paragraph);
  });
});

describe('the family’s account on paper', () => {
  test('explains the terms it uses, and only these', () => {
    const text = readerSees(pageOf(caseIn('inviting', { kind: 'critical-friend' }), 'account'));
    const terms = text.slice(text.indexOf('Words that are used here'));
    for (const term of [
      'Critical friend',
      'Family advocate',
      'Mediation',
      'Clinical Ethics Advisory Committee',
    ])
      expect(terms).toContain(term);
    expect(terms).not.toContain('External second opinion');
    expect(terms).not.toContain('Expert witness');
  });

  test('holds the questions of family and child with their answers after sharing only', () => {
    const words = { ...plainWords, paragraph: 'Will she walk?' };
    const given = opinionWith(words);
    const opinion = { ...given, answers: [...given.answers, 'To the family.', 'Again.', 'To the child.'] };
    const change = {
      conversation: conversation(words),
      opinions: [{ opinion, questions: everyQuestion(words), at: now, seq: 20, reviewer: 'c2' }],
    };
    const before = readerSees(pageOf(caseIn('sharing', { words, change }), 'account'));
    expect(before).toContain('You asked: Will she walk?');
    expect(before).not.toContain('To the family.');
    const after = readerSees(pageOf(caseIn('outcome', { words, change }), 'account'));
    expect(after).toContain('Your child asked: Will she walk? The answer: To the child.');
  });

  test('is not to be had under a hold, after a death, or before a young adult’s wishes are recorded', () => {
    expect(printed(caseIn('sharing'), 'account')).toBeDefined();
    expect(printed(caseIn('sharing', { change: { hold } }), 'account')).toBeUndefined();
    expect(printed(caseIn('sharing', { change: { awaitingYoungAdult: true } }), 'account')).toBeUndefined();
    expect(printed(caseIn('closed-death'), 'account')).toBeUndefined();
  });

  test('is printed by the advocate and the team, not by a candidate, a reviewer or a stranger', () => {
    const state = caseIn('under-review');
    const may = (role: keyof typeof people) => printed(state, 'account', people[role]) !== undefined;
    expect((['advocate', 'named-consultant', 'requester', 'coordinator'] as const).filter(may)).toHaveLength(
      4,
    );
    expect((['candidate', 'reviewer', 'gp', 'stranger'] as const).filter(may)).toEqual([]);
  });
});
