import { childsVersions } from '../../../src/domain/case/stored/said';
import { supportFromText } from '../../../src/domain/directory/reading/support-from-text';
import { stepsForChildren } from '../../../src/domain/directory/support';
import { childsAccount } from '../../../src/views/account/childs-account';
import { childsStatuses, childsTexts } from '../../../src/views/account/childs-texts';
import { caseCard } from '../../../src/views/cards/case-card';
import { printChoices } from '../../../src/views/tab/print-choices';
import { lookFrom } from '../../../src/views/viewpoint';
import { aCommand } from '../../builders/core/a-command';
import { theFacts, who } from '../../builders/core/people';
import { answer, caseOf, play, type Story } from '../../builders/core/play';
import { aCaseAt, usualCast } from '../../builders/core/ways';
import { pageOf, readerSees } from '../../support/stories/printed';

/** Process page §8: an account written to the child, printed by the consultant alone once it is recorded who decided it. */

const eso = 'external-second-opinion';
const { consultant } = usualCast;
const decides = (wishes: object = {}) => ({
  by: consultant,
  gives: aCommand('decide-childs-account', wishes),
});
const kinds = (story: Story, viewer: string) =>
  printChoices(lookFrom(caseOf(story), story.facts, viewer, story.now)).map(({ what }) => what);

const sentencesOf = (text: string) => text.split(/(?<=[.?!:])\s+/);
const syllables = (word: string) =>
  Math.max(
    1,
    (
      word
        .toLowerCase()
        .replace(/e$/, '')
        .match(/[aeiouy]+/g) ?? []
    ).length,
  );
/** Flesch and Kincaid's grade, in years of school; a child of ten has had about five. */
function readingYears(sentences: readonly string[]): number {
  const words = sentences.flatMap((each) => each.match(/[\p{L}’-]+/gu) ?? []);
  const sounds = words.reduce((sum, each) => sum + syllables(each), 0);
  return 0.39 * (words.length / sentences.length) + 11.8 * (sounds / words.length) - 15.59;
}

describe.each(childsVersions)('written for about %s', (version) => {
  const { begin, statuses, end } = childsTexts.versions[version];
  const most = { ten: { years: 4, longest: 18 }, fifteen: { years: 7, longest: 24 } }[version];

  test.each(childsStatuses)('%s: short sentences, no harder than the age reads', (status) => {
    const sentences = [...begin, statuses[status], ...end].flatMap(sentencesOf);
    const lengths = sentences.map((each) => each.split(/\s+/).length).sort((a, b) => a - b);
    expect(lengths[Math.floor(lengths.length / 2)]).toBeLessThanOrEqual(15);
    expect(lengths.at(-1)).toBeLessThanOrEqual(most.longest);
    expect(readingYears(sentences)).toBeLessThanOrEqual(most.years);
  });

  test('is printed for whoever reviews it, with how hard each step reads', () => {
    const rows = childsStatuses.map((status) => {
      const sentences = [...begin, statuses[status], ...end].flatMap(sentencesOf);
      return `${readingYears(sentences).toFixed(1)}  ${status}: ${statuses[status]}`;
    });
    console.info(`years of school that it needs, written for about ${version}\n${rows.join('\n')}`);
    expect(rows).toHaveLength(childsStatuses.length);
  });

  test('no word that only staff use, nothing of disagreement or of how likely anything is', () => {
    const all = [...begin, ...Object.values(statuses), ...end].join(' ');
    expect(all).not.toMatch(
      /\b(MDT|CEAC|ESO|candidate|reviewer|requester|prognosis|conflict|object|disagree|differ|likely|chance|risk|percent|die|death)\b|[{}%]/i,
    );
    expect(all).not.toMatch(/\b(your child|the child)\b/i);
  });
});

describe('who gets it, and from whom', () => {
  const story = aCaseAt('outcome');

  test('nobody until it is recorded who decided; then the acting consultant alone prints it', () => {
    expect(kinds(story, consultant)).not.toContain('account-child');
    const decided = play(story, decides());
    expect(kinds(decided, consultant)).toContain('account-child');
    for (const viewer of [who.coordinator, who.advocate, who.clinicalLead, usualCast.requester])
      expect(kinds(decided, viewer)).not.toContain('account-child');
  });

  test('the button stands on the card beside what the family is given', () => {
    const { facts, now, ...decided } = play(story, decides());
    const state = caseOf({ facts, now, ...decided });
    const card = caseCard({
      state,
      facts,
      viewer: consultant,
      now,
      formId: 'f',
      side: 'account',
      web: { printing: true, tabApp: undefined },
    });
    expect(JSON.stringify(card)).toContain('print:account-child');
  });

  test('not under a hold, and not where the child cannot use it', () => {
    const decided = play(story, decides());
    const held = play(decided, { by: who.safeguardingLead, gives: aCommand('hold') });
    expect(kinds(held, consultant)).not.toContain('account-child');
    expect(answer(held, decides()).ok).toBe(false);
    const baby = aCaseAt('outcome', eso, usualCast, { dateOfBirth: '2026-10-09' });
    expect(answer(baby, decides())).toMatchObject({
      refusal: { text: expect.stringMatching(/^An account written/) },
    });
  });

  test('of the plan it has what was written for the child and nothing else, of the opinion nothing, and the child’s own questions', () => {
    const shared = play(story, decides({ theirPlan: 'You go home on Friday.' }), {
      by: consultant,
      gives: aCommand('record-outcome', { familyAgrees: 'no', outcome: 'differs' }),
    });
    const state = caseOf(shared);
    const asked = {
      ...state,
      conversation: { ...state.conversation, childQuestions: ['Will it hurt?'] },
    } as typeof state;
    const text = (childsAccount({ state: asked, facts: theFacts, now: shared.now }) ?? [])
      .flatMap(({ lines }) => lines.map((each) => each.text))
      .join(' ');
    expect(text).toContain('You go home on Friday.');
    expect(text).toContain('Will it hurt?');
    expect(text).not.toContain(state.outcome?.plan ?? 'none');
    for (const { opinion } of state.opinions) expect(text).not.toContain(opinion.limits);
    expect(readerSees(pageOf(state, 'account-child', consultant))).toContain('You go home on Friday.');
  });

  test('an organisation may say a step in its own words', () => {
    const support = supportFromText(
      JSON.stringify({ forChildren: { ten: { outcome: 'Here is our own text.' } } }),
    );
    expect([...stepsForChildren].sort()).toEqual([...childsStatuses].sort());
    const state = caseOf(play(story, decides()));
    const said = childsAccount({ state, facts: { ...theFacts, support }, now: story.now });
    expect(JSON.stringify(said)).toContain('Here is our own text.');
  });
});
