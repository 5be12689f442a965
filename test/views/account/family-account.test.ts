import { openStatuses, terminalStatuses } from '../../../src/domain/case/stage';
import type { CaseState } from '../../../src/domain/case/state';
import { kind } from '../../../src/domain/case/stored/request';
import { accountTexts } from '../../../src/views/account/account-texts';
import { voiceFor } from '../../../src/views/account/account-voice';
import { familyAccount } from '../../../src/views/account/family-account';
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
      const state = caseIn(status, { kind: each });
      const text = told(state);
      const { say } = voiceFor({ state, facts, now });
      const past = state.opinions.length > 0;
      for (const part of [
        say(accountTexts[past ? 'askedBefore' : 'asked'][each]),
        say(accountTexts.statuses[status].stands),
        say(accountTexts.statuses[status].next),
        'Your contact for all of this is Dr Amara Okonkwo-Bell.',
        'Your family advocate is Rosa Delgado-Finch.',
        'You can ring them on 01632 960101, Monday to Friday 9 to 5.',
        'When your contact is away, Dr Tomasz Wiśniewski-Hale stands in for them.',
        'Beth Ollerenshaw-Diaz coordinates this in the second-opinion office.',
        'You can also ring the second-opinion office on 01632 960100, Monday to Friday 9 to 5.',
        'You can ask to see your child’s record.',
        'you can complain',
        'mediation',
        'Clinical Ethics Advisory Committee',
        'It is never held against you.',
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
    for (const name of ['Abernethy', 'Brannigan', 'Raghunathan', 'Marchbanks'])
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

  test('says only that somebody was asked until the conflict check is clear, then who, and never who else', () => {
    expect(told(caseIn('preparing'))).toContain('Nobody has been asked yet.');
    expect(told(caseIn('inviting'))).toContain('Somebody has been asked and has not answered yet.');
    expect(told(caseIn('conflict-check'))).toContain('Somebody has been asked and has accepted.');
    for (const status of ['preparing', 'inviting', 'conflict-check'] as const)
      expect(told(caseIn(status))).not.toMatch(/Baek-Turner|Saltmere/);
    expect(told(caseIn('under-review'))).toContain(
      "Dr Hyun-woo Baek-Turner, Consultant paediatric oncologist at Saltmere Children's NHS Foundation Trust (invented), agreed to look at this.",
    );
    expect(told(caseIn('sharing'))).toContain('looked at this and gave an opinion.');
  });

  const words = { ...plainWords, long: 'The *unedited* answer.', paragraph: 'Will she ${walk}?' };
  test('holds the opinion word for word after it was shared, and not a word of it before', () => {
    expect(told(caseIn('sharing', { words }))).not.toContain('unedited');
    const after = told(caseIn('outcome', { words }));
    // Five answers, what they make of the child's life, what else is worth considering, and the plain summary.
    expect(after.split('The *unedited* answer.').length - 1).toBe(8);
    expect(after).toContain(
      "A consultant in oncology at Saltmere Children's NHS Foundation Trust (invented) read the papers and gave this opinion on 9 December 2026.",
    );
    expect(after).toContain('It is signed by Dr Hyun-woo Baek-Turner.');
    expect(after).toContain('Did they see your child? Yes.');
    expect(after).toContain('Did they meet you? No.');
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
