import type { CommandType } from '../../../src/domain/asked/commands';
import type { Status } from '../../../src/domain/case/stage';
import type { CaseState } from '../../../src/domain/case/state';
import { refusalBeforehand } from '../../../src/domain/decide/decide';
import { lookingRoles } from '../../../src/domain/process/people/who-sees';
import { lifecycle, type Role } from '../../../src/domain/process/tables/lifecycle';
import { caseCard } from '../../../src/views/cards/case-card';
import { formFor } from '../../../src/views/cards/forms/form-definitions';
import { chooseKindCard } from '../../../src/views/cards/other-cards/choose-kind-card';
import { aCommand } from '../../builders/core/a-command';
import { who } from '../../builders/core/people';
import { answer, caseOf, type Story } from '../../builders/core/play';
import { askedBesides } from '../../support/stories/asked-besides';
import { rareEndings } from '../../support/stories/rare-endings';
import { rareStories } from '../../support/stories/rare-stories';
import { shownStories } from '../../support/stories/shown-stories';
import { verbsIn } from '../forms/card-checks';

/**
 * Walks the lifecycle table: whatever somebody could give, a button on their card offers; and a button is on nobody
 * else's card. Whether they could is asked of the core, with a whole command; what is offered is read off the card.
 */

const usual = shownStories().filter(({ name }) => !name.includes('asked by') || !name.includes('in motion'));
const stories = [...usual, ...rareStories(), ...rareEndings(), ...askedBesides()];

/** Given by the clock, the post, or the shell alone: no card offers them. */
const systems: readonly CommandType[] = [
  'lapse',
  'take-in-duplicate',
  'note-other-request',
  'tell-others',
  'fall-due',
  'note-delivery',
];
const both = (types: readonly CommandType[], statuses: readonly Status[]) =>
  types.flatMap((type) => statuses.map((status) => [type, status] as const));
/**
 * Where the table lets the clinical lead decide and no case can be: the decision is owed from a conversation that came
 * late, so after the family step. A name is withheld of whoever holds the place or gave an opinion: before the conflict
 * check nobody does, and no story here has an opinion on a request that then goes to lead review or is upheld.
 */
const never: readonly (readonly [CommandType, Status])[] = [
  ...both(['proceed', 'uphold'], ['consultant-review', 'returned', 'family-step']),
  ...both(
    ['withhold-name', 'show-name-again'],
    ['consultant-review', 'returned', 'lead-review', 'family-step', 'preparing', 'inviting', 'upheld'],
  ),
];
const rows = Object.values(lifecycle).filter(({ command: type }) => !systems.includes(type));

/** A whole command as this person would give it. */
function whole(type: CommandType, state: CaseState, person: string) {
  const usual = aCommand(type)(state);
  const isOpinion = (seq: string) => state.opinions.some((each) => String(each.seq) === seq);
  const own = Object.keys(state.authors).find((seq) => state.authors[seq] === person && !isOpinion(seq));
  if (usual.type === 'correct-entry') return { ...usual, entry: Number(own ?? usual.entry) };
  // The clinical lead names a coordinator; where there is no lead, the coordinator names one.
  const lead = usual.type === 'name-stand-in' && person === who.coordinator;
  return lead ? { ...usual, role: 'clinical-lead' as const } : usual;
}

interface Seen {
  readonly story: string;
  readonly status: Status;
  readonly person: string;
  readonly roles: ReadonlySet<Role>;
  readonly offered: ReadonlySet<string>;
  readonly accepted: ReadonlySet<CommandType>;
  /** Offered, and yet the core would not take it. */
  readonly barred: readonly string[];
}

function look({ name, status, story, viewers }: ReturnType<typeof shownStories>[number]): readonly Seen[] {
  const state = caseOf(story);
  const outside = (person: string) => lookingRoles(state, story.facts, person, story.now).size === 0;
  const people = [...new Set(Object.values(viewers))];
  const [stranger] = people.filter(outside);
  return people
    .filter((person) => person === stranger || !outside(person))
    .map((person) => lookAs(name, status, story, person));
}

