import { openStatuses, type Status, terminalStatuses } from '../../../src/domain/case/stage';
import { kinds } from '../../../src/domain/case/stored/request';
import { turnOf } from '../../../src/domain/process/people/turn-of';
import { caseCard } from '../../../src/views/cards/case-card';
import { texts } from '../../../src/views/words/texts';
import { facts, now, people } from '../../builders/case-people';
import { caseIn } from '../../builders/case-state';
import { markdownIn, runsIn } from '../forms/card-checks';

/** Whoever opens a card knows whether it is theirs and what to do (process page §4). */

const wordsOn = (card: unknown) => [...markdownIn(card), ...runsIn(card)].join('\n');
const textOf = (state: ReturnType<typeof caseIn>, viewer: string) =>
  wordsOn(caseCard({ state, facts, viewer, now, formId: 'f1' }));

describe('to the one it waits for', () => {
  test.each<[Status, keyof typeof people, string]>([
    ['consultant-review', 'named-consultant', 'Approve, ask for changes or object'],
    ['returned', 'requester', 'Change the request, or stand by it as it is'],
    ['lead-review', 'clinical-lead', 'Decide whether this goes on'],
    ['family-step', 'named-consultant', 'Talk with the family, and record the conversation'],
    ['preparing', 'coordinator', 'Complete the pack'],
    ['conflict-check', 'clinical-lead', 'Decide about the links that were declared'],
    ['opinion-given', 'named-consultant', 'Read the opinion, and confirm that you have read it'],
    ['sharing', 'named-consultant', 'Share the opinion with the family'],
    ['outcome', 'named-consultant', 'Record what was decided, and who agrees'],
    ['resolution', 'named-consultant', 'Find a way forward'],
    ['withdrawn', 'coordinator', 'File the record'],
  ])('%s: the heading tells the %s what to do', (status, role, instruction) => {
    const text = textOf(caseIn(status), people[role]);
    expect(text).toContain(instruction);
    expect(text).toContain('After that: ');
    expect(text).not.toContain('Waits for: ');
    expect(text).not.toContain(texts.statuses[status]);
  });

  test('before a link is denied the reviewer reads that this comes first', () => {
    const text = textOf(caseIn('under-review'), people.reviewer);
    expect(text).toContain('Confirm that you have no link, or stand down');
    expect(text).not.toContain('Read the pack and give your opinion');
  });

  test('once no link is confirmed the reviewer reads the pack and gives the opinion', () => {
    const state = caseIn('under-review');
    const candidates = state.candidates.map((each) =>
      each.standing === 'reviewer' ? { ...each, linkConfirmedAt: now } : each,
    );
    const text = textOf({ ...state, candidates }, people.reviewer);
    expect(text).toContain('Read the pack and give your opinion');
  });

  test('an item that the reviewer asked for waits for the requester, in words of its own', () => {
    const items = [{ id: 'i1', item: 'the scan', at: now, by: people.reviewer }];
    const text = textOf({ ...caseIn('under-review'), items }, people.requester);
    expect(text).toContain('Send what the reviewer has asked for');
  });
});

describe('while the family’s side waits', () => {
  const hold = {
    provisional: false,
    since: now,
    by: 'x',
    reason: 'r',
    authority: 'a',
    reviewOn: '2027-01-12',
  };

  test.each<[Status, string]>([
    ['family-step', 'Do not talk with the family now: go on with the conversation owed'],
    ['sharing', 'Do not tell the family now: record that sharing waits'],
  ])('under a hold nobody is told at %s to talk with them', (status, instruction) => {
    const text = textOf({ ...caseIn(status), hold }, people['named-consultant']);
    expect(text).toContain(instruction);
    expect(text).not.toMatch(/Talk with the family, and|Share the opinion with the family/);
  });

  test('once the patient is 18 the young adult’s own wishes come first', () => {
    const text = textOf({ ...caseIn('sharing'), awaitingYoungAdult: true }, people['named-consultant']);
    expect(text).toContain('Record the young adult’s own wishes');
  });
});

test('whoever sees to a part that nobody holds is not told to do the part itself', () => {
  const state = caseIn('under-review');
  const { byId } = facts.directory;
  const without = new Map([...byId].filter(([id]) => id !== people.reviewer));
  const vacant = { ...facts, directory: { ...facts.directory, byId: without } };
  const card = caseCard({ state, facts: vacant, viewer: people.coordinator, now, formId: 'f1' });
  const text = wordsOn(card);
  expect(text).toContain('Nobody holds this part now');
  expect(text).not.toContain('Read the pack and give your opinion');
});

test('in every status, of both kinds, no owner reads of themselves as of somebody else', () => {
  for (const kind of kinds)
    for (const status of [...openStatuses, ...terminalStatuses]) {
      const state = { ...caseIn(status), kind };
      for (const owner of turnOf(state, facts, now).people) {
        const text = textOf(state, owner);
        expect([kind, status, owner, text.includes('Waits for: you')]).toEqual([kind, status, owner, false]);
        if (text.includes('After that: ')) expect(text).not.toContain(texts.next[kind][status]);
      }
    }
});

test('others read whom it waits for, by role and name, and what happens next', () => {
  const text = textOf(caseIn('lead-review'), people.requester);
  expect(text).toMatch(/Waits for: \s*the clinical lead, Dr .+, since /);
  expect(text).toContain('What happens next: ');
  expect(text).not.toContain('After that: ');
});
