import type { PersonId } from '../../../src/domain/case/ids';
import type { CaseState } from '../../../src/domain/case/state';
import { glossary } from '../../../src/domain/process/tables/glossary';
import { caseCard, type DeliveryRow, type Side } from '../../../src/views/cards/case-card';
import type {
  FieldErrors,
  FormCommand,
  FormContext,
  FormDefinition,
  Values,
} from '../../../src/views/cards/forms/field';
import { formFor } from '../../../src/views/cards/forms/form-definitions';
import { readForm } from '../../../src/views/cards/forms/reading/read-form';
import { formCard } from '../../../src/views/cards/forms/showing/form-card';
import { previewBlocks, previewParts } from '../../../src/views/cards/forms/showing/preview-blocks';
import { previewCard } from '../../../src/views/cards/forms/showing/preview-card';
import { messageCard, nothingCard } from '../../../src/views/cards/message-card';
import type { AdaptiveCard } from '../../../src/views/cards/model/render-template';
import { offers } from '../../../src/views/cards/offers';
import { chooseKindCard } from '../../../src/views/cards/other-cards/choose-kind-card';
import { foldedCard } from '../../../src/views/cards/other-cards/folded-card';
import { glossaryCard } from '../../../src/views/cards/other-cards/glossary-card';
import { helpCard, unknownMessageCard, welcomeCard } from '../../../src/views/cards/other-cards/help-card';
import { holdReasonCard } from '../../../src/views/cards/other-cards/hold-reason-card';
import { myRequestsCard } from '../../../src/views/cards/other-cards/my-requests-card';
import { keptWorkCard, partOverCard } from '../../../src/views/cards/other-cards/part-over-card';
import { shortCard } from '../../../src/views/cards/other-cards/short-card';
import { openSides } from '../../../src/views/cards/sides/sides';
import { lookFrom } from '../../../src/views/viewpoint';
import { caseOf } from '../../builders/core/play';
import type { ShownStory } from './shown-stories';

/** A card that somebody can come to see, and how they come to see it. */
export interface ShownCard {
  readonly name: string;
  readonly card: AdaptiveCard;
  /** The messages that must stand on it. */
  readonly errors?: readonly string[];
}

const formId = 'f0a1b2c3';
/** People reach the bot's pages, as they mostly do. */
const web = { printing: true, tabApp: '5b1d7c2e-8f3a-4d6b-9c0e-2a4f6b8d0c1e' };

function rowsFor(people: readonly PersonId[], since: string): readonly DeliveryRow[] {
  const standings = ['waiting', 'sending', 'delivered', 'seen', 'failed', 'unknown'] as const;
  return people.slice(0, standings.length).map((person, index) => ({
    person,
    standing: standings[index] ?? 'waiting',
    failure: standings[index] === 'failed' ? 'not-installed' : undefined,
    since,
    wantedVersion: 2,
    shownVersion: 1,
  }));
}

/** The case as this person sees it; the same case with other words in it where `reworded` changes them. */
export function caseItself(
  shown: ShownStory,
  role: string,
  reworded: (state: CaseState) => CaseState = (state) => state,
): ShownCard {
  const input = inputFor(shown, role);
  return {
    name: `${shown.name} for the ${role}`,
    card: caseCard({ ...input, state: reworded(input.state) }),
  };
}

function inputFor({ story, viewers }: ShownStory, role: string) {
  const { facts, now, events } = story;
  const rows = rowsFor(Object.values(viewers), now);
  return { state: caseOf(story), facts, viewer: viewers[role] ?? '', now, formId, events, rows, web };
}

/** Every page of every side that this person may open, and the reason for a hold where they ask for it. */
export function sideCards(shown: ShownStory, role: string): readonly ShownCard[] {
  const input = inputFor(shown, role);
  const view = lookFrom(input.state, input.facts, input.viewer, input.now);
  const sides = openSides(view).flatMap((side: Side) =>
    pagesFrom((page) => caseCard({ ...input, side, page }), `show:${side}:`).map((card, index) => ({
      name: `${side} ${index + 1} of ${shown.name} for the ${role}`,
      card,
    })),
  );
  const short = { name: `short of ${shown.name} for the ${role}`, card: shortCard(input) };
  const reason = { name: `hold reason of ${shown.name} for the ${role}`, card: holdReasonCard(view) };
  const old = { name: `old copy of ${shown.name} for the ${role}`, card: foldedCard(input) };
  const every = [...sides, short, old];
  return input.state.hold === undefined ? every : [...every, reason];
}

/** One of all those who see the same of this case: their sides differ in nothing. */
export function differentViewers({ story, viewers }: ShownStory): readonly string[] {
  const state = caseOf(story);
  const seen = new Map<string, string>();
  for (const [role, person] of Object.entries(viewers)) {
    const view = lookFrom(state, story.facts, person, story.now);
    const sees = [...view.sees, ...openSides(view)].sort().join(' ');
    if (!seen.has(sees)) seen.set(sees, role);
  }
  return [...seen.values()];
}

