import { openStatuses, terminalStatuses } from '../../../src/domain/case/stage';
import type { CaseState } from '../../../src/domain/case/state';
import { kind } from '../../../src/domain/case/stored/request';
import { facts, people } from '../../builders/case-people';
import { caseIn } from '../../builders/case-state';
import { plainWords } from '../../builders/case-words';
import { dangersIn, hostileWords, pageOf, printed, readerSees } from '../../support/stories/printed';

const statuses = [...openStatuses, ...terminalStatuses];
const words = { initials: 'QZ', line: 'Cardiology', paragraph: 'pack-paragraph', long: 'pack-long' };
const identity = ['QZ', '14 March 2018', '999 172 5008'];
const pack = ['pack-paragraph', 'pack-long'];
const reviewing = (state: CaseState): CaseState => ({
  ...state,
  candidates: caseIn('opinion-given').candidates,
});

describe.each(kind.options)('the paper for a candidate of a %s', (each) => {
  const text = (state: CaseState, candidate: string) => readerSees(pageOf(state, `invitation@${candidate}`));
  const at = (status: (typeof statuses)[number]) => caseIn(status, { kind: each, words });

  test('before accepting: who asks, what kind of question, by when, and the questions to read out', () => {
    const paper = text(at('inviting'), 'c1');
    for (const seen of [
      'Marrowdale University Hospitals',
      'Cardiology',
      'Dr Amara Okonkwo-Bell',
      'treatment options',
      '31 December 2026',
      '’s registration number',
      'Read out: Do you work for the treating organisation, honorary contracts too?',
      'Do you have a financial interest?',
      'Can you give the opinion by the date needed?',
      'Read back',
    ])
      expect(paper).toContain(seen);
    for (const unseen of [...identity, ...pack, 'Raghunathan', 'Baek-Turner'])
      expect(paper).not.toContain(unseen);
  });

  test('the letter and the sheet for the office are two, and the sheet asks first whether they accept', () => {
    const [letter = '', ...sheets] = pageOf(at('inviting'), 'invitation@c1').split('class="new-page"');
    expect(sheets).toHaveLength(1);
    const [said, sheet] = [letter, sheets[0] ?? ''].map((html) => readerSees(html));
    expect(said).toContain('How to answer');
    expect(said).not.toMatch(/For the office|Read out/);
    expect(sheet).toContain('For the office');
    const first = ['accepts', 'declines', 'registration number'].map((each) => sheet?.indexOf(each) ?? -1);
    expect(first).toEqual([...first].sort((a, b) => a - b));
    expect(Math.min(...first)).toBeGreaterThan(0);
  });

  test('while what was declared is looked at: still nothing of the child', () => {
    const paper = text(at('conflict-check'), 'c2');
    for (const unseen of [...identity, ...pack]) expect(paper).not.toContain(unseen);
  });

  test('after a clear conflict check: who the child is, and nothing of the pack', () => {
    const paper = text(at('under-review'), 'c2');
    for (const seen of [...identity, 'I have seen who the child is']) expect(paper).toContain(seen);
    for (const unseen of pack) expect(paper).not.toContain(unseen);
    expect(paper).not.toContain('Give the opinion');
  });

  test('after “no link”: the whole pack, and each question with room for the answer', () => {
    const state = reviewing(at('under-review'));
    const paper = text(state, 'c2');
    for (const seen of [...identity, ...pack, 'Answer 1 of', 'Limits of this opinion'])
      expect(paper).toContain(seen);
    expect(paper.includes('seek an external') || paper.includes('Seek an external')).toBe(
      each === 'critical-friend',
    );
    for (const unseen of ['Abernethy', 'Raghunathan']) expect(paper).not.toContain(unseen);
  });

  test('somebody else who is still asked sees no more than before, whatever the reviewer sees', () => {
    const paper = text(reviewing(at('under-review')), 'c1');
    for (const unseen of [...identity, ...pack]) expect(paper).not.toContain(unseen);
  });

  test.each(statuses)('in %s shows hostile text as text, whoever it is for', (status) => {
    const state = reviewing(caseIn(status, { kind: each, words: hostileWords }));
    for (const candidate of ['c1', 'c2']) {
      const document = printed(state, `invitation@${candidate}`);
      const isOver = (terminalStatuses as readonly string[]).includes(status);
      expect(document?.kind).toBe(isOver ? undefined : 'page');
      if (document?.kind === 'page') expect(dangersIn(document.html)).toEqual([]);
    }
  });
});

describe('who prints what a candidate is told', () => {
  const state = caseIn('inviting', { words: plainWords });
  const printers = (given: CaseState) =>
    Object.entries(people)
      .filter(([, id]) => printed(given, 'invitation@c1', id) !== undefined)
      .map(([role]) => role);

  test('the coordinator alone', () => {
    expect(printers(state)).toEqual(['coordinator']);
  });

  test('not where the coordinator asks the question, and not for somebody who is not asked', () => {
    expect(printers({ ...state, requester: people.coordinator })).not.toContain('coordinator');
    expect(printed(state, 'invitation@c3')).toBeUndefined();
    expect(printed(state, 'invitation@nobody')).toBeUndefined();
    expect(facts.directory.byId.size).toBeGreaterThan(0);
  });
});
