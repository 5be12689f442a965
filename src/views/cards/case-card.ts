import type { CommandType } from '../../domain/asked/commands';
import type { Instant, PersonId } from '../../domain/case/ids';
import type { CaseState } from '../../domain/case/state';
import type { CaseEvent } from '../../domain/case/stored/events';
import type { Facts } from '../../domain/process/open/facts';
import { needsTest, openTest } from '../../domain/process/open/plan-tests';
import { matchesSeen } from '../../domain/process/people/who-sees';
import { lifecycle } from '../../domain/process/tables/lifecycle';
import { printTexts } from '../print/print-texts';
import { accountKinds, mayPrint, toRelay } from '../print/print-what';
import { isOnlyCandidate, lookFrom, type Viewpoint } from '../viewpoint';
import { shortName } from '../words/short-name';
import { texts } from '../words/texts';
import { type Arranged, arrange, type Button, type ButtonGroup } from './buttons';
import { invitation } from './invitation-sections';
import { levels } from './level';
import { type Section, subtle, typed } from './lines';
import { nothingCard } from './message-card';
import { lineModels, rowModels, sectionModel } from './model/models';
import { type AdaptiveCard, renderTemplate } from './model/render-template';
import { offersFrom } from './offers';
import { printButton, withInvitations } from './other-cards/print-card';
import { aboutLine, overview } from './overview';
import { intoPages } from './pages';
import { isReadFirst, onceRead, readFirst } from './read-first';
import { relayInSight, relayOffers } from './relay-offers';
import type { DeliveryRow } from './sides/delivery-side';
import { openSides, type Side, sides } from './sides/sides';
import { tabLink } from './tab-link';
import { toRingAbout } from './waiting/unanswered-lines';

export type { DeliveryRow, Side };

export interface Notice {
  readonly tone: 'good' | 'attention';
  readonly text: string;
}

export interface CaseCardInput {
  readonly state: CaseState;
  readonly facts: Facts;
  readonly viewer: PersonId;
  readonly now: Instant;
  /** Minted at rendering; every button carries it. */
  readonly formId: string;
  /** What the ledger knows, for the side "delivery". */
  readonly rows?: readonly DeliveryRow[];
  readonly side?: Side;
  /** Page of that side, from 1; one that is not there becomes the nearest. */
  readonly page?: number;
  /** The side from which somebody comes back to the case: they have opened it. */
  readonly after?: Side;
  /** The history, for the sides "history" and "record" and for the latest change. */
  readonly events?: readonly CaseEvent[];
  readonly notice?: Notice;
  /** Commands for which this person has a form begun. */
  readonly drafts?: readonly string[];
  /** Which of the bot's own pages people reach; left out: none. */
  readonly web?: WebPages;
}

/** The bot's own pages on the web, where there is an address under which people reach them. */
export interface WebPages {
  /** Whether pages can be opened to print. */
  readonly printing: boolean;
  /** The id in Teams' catalogue of the app whose tab shows the case; undefined where there is no tab. */
  readonly tabApp: string | undefined;
}

/** Bytes that an overview may take before it is made again with less of each text. */
const overviewBudget = 26_000;

/**
 * The case as this person sees it now, with exactly the buttons for what they may do: a pure function of case and viewer
 * (process page I7, I8, I10). A side that they may not open becomes the case itself; somebody who may see nothing gets
 * a card that says nothing. Always under 28 KB.
 */
export function caseCard(input: CaseCardInput): AdaptiveCard {
  const view = lookFrom(input.state, input.facts, input.viewer, input.now);
  if (view.sees.size === 0) return nothingCard();
  const side = input.side ?? 'case';
  if (side !== 'case' && openSides(view).includes(side)) return sideCard(input, view, side);
  return caseItself(input, view);
}

function caseItself(input: CaseCardInput, view: Viewpoint): AdaptiveCard {
  const { events } = input;
  const { visible, more } = arranged(input, view);
  const buttons = readFirst(visible, {
    open: openSides(view),
    opened: input.after,
    begun: input.drafts ?? [],
    show: (side, title) => showButton(input, side, title),
  });
  const look = openSides(view)
    .filter((name) => !buttons.some(({ verb }) => verb === `show:${name}`))
    .map((name) => showButton(input, name, texts.sides[name]));
  const groups = withInvitations(more, texts.moreGroups.relay, invitationButtons(input, view));
  const answers = buttons.length > 0;
  let card: AdaptiveCard | undefined;
  for (const level of levels) {
    const { above, below } = isOnlyCandidate(view)
      ? invitation(view)
      : overview(view, level, { answers, events });
    const linked = linkedButton(input, view);
    card = layOut(input, view, { sections: above, buttons, below, ways: linked, groups, look });
    if (Buffer.byteLength(JSON.stringify(card), 'utf8') <= overviewBudget) break;
  }
  return card ?? nothingCard();
}

function arranged({ formId, drafts = [] }: CaseCardInput, view: Viewpoint): Arranged {
  const relayed = relayOffers(view);
  return arrange(
    offersFrom(view),
    { all: relayed, inSight: relayInSight(view, relayed) },
    { ref: view.state.ref, formId, drafts, raised: raisedBy(view) },
  );
}

/**
 * The coordinator is shown a match, with the button to join at hand; whoever is to ring, the one to note the call; and whoever
 * records the outcome, how the plan is tested, where that is still wanting.
 */