/** Turns pages for as long as a card offers the next one. */
function pagesFrom(make: (page: number) => AdaptiveCard, verb: string): readonly AdaptiveCard[] {
  const cards: AdaptiveCard[] = [];
  for (let page = 1; page < 60; page += 1) {
    const card = make(page);
    cards.push(card);
    if (!JSON.stringify(card).includes(`"${verb}${page + 1}"`)) break;
  }
  return cards;
}

/** The commands that the case offers to this person. */
export function offeredTo({ story, viewers }: ShownStory, role: string): readonly FormCommand[] {
  return offers(caseOf(story), story.facts, viewers[role] ?? '', story.now)
    .map(({ command }) => command)
    .filter((command): command is FormCommand => formFor(command) !== undefined);
}

/** The form of a command as the case offers it: every page as it opens, and every page that was sent off empty. */
export function offeredForm(shown: ShownStory, role: string, command: FormCommand): readonly ShownCard[] {
  const definition = formFor(command);
  if (definition === undefined) throw new Error(`There is no form for ${command}`);
  const { story, viewers, name } = shown;
  const context: FormContext = {
    state: caseOf(story),
    facts: story.facts,
    viewer: viewers[role] ?? '',
    now: story.now,
    values: {},
    history: story.events,
  };
  const values = definition.initial(context);
  return formCards(definition, { ...context, values }, `${command} by the ${role} of ${name}`);
}

/** Every page of a form twice, with the values given and with the messages for leaving all of it empty; and its preview. */
export function formCards(
  definition: FormDefinition,
  context: FormContext,
  name: string,
): readonly ShownCard[] {
  const blank: Values = Object.fromEntries(
    ['kind', 'correction.part', 'debt', 'entry'].flatMap((path) =>
      context.values[path] === undefined ? [] : [[path, context.values[path]]],
    ),
  );
  const reading = readForm(definition, context, blank);
  const frame = { formId, step: context.state?.step, ref: context.state?.ref };
  const page = (id: string, values: Values, errors: FieldErrors = {}) =>
    formCard({ definition, context, page: id, values, errors, ...frame });
  const filled = definition.pages(context).map(({ id }) => ({
    name: `${id} of ${name}`,
    card: page(id, context.values),
  }));
  const errors = reading.ok ? {} : reading.errors;
  const empty = definition.pages({ ...context, values: blank }).map(({ id, fields }) => ({
    name: `${id}, left empty, of ${name}`,
    card: page(id, blank, errors),
    errors: ['', ...fields.map(({ path }) => path)]
      .map((path) => errors[path] ?? '')
      .filter((each) => each !== ''),
  }));
  return [...filled, ...empty, ...(definition.preview ? previews(definition, context, name) : [])];
}

function previews(definition: FormDefinition, context: FormContext, name: string): readonly ShownCard[] {
  const { values } = context;
  const parts = previewParts(previewBlocks(definition.pages(context), values, {})).length;
  const frame = { formId, step: context.state?.step, ref: context.state?.ref };
  return Array.from({ length: parts }, (_, index) => ({
    name: `preview ${index + 1} of ${name}`,
    card: previewCard({ definition, context, page: `preview-${index + 1}`, values, ...frame }),
  }));
}

/** The list of everything somebody has a role on, begun forms among it. */
export function listCards(stories: readonly ShownStory[], role: string, who: PersonId): readonly ShownCard[] {
  const items = stories.map(({ story }) => ({ state: caseOf(story), facts: story.facts }));
  const now =
    stories
      .map(({ story }) => story.now)
      .sort()
      .at(-1) ?? '';
  const drafts = [
    { about: 'new', command: 'submit', savedAt: now, endsAt: now },
    { about: 'K7M4-RQX3', command: 'approve', savedAt: now, endsAt: now },
  ];
  return pagesFrom((page) => myRequestsCard({ items, viewer: who, now, drafts, page }), 'list:mine:').map(
    (card, index) => ({ name: `requests ${index + 1} of the ${role}`, card }),
  );
}

const kept = { command: 'give-opinion', endsAt: '2027-02-10T09:00:00.000Z' };

/** Cards that belong to no case. */
export function freeCards(): readonly ShownCard[] {
  return [
    { name: 'welcome', card: welcomeCard() },
    { name: 'help', card: helpCard() },
    { name: 'unknown message', card: unknownMessageCard() },
    { name: 'which kind', card: chooseKindCard() },
    { name: 'nothing', card: nothingCard() },
    {
      name: 'part over',
      card: partOverCard('Over', { ref: 'K7M4-RQX3', why: 'It is over.', kept: [kept] }),
    },
    {
      name: 'kept work',
      card: keptWorkCard('K7M4-RQX3', kept, [{ label: 'The answer', text: 'As typed.' }], 1),
    },
    {
      name: 'refusal',
      card: messageCard({ title: 'Not now', text: 'Somebody has answered.', tone: 'attention' }),
    },
    { name: 'glossary', card: glossaryCard() },
    { name: 'glossary, unknown term', card: glossaryCard('no such term') },
    ...glossary.map(({ term }) => ({ name: `glossary: ${term}`, card: glossaryCard(term) })),
    ...['', 'no-page'].map((page) => ({
      name: `no requests ${page}`,
      card: myRequestsCard({ items: [], viewer: 'nobody', now: '2027-01-11T09:00:00.000Z' }),
    })),
  ];
}
