import type { Instant, PersonId } from '../../domain/case/ids';
import { type CaseState, isTerminal } from '../../domain/case/state';
import type { Facts } from '../../domain/process/people-on-case';
import { texts } from '../texts';
import { isOnlyCandidate, lookFrom, type Viewpoint } from '../viewpoint';
import { sayDate, sayInstant } from '../when';
import type { Button } from './buttons';
import { bold, fact, type Line, plain, type Tone } from './lines';
import { freeButton } from './message-card';
import { buttonModel, lineModels, rowModels } from './models';
import { type AdaptiveCard, renderTemplate } from './render-template';
import { waitsFor } from './waits-for';
import { waitsForMe } from './waits-for-me';

export interface RequestItem {
  readonly state: CaseState;
  readonly facts: Facts;
}

/** A form this person has begun and not sent. */
export interface BegunForm {
  /** The case it is about, or `new`. */
  readonly about: string;
  readonly command: string;
  readonly savedAt: Instant;
}

export interface MyRequestsInput {
  readonly items: readonly RequestItem[];
  readonly viewer: PersonId;
  readonly now: Instant;
  readonly drafts?: readonly BegunForm[];
  readonly formId?: string;
  /** From 1; one that is not there becomes the nearest. */
  readonly page?: number;
}

const perPage = 8;

interface Row {
  readonly group: 0 | 1 | 2;
  readonly since: string;
  readonly tone: Tone;
  readonly lines: readonly Line[];
  readonly buttons: readonly Button[];
}

const groupTitles = ['Waits for you', 'You wait for', 'Over'] as const;

/**
 * Everything this person has a role on: what waits for them first, longest first, then what they wait for, then what is
 * over. Cases that they may see nothing of are left out. Pages of eight.
 */
export function myRequestsCard(input: MyRequestsInput): AdaptiveCard {
  const rows = [...input.items.flatMap((item) => rowFor(item, input)), ...newDraftRows(input)].sort(
    (a, b) => a.group - b.group || (a.since < b.since ? -1 : Number(a.since > b.since)),
  );
  const pages = Math.max(1, Math.ceil(rows.length / perPage));
  const page = Math.min(Math.max(1, Math.trunc(input.page ?? 1)), pages);
  const shown = rows.slice((page - 1) * perPage, page * perPage);
  const groups = groupTitles.map((title, group) => ({
    title,
    rows: shown.filter((row) => row.group === group),
  }));
  return renderTemplate('requests', {
    heading: 'My requests',
    about: about(rows, page, pages),
    groups: groups
      .filter((each) => each.rows.length > 0)
      .map(({ title, rows: own }) => ({
        title,
        rows: own.map(({ tone, lines, buttons }) => ({
          tone,
          lines: lineModels(lines),
          buttons: buttons.map(buttonModel),
        })),
      })),
    bottom: rowModels(bottomButtons(page, pages)),
  });
}

function about(rows: readonly Row[], page: number, pages: number): string {
  if (rows.length === 0) return 'You have no requests yet.';
  const waiting = rows.filter((row) => row.group === 0).length;
  const words =
    waiting === 0
      ? 'Nothing waits for you.'
      : waiting === 1
        ? 'One waits for you.'
        : `${waiting} wait for you.`;
  return pages === 1 ? words : `${words} Page ${page} of ${pages}.`;
}

function bottomButtons(page: number, pages: number): readonly Button[] {
  return [
    ...(page < pages ? [freeButton('Next page', `list:mine:${page + 1}`)] : []),
    ...(page > 1 ? [freeButton('Page before', page === 2 ? 'list:mine' : `list:mine:${page - 1}`)] : []),
    freeButton('Help', 'help'),
  ];
}

function withForm(data: Readonly<Record<string, string>>, formId: string | undefined) {
  return formId === undefined ? data : { ...data, form: formId };
}

function rowFor(
  { state, facts }: RequestItem,
  { viewer, now, formId, drafts = [] }: MyRequestsInput,
): readonly Row[] {
  const view = lookFrom(state, facts, viewer, now);
  if (view.sees.size === 0) return [];
  const candidate = isOnlyCandidate(view);
  const mine = waitsForMe(view);
  const begun = drafts.filter((each) => each.about === state.ref);
  const button: Button = {
    title: `Open ${state.ref}`,
    verb: 'show:case',
    style: mine ? 'positive' : 'default',
    data: withForm({ case: state.ref }, formId),
  };
  return [
    {
      group: mine ? 0 : isTerminal(state) ? 2 : 1,
      since: state.gateSince,
      tone: mine ? 'accent' : 'default',
      lines: [...(candidate ? candidateLines(view, mine) : caseLines(view)), ...begun.map(begunLine)],
      buttons: [button],
    },
  ];
}

function caseLines(view: Viewpoint): readonly Line[] {
  const { state, sees } = view;
  const { urgency, neededBy } = state.request.question;
  const child = sees.has('identity') ? ` · ${state.request.child.initials}` : '';
  return [
    bold(`${state.ref}${child}`),
    plain(
      `${texts.statuses[state.stage.status]} · ${texts.urgencies[urgency]}, needed by ${sayDate(neededBy)}`,
    ),
    fact('Waits for', waitsFor(view).words),
  ];
}

function candidateLines({ state }: Viewpoint, mine: boolean): readonly Line[] {
  const { urgency, neededBy } = state.request.question;
  const words = mine ? texts.candidateStandings.invited : texts.candidateStandings.over;
  return [bold(state.ref), plain(`${words} · ${texts.urgencies[urgency]}, needed by ${sayDate(neededBy)}`)];
}

const begunLine = ({ command, savedAt }: BegunForm): Line =>
  fact('Begun, not sent', `${commandWords(command)}, ${sayInstant(savedAt)}`);

const commandWords = (command: string): string =>
  texts.commands[command as keyof typeof texts.commands] ?? 'a form';

/** Requests that are not sent yet: a new one, and linked ones, whose reference is known already. */
function newDraftRows({ drafts = [], formId }: MyRequestsInput): readonly Row[] {
  return drafts
    .filter((each) => each.about === 'new' || each.command === 'submit')
    .map((each) => ({
      group: 0,
      since: each.savedAt,
      tone: 'accent',
      lines: [
        bold(each.about === 'new' ? 'A request you began' : `The linked request ${each.about}`),
        plain(`Saved ${sayInstant(each.savedAt)}, not sent yet.`),
      ],
      buttons: [
        {
          title: each.about === 'new' ? 'Go on with it' : `Go on with ${each.about}`,
          verb: `open:${each.command}`,
          style: 'positive',
          data: withForm(each.about === 'new' ? {} : { case: each.about }, formId),
        },
      ],
    }));
}
