import type { CaseState } from '../../../src/domain/case/state';
import { accountTexts } from '../../../src/views/account/account-texts';
import { familyAccount } from '../../../src/views/account/family-account';
import { facts, now } from '../../builders/case-people';
import { caseIn } from '../../builders/case-state';
import { plainWords } from '../../builders/case-words';
import { aCommand } from '../../builders/core/a-command';
import { caseOf, play } from '../../builders/core/play';
import { aCaseAt, usualCast } from '../../builders/core/ways';

/** Process page §8: once the family has heard the opinion, what a parent wants first comes first, and the plan is told. */

const account = (state: CaseState) => familyAccount({ state, facts, now });
const agreedIn = (state: CaseState) =>
  account(state)
    ?.parts.find(({ part }) => part === 'agreed')
    ?.lines.map(({ lead, text }) => (lead === undefined ? text : `${lead} ${text}`));
const order = (state: CaseState) => account(state)?.parts.map(({ part }) => part);

const outcome = {
  outcome: 'agrees',
  familyAgrees: 'yes',
  childAgrees: 'not-able',
  teamAgrees: 'yes',
  plan: 'Surgery in spring.',
  bestInterests: 'Fewer seizures.',
  at: now,
} as const;
const agreed = (change: Partial<CaseState> = {}, of: Partial<typeof outcome | object> = {}) =>
  caseIn('closing', { change: { outcome: { ...outcome, ...of }, ...change } });

describe('the account once there is an opinion', () => {
  test('keeps the order of the way until the family has heard it, and then tells answers, plan and opinion first', () => {
    expect(account(caseIn('under-review'))?.title).toBe(accountTexts.titles.before);
    expect(account(caseIn('sharing'))?.title).toBe('Another opinion about your child’s care');
    expect(order(caseIn('sharing'))?.slice(0, 3)).toEqual(['asked', 'stands', 'next']);
    expect(order(agreed())?.slice(0, 5)).toEqual(['questions', 'agreed', 'opinion', 'contact', 'stands']);
    expect(account(agreed())?.parts[0]?.heading).toBe('Your questions, and the answers');
  });

  test('tells what happened in the past tense, with the day of each step', () => {
    const told = account(agreed({ readOn: '2026-12-07', sharedOn: '2026-12-08' }))?.paragraphs ?? [];
    expect(told.join(' ')).toContain('was asked for an opinion on the treatment that was proposed');
    expect(told).toContain('7 December 2026: the consultant read it.');
    expect(told).toContain('8 December 2026: it was shared with you.');
    const days = account(agreed())?.parts.find(({ part }) => part === 'dates')?.lines ?? [];
    expect(days[0]?.text).toBe('1 December 2026: the request was made.');
  });
});

describe('what was agreed', () => {
  test('is the plan with its reason and what was considered', () => {
    expect(agreedIn(agreed())).toEqual([
      'This is the plan, and the reason for it: Surgery in spring.',
      'This is how it was thought to be best for your child: Fewer seizures.',
      'These choices were considered:',
      plainWords.line,
    ]);
  });

  test.each([
    [{ familyAgrees: 'no' }],
    [{ childAgrees: 'no' }],
    [{ teamAgrees: 'no' }],
    [{ outcome: 'differs' }],
  ])('says that views differ where %j, and never whose', (of) => {
    const told = agreedIn(agreed({}, of)) ?? [];
    expect(told).toContain('Not everybody sees it in the same way.');
    const same = agreedIn(agreed({}, { teamAgrees: 'no' }));
    expect(told).toEqual(same);
  });

  test('is told once the opinion was shared, not where it was declined or was corrected since', () => {
    const { sharedWithFamilyAt: _, ...unshared } = agreed();
    expect(agreedIn(unshared as CaseState)).toBeUndefined();
    expect(agreedIn({ ...unshared, sharingDeclined: true } as CaseState)).toEqual([
      'Your contact can tell you what was agreed for your child’s care.',
    ]);
    const corrected = agreed().opinions.map((each) => ({ ...each, at: '2026-12-09T15:00:00.000Z' }));
    expect(agreedIn(agreed({ opinions: corrected }))).toBeUndefined();
  });

  test('tells of the way forward, of mediation only that it took place, and when the plan is looked at again', () => {
    const taken = { id: 's1', dueOn: '2026-12-10', at: now, result: 'The words.', reviewOn: '2027-03-01' };
    const of = (step: string) =>
      agreedIn(agreed({ steps: [{ ...taken, step }] } as Partial<CaseState>)) ?? [];
    expect(of('mdt')).toEqual(
      expect.arrayContaining([
        'This is what came of it: The words.',
        'The plan will be looked at again on 1 March 2027.',
      ]),
    );
    expect(of('mediation')).toContain('There was mediation.');
    expect(of('mediation').join()).not.toContain('The words.');
  });

  test('comes from the outcome as it was recorded', () => {
    const story = play(aCaseAt('outcome'), { by: usualCast.consultant, gives: aCommand('record-outcome') });
    const said = story.events.find((each) => each.type === 'outcome-recorded')?.said;
    const state = caseOf(story);
    const told = familyAccount({ state, facts: story.facts, now: story.now })?.paragraphs ?? [];
    expect(told.join('\n')).toContain(said?.plan ?? 'none');
    expect(told.join('\n')).toContain(said?.bestInterests ?? 'none');
    expect(state.outcome).not.toHaveProperty('testedBy');
  });
});