function raisedBy(view: Viewpoint): readonly CommandType[] {
  const { state, roles } = view;
  const found = roles.has('coordinator') && matchesSeen(state, roles).length > 0;
  return [
    ...(found ? (['join-duplicate'] as const) : []),
    ...(state.stage.status === 'outcome' && needsTest(state)
      ? ([openTest(state) === undefined ? 'ask-tester' : 'record-test'] as const)
      : []),
    ...(toRingAbout(view).length > 0 ? (['record-call'] as const) : []),
  ];
}

/** To the linked request that was started here last: its form while it is not sent, then the request itself. */
function linkedButton({ formId }: CaseCardInput, { state, roles }: Viewpoint): readonly Button[] {
  const link = state.linkedTo.at(-1);
  if (link === undefined || state.stage.status === 'closed-death') return [];
  if (!lifecycle['start-linked-request'].by.some((role) => roles.has(role))) return [];
  const data = { case: link.ref, form: formId };
  return [{ title: `Linked request ${link.ref}`, verb: 'open:submit', style: 'default', data }];
}

function sideCard(input: CaseCardInput, view: Viewpoint, side: Exclude<Side, 'case'>): AdaptiveCard {
  const { events = [], rows = [] } = input;
  const pages = intoPages(sides[side].sections({ view, events, rows }));
  const page = Math.min(Math.max(1, Math.trunc(input.page ?? 1)), pages.length);
  const turn = (to: number, title: string) =>
    to < 1 || to > pages.length ? [] : [showButton(input, to === 1 ? side : `${side}:${to}`, title)];
  const where: Section = {
    title: texts.sides[side],
    tone: 'default',
    lines: pages.length === 1 ? [] : [subtle(`Page ${page} of ${pages.length}`)],
  };
  const buttons = [
    ...turn(page + 1, 'Next page'),
    ...(page === pages.length ? onceRead(side, arranged(input, view).visible) : []),
    ...turn(page - 1, 'Page before'),
    ...printButtons(input, view, side),
    showButton(input, isReadFirst(side) ? `case:1:${side}` : 'case', texts.sides.case),
  ];
  const look = openSides(view)
    .filter((name) => name !== side)
    .map((name) => showButton(input, name, texts.sides[name]));
  const shown = (pages[page - 1] ?? []).map((each, index) => untitled(each, index === 0 ? where.title : ''));
  return layOut(input, view, { sections: [where, ...shown], buttons, below: [], ways: [], groups: [], look });
}

/** A section that would only repeat the title above it goes without one. */
function untitled(section: Section, above: string): Section {
  return section.title === above ? { ...section, title: '' } : section;
}

function showButton(input: CaseCardInput, what: string, title: string): Button {
  return { title, verb: `show:${what}`, style: 'default', data: dataOf(input) };
}

const dataOf = ({ state, formId }: CaseCardInput): Button['data'] => ({
  case: state.ref,
  step: String(state.step),
  form: formId,
});

/** What of this side can be opened as a page to print. */
function printButtons(input: CaseCardInput, view: Viewpoint, side: Side): readonly Button[] {
  const kinds =
    side === 'account'
      ? [...accountKinds, 'account-child' as const]
      : side === 'record'
        ? (['record', 'record-json'] as const)
        : [];
  return kinds
    .filter((kind) => input.web?.printing === true && mayPrint(view, { kind }))
    .map((kind) => printButton({ kind }, dataOf(input)));
}

/** For each person whom the coordinator enters answers for: what they are to be told, on paper (process page §7). */
function invitationButtons(input: CaseCardInput, view: Viewpoint): readonly Button[] {
  if (input.web?.printing !== true) return [];
  const names = view.state.candidates.map((each) => each.name);
  const taken = printTexts.buttons.invitation.replace('{name}', '').length;
  return toRelay(view).map(({ id, name }) =>
    printButton({ kind: 'invitation', candidate: id }, dataOf(input), shortName(name, taken, names)),
  );
}

/** What is on the card, from top to bottom. */
interface Laid {
  readonly sections: readonly Section[];
  readonly buttons: readonly Button[];
  readonly below: readonly Section[];
  /** Ways to somewhere else, which answer nothing. */
  readonly ways: readonly Button[];
  readonly groups: readonly ButtonGroup[];
  readonly look: readonly Button[];
}

function layOut({ notice, web }: CaseCardInput, view: Viewpoint, laid: Laid): AdaptiveCard {
  const { ref } = view.state;
  const { sections, buttons, below, ways, groups, look } = laid;
  const hasTab = web?.tabApp !== undefined;
  return renderTemplate('case', {
    heading: `Request ${ref}`,
    about: aboutLine(view),
    hasNotice: notice !== undefined,
    noticeTone: notice?.tone ?? 'good',
    notice: lineModels(notice === undefined ? [] : typed(notice.text, 600)),
    sections: sections.map(sectionModel),
    rows: rowModels(buttons),
    below: below.map(sectionModel),
    ways: rowModels(ways),
    hasMore: groups.length > 0,
    groups: groups.map(({ title, buttons: own }) => ({ title, rows: rowModels(own) })),
    hasLook: look.length > 0,
    hasTab,
    tab: hasTab ? tabLink(web.tabApp, ref) : '',
    look: rowModels(look),
  });
}
