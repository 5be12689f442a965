import type { Status } from '../../../src/domain/case/stage';
import { casePage } from '../../../src/views/tab/case-page';
import { offeredCommands } from '../../../src/views/tab/offered-commands';
import { lookFrom } from '../../../src/views/viewpoint';
import { facts, now, people } from '../../builders/case-people';
import { caseIn } from '../../builders/case-state';

/** What is in sight on the page of a request for whoever it waits for: written by hand, not read off the code. */
type Someone = keyof typeof people;

const offered = (status: Status, someone: Someone) =>
  offeredCommands(lookFrom(caseIn(status), facts, people[someone], now), []);
const inSight = (status: Status, someone: Someone) =>
  offered(status, someone)
    .filter(({ answers }) => answers)
    .map(({ name }) => name);
const filled = (status: Status, someone: Someone) =>
  offered(status, someone)
    .filter((each) => each.filled)
    .map(({ name }) => name);

describe('the answers of the step that waits for somebody', () => {
  test.each([
    ['consultant-review', 'named-consultant', ['approve', 'ask-for-changes', 'object']],
    ['returned', 'requester', ['revise', 'stand-by']],
    ['lead-review', 'clinical-lead', ['proceed', 'uphold']],
    ['inviting', 'candidate', ['accept', 'decline']],
    ['conflict-check', 'clinical-lead', ['clear-conflict', 'refuse-conflict', 'release']],
    ['under-review', 'reviewer', ['confirm-no-link', 'stand-down']],
  ] as const)('%s: all of them stand together, and none is filled', (status, someone, names) => {
    expect(inSight(status, someone)).toEqual(names);
    expect(filled(status, someone)).toEqual([]);
  });

  test.each([
    ['family-step', 'advocate', 'record-family-conversation'],
    ['preparing', 'coordinator', 'complete-pack'],
    ['opinion-given', 'named-consultant', 'acknowledge'],
    ['closing', 'coordinator', 'confirm-record'],
  ] as const)('%s: what there is no other answer to is filled', (status, someone, name) => {
    expect(inSight(status, someone)[0]).toBe(name);
    expect(filled(status, someone)).toEqual([name]);
  });

  test('nothing is in sight for whom nothing waits', () => {
    expect(inSight('consultant-review', 'requester')).toEqual([]);
    expect(inSight('inviting', 'coordinator')).toEqual([]);
  });

  test('a death, a hold and a withdrawal stand apart, and never among the answers', () => {
    const graveOf = (status: Status, someone: Someone) =>
      offered(status, someone)
        .filter(({ grave }) => grave)
        .map(({ name, answers }) => [name, answers]);
    expect(graveOf('consultant-review', 'named-consultant').sort()).toEqual([
      ['hold', false],
      ['record-death', false],
      ['withdraw', false],
    ]);
    expect(graveOf('returned', 'requester')).toEqual([['withdraw', false]]);
  });
});

describe('what the open step is about', () => {
  const pageFor = (status: Status, someone: Someone) =>
    casePage({
      view: lookFrom(caseIn(status), facts, people[someone], now),
      events: [],
      rows: [],
      drafts: [],
      printing: false,
    });
  const words = (lines: readonly { readonly runs: readonly { readonly text: string }[] }[] = []) =>
    lines.map(({ runs }) => runs.map(({ text }) => text).join(''));

  test('is before the answers, in short, and what follows after them', () => {
    const page = pageFor('consultant-review', 'named-consultant');
    expect(page?.gist.map(({ title }) => title)).toEqual(['What is asked']);
    expect(words(page?.gist[0]?.lines).join('\n').length).toBeLessThan(160);
    expect(words(page?.standing)).toEqual([
      'Approve, ask for changes or object',
      expect.stringMatching(/^Since /),
    ]);
    expect(words(page?.follows)[0]).toMatch(/^After that: /);
  });

  test('is not told apart for whom nothing waits; and who was only asked reads of the child nothing there', () => {
    const requester = pageFor('consultant-review', 'requester');
    expect([requester?.gist, requester?.follows]).toEqual([[], []]);
    const asked = pageFor('inviting', 'candidate');
    expect(asked?.gist.map(({ title }) => title)).toEqual(['What you are asked']);
    expect(JSON.stringify(asked?.gist)).not.toMatch(/Which|initials|Child/);
  });
});
