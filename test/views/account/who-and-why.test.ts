import type { Candidate, CaseState } from '../../../src/domain/case/state';
import { indexDirectory } from '../../../src/domain/directory/lookup';
import { familyAccount } from '../../../src/views/account/family-account';
import { facts, now } from '../../builders/case-people';
import { caseIn } from '../../builders/case-state';
import { aCommand } from '../../builders/core/a-command';
import { caseOf, play, type Story } from '../../builders/core/play';
import { aCaseAt, usualCast } from '../../builders/core/ways';

/** Process page §8: who was asked, who proposed them, and why they are independent; §4: what the family is owed of it. */

const whoIn = (state: CaseState) =>
  familyAccount({ state, facts, now })
    ?.parts.find(({ part }) => part === 'who')
    ?.lines.map(({ text }) => text);

function withGiver(kind: CaseState['kind'], change: Partial<Candidate>, declared: readonly string[] = []) {
  const state = caseIn('under-review', { kind });
  const candidates = state.candidates.map((each) =>
    each.id === 'c2' && each.acceptance !== undefined
      ? { ...each, ...change, acceptance: { ...each.acceptance, declared: [...declared] } }
      : each,
  );
  return { ...state, candidates };
}

const work = {
  post: 'Consultant neurologist',
  grade: 'consultant',
  specialty: 'Neurology',
  organisation: 'Farshore Trust',
  alsoAt: [],
};
const elsewhere = 'They work for another Trust or Health Board.';
const judged = 'They told us of a link that they have.';
const overseas = 'They work in another country.';
const friend = 'A critical friend is often a colleague from the same hospital.';

describe('who was asked, and why them', () => {
  test.each([
    ['external-second-opinion', [], elsewhere],
    ['external-second-opinion', ['personal'], judged],
    ['external-second-opinion', ['overseas'], overseas],
    ['external-second-opinion', ['overseas', 'financial'], judged],
    ['critical-friend', [], friend],
    ['critical-friend', ['personal'], friend],
  ] as const)('of a %s that declared %j is one sentence on independence', (kind, declared, begins) => {
    const said = whoIn(withGiver(kind, { work }, declared)) ?? [];
    expect(said[0]).toBe(
      'Dr Hyun-woo Baek-Turner, Consultant neurologist at Farshore Trust, agreed to look at this.',
    );
    const found = [elsewhere, judged, overseas, friend].filter((each) =>
      said.some((sentence) => sentence.startsWith(each)),
    );
    expect(found).toEqual([begins]);
  });

  test.each([
    ['family', 'The family suggested them.'],
    ['team', 'The team around your child suggested them.'],
    ['professional-body', 'A professional organisation suggested them. It has no part in your child’s care.'],
    ['coordinator', 'The second-opinion office suggested them.'],
  ] as const)('says that the %s proposed them', (proposedBy, sentence) => {
    expect(whoIn(withGiver('external-second-opinion', { proposedBy }))).toContain(sentence);
  });

  test('a panel is named with who runs it', () => {
    const panel = { panel: 'p', name: 'Farshore MDT', work };
    expect(whoIn(withGiver('external-second-opinion', panel))?.[0]).toBe(
      'Farshore MDT, a group run by Farshore Trust, agreed to look at this.',
    );
  });

  test('whoever left after their opinion stays named with it, and it is said that they left', () => {
    const state = caseIn('outcome');
    const candidates = state.candidates.map((each) =>
      each.id === 'c2' ? { ...each, standing: 'released' as const } : each,
    );
    const opinions = state.opinions.map((each) => ({ ...each, reviewer: 'c2' }));
    const said = whoIn({ ...state, candidates, opinions }) ?? [];
    expect(said[0]).toContain('Dr Hyun-woo Baek-Turner');
    expect(said.at(-1)).toContain('Their opinion stays as it was given.');
  });
});

describe('what they were when they were asked', () => {
  test('is kept with the invitation and the acceptance, whatever the directory becomes', () => {
    const story = aCaseAt('under-review');
    const moved = structuredClone(story.facts.directory.directory);
    for (const each of moved.people)
      if (each.id === usualCast.reviewer)
        Object.assign(each, { jobTitle: 'Retired', organisation: 'INV-T1' });
    const state = caseOf(story);
    const giver = state.candidates.find((each) => each.standing === 'reviewer');
    expect(giver?.work).toMatchObject({ post: expect.stringMatching(/^Consultant/), grade: 'consultant' });
    const later = { ...story.facts, directory: indexDirectory(moved) };
    const who = familyAccount({ state, facts: later, now: story.now })?.paragraphs.join('\n') ?? '';
    expect(who).toContain(`${giver?.name}, ${giver?.work?.post} at ${giver?.work?.organisation},`);
    expect(who).not.toContain('Retired');
    const kept = story.events.filter(
      (each) => each.type === 'candidate-invited' || each.type === 'invitation-accepted',
    );
    expect(kept.length).toBeGreaterThan(1);
    for (const each of kept) expect(each).toHaveProperty('work.organisation', expect.stringMatching(/./));
  });
});

describe('the family is owed the news', () => {
  const owed = (story: Story) => caseOf(story).debts.map(({ kind, about }) => `${kind} ${about}`);
  const eso = 'external-second-opinion';

  test('that the reviewer stood down, that nobody is left, and that the question or the date changed', () => {
    const stood = play(aCaseAt('under-review'), { by: usualCast.reviewer, gives: aCommand('stand-down') });
    expect(owed(stood)).toContain('family-told reviewer-stood-down');
    const date = {
      type: 'correct',
      correction: { part: 'needed-by', neededBy: '2027-03-31' },
      why: 'Later.',
    } as const;
    const changed = play(aCaseAt('under-review'), { by: usualCast.consultant, gives: date });
    expect(owed(changed)).toEqual(['family-told corrected']);
  });

  test('not of a critical friend, nor before the conversation that tells it anyway', () => {
    const date = {
      type: 'correct',
      correction: { part: 'needed-by', neededBy: '2027-03-31' },
      why: 'Later.',
    } as const;
    const early = play(aCaseAt('family-step', eso), { by: usualCast.consultant, gives: date });
    expect(owed(early)).toEqual([]);
    const friends = play(aCaseAt('under-review', 'critical-friend'), {
      by: usualCast.consultant,
      gives: date,
    });
    expect(owed(friends)).toEqual([]);
  });
});
