import { kind } from '../../src/domain/case/stored/request';
import { formDefinitions } from '../../src/views/cards/forms/form-definitions';
import { theFacts, who } from '../builders/core/people';
import { caseOf } from '../builders/core/play';
import { schemaFindings } from '../support/card-schema';
import { thorough } from '../support/run/thorough';
import { begunValues } from '../support/stories/begun-request';
import {
  caseItself,
  differentViewers,
  formCards,
  freeCards,
  listCards,
  offeredForm,
  offeredTo,
  type ShownCard,
  sideCards,
} from '../support/stories/shown-cards';
import { type ShownStory, shownStories } from '../support/stories/shown-stories';
import { bytes, inputsIn, libraryEvents, nodesIn, runsIn, typeOf } from './forms/card-checks';

const stories = shownStories();
/** The sides and forms of a case that the named consultant asked for are those of any other, with one person less. */
const repeats = ({ name }: ShownStory) => !thorough && name.includes('asked by the named consultant');
let looked = 0;
/** What was found on a card of this text: the same card is in many cases, and is looked at once. */
const known = new Map<string, readonly string[]>();

function soundness(card: ShownCard['card'], text: string): readonly string[] {
  const before = known.get(text);
  if (before !== undefined) return before;
  const found = [...schemaFindings(card), ...libraryEvents(card)];
  known.set(text, found);
  return found;
}

/** One line for each thing that is wrong with a card; none for a good one. */
function faults({ name, card, errors = [] }: ShownCard): readonly string[] {
  looked += 1;
  const text = JSON.stringify(card);
  const runs = errors.length === 0 ? [] : runsIn(card);
  const primary = nodesIn(card['body']).filter((node) => node['style'] === 'positive').length;
  return [
    ...soundness(card, text),
    ...(card.version === '1.5' ? [] : ['is not of version 1.5']),
    ...(/\S/.test(String(card['speak'] ?? '')) ? [] : ['says nothing to a screen reader']),
    ...(bytes(card) < 28_000 ? [] : [`takes ${bytes(card)} bytes`]),
    ...(text.includes('${') ? ['was left with a placeholder'] : []),
    ...(primary <= 1 || name.startsWith('requests') ? [] : [`has ${primary} primary buttons`]),
    ...inputsIn(card).flatMap(inputFaults),
    ...errors.filter((message) => !runs.includes(message)).map((message) => `does not say “${message}”`),
  ].map((fault) => `${name}: ${fault}`);
}

function inputFaults(input: Readonly<Record<string, unknown>>): readonly string[] {
  const id = String(input['id'] ?? '');
  return ['label', 'errorMessage', 'id']
    .filter((key) => !/\S/.test(String(input[key] ?? '')))
    .map((key) => `${typeOf(input)} ${id} has no ${key}`);
}

afterAll(() =>
  console.log(`${looked} cards of ${stories.length} cases looked at, ${known.size} of them different`),
);

test('there is a case of each kind in every status it can pass', () => {
  for (const each of kind.options) {
    const reached = new Set(stories.filter((story) => story.kind === each).map(({ status }) => status));
    expect(reached.size).toBeGreaterThanOrEqual(each === 'critical-friend' ? 13 : 18);
  }
});

describe.each(kind.options)('of a %s', (each) => {
  const own = stories.filter((story) => story.kind === each);

  test('every card and side is sound, for everybody in every status', () => {
    const found = own.flatMap((story) =>
      [
        ...Object.keys(story.viewers).map((role) => caseItself(story, role)),
        ...(repeats(story) ? [] : differentViewers(story).flatMap((role) => sideCards(story, role))),
      ].flatMap(faults),
    );
    expect(found).toEqual([]);
  }, 120_000);

  test('every form is sound for whoever is offered it, as it opens and sent off empty', () => {
    const seen = new Set<string>();
    const found = own
      .filter((story) => !repeats(story))
      .flatMap((story) =>
        Object.keys(story.viewers).flatMap((role) =>
          offeredTo(story, role).flatMap((command) => {
            const once = `${story.name} ${command}`;
            if (seen.has(once)) return [];
            seen.add(once);
            return offeredForm(story, role, command).flatMap(faults);
          }),
        ),
      );
    expect(found).toEqual([]);
    expect(new Set([...seen].map((once) => once.split(' ').at(-1))).size).toBeGreaterThan(40);
  }, 120_000);

  test('the intake and its preview are sound, empty and filled', () => {
    const context = { facts: theFacts, viewer: who.oncologyDoctor, now: '2027-01-11T09:00:00.000Z' };
    const cards = [begunValues(each), { kind: each }].flatMap((values) =>
      formCards(formDefinitions.submit, { ...context, values }, `request ${Object.keys(values).length}`),
    );
    expect(cards.flatMap(faults)).toEqual([]);
    expect(cards.length).toBeGreaterThan(30);
  });

  test('the list of requests is sound for everybody', () => {
    const roles = Object.entries(own[0]?.viewers ?? {});
    const quiet = own.filter(({ name }) => !name.includes('in motion'));
    const cards = roles.flatMap(([role, person]) => listCards(quiet, role, person));
    expect(cards.flatMap(faults)).toEqual([]);
    expect(own.every(({ story }) => caseOf(story).kind === each)).toBe(true);
  });
});

test('cards that belong to no case are sound', () => {
  expect(freeCards().flatMap(faults)).toEqual([]);
});