function lookAs(name: string, status: Status, story: Story, person: string): Seen {
  const state = caseOf(story);
  const { facts, now } = story;
  const card = caseCard({ state, facts, viewer: person, now, formId: 'f1', events: story.events });
  const offered = new Set(
    verbsIn(card)
      .filter((verb) => verb.startsWith('open:'))
      .map((verb) => verb.slice('open:'.length)),
  );
  const actor = { kind: 'person', id: person } as const;
  const plain = { actor, step: undefined, relay: undefined };
  const takes = (type: CommandType) => {
    if (type === 'submit') return false;
    const decision = answer(story, { by: person, gives: whole(type, state, person) });
    // Besides the gate's own, what only a take-over would allow has one button: take over.
    const takesOver = decision.ok && decision.events[0]?.type === 'taken-over' && type !== 'take-over';
    return decision.ok && !(takesOver && lifecycle[type].gate === 'no');
  };
  const accepted = rows.map(({ command: type }) => type).filter(takes);
  const candidates = new Map(state.candidates.map((each) => [each.id, each.person]));
  const barred = [...offered].filter((name) => {
    const [type = '', candidate] = name.split('@');
    const relay =
      candidate === undefined ? undefined : { person: candidates.get(candidate) ?? '', readBackAt: now };
    return refusalBeforehand(type as CommandType, { ...plain, relay }, state, facts, now) !== undefined;
  });
  const roles = lookingRoles(state, facts, person, now);
  return { story: name, status, person, roles, offered, accepted: new Set(accepted), barred };
}

const seen = stories.flatMap(look);

test('whatever somebody could give, a button on their card offers', () => {
  const missing = seen.flatMap(({ story, person, roles, offered, accepted }) =>
    [...accepted]
      .filter((type) => !offered.has(type))
      .map((type) => `${type} by ${[...roles].join(', ')} (${person.slice(-3)}) in ${story}`),
  );
  expect(missing).toEqual([]);
});

test('a button is on nobody else’s card', () => {
  const wrong = seen.flatMap(({ story, roles, barred }) =>
    barred.map((name) => `${name} for ${[...roles].join(', ')} in ${story}`),
  );
  expect(wrong).toEqual([]);
});

describe('by the table', () => {
  test('every command has a form, and every role that may give it is offered it somewhere', () => {
    const missing = rows
      .filter(({ command: type }) => type !== 'submit')
      .flatMap(({ command: type, by }) => [
        ...(formFor(type) === undefined ? [`${type} has no form`] : []),
        ...by
          .filter((role) => role !== 'system')
          .filter((role) => !seen.some(({ roles, offered }) => roles.has(role) && offered.has(type)))
          .map((role) => `${type} is never offered to the ${role}`),
      ]);
    expect(missing).toEqual([]);
  });

  test('in every status from which it may be given it is offered to somebody', () => {
    const missing = rows.flatMap(({ command: type, from }) =>
      from === 'nothing'
        ? []
        : from
            .filter((status) => !never.some(([one, where]) => one === type && where === status))
            .filter((status) => !seen.some((each) => each.status === status && each.offered.has(type)))
            .map((status) => `${type} in ${status}`),
    );
    expect(missing).toEqual([]);
  });

  test('a request is begun from the card that asks which kind', () => {
    expect(verbsIn(chooseKindCard())).toEqual(
      expect.arrayContaining(['new:critical-friend', 'new:external-second-opinion']),
    );
    expect(formFor('submit')).toBeDefined();
  });

  test.each(systems)('%s is given by the system alone', (type) => {
    expect(lifecycle[type].by).toEqual(['system']);
    expect(formFor(type)).toBeUndefined();
  });
});

afterAll(() => {
  const offers = seen.reduce((sum, { offered }) => sum + offered.size, 0);
  console.info(
    `every command has its button: ${seen.length} cards of ${stories.length} cases, ${offers} buttons`,
  );
});
