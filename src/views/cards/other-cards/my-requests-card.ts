import type { Instant, PersonId } from '../../../domain/case/ids';
import { openStatuses, type Status } from '../../../domain/case/stage';
import { findsRequest } from '../../finds-request';
import { sayDamaged } from '../../words/say-damaged';
import { texts } from '../../words/texts';
import { sayWhen } from '../../words/when';
import { worklistOrder } from '../../worklist-order';
import type { Button } from '../buttons';
import { fill } from '../forms/form-texts';
import { freeButton } from '../message-card';
import { buttonModel, lineModels, rowModels } from '../model/models';
import { type AdaptiveCard, renderTemplate } from '../model/render-template';
import type { KeptForm } from './part-over-card';
import {
  type BegunForm,
  keptRows,
  newDraftRows,
  type RequestItem,
  type RequestRow,
  rowFor,
} from './request-rows';

export type { BegunForm, RequestItem };

export interface MyRequestsInput {
  readonly items: readonly RequestItem[];
  /** How many more there are that do not open. */
  readonly damaged?: number;
  readonly viewer: PersonId;
  readonly now: Instant;
  readonly drafts?: readonly BegunForm[];
  /** What they typed about requests in which they have no part any more. */
  readonly over?: readonly (KeptForm & { readonly ref: string })[];
  readonly formId?: string;
  /** From 1; one that is not there becomes the nearest. */
  readonly page?: number;
}

const perPage = 8;

const groupTitles = ['Waits for you', 'You wait for', 'Over'] as const;

/**
 * Everything this person has a role on: what waits for them first, longest first, then what they wait for, then what is
 * over. Cases that they may see nothing of are left out. Pages of eight.
 */
export function myRequestsCard(input: MyRequestsInput): AdaptiveCard {
  const rows = [
    ...input.items.flatMap((item) => rowFor(item, input)),
    ...newDraftRows(input),
    ...keptRows(input.over ?? []),
  ].sort((a, b) => a.group - b.group || bySince(a, b));
  return listCard('My requests', rows, input, {
    groups: groupTitles.map((title, group) => ({ title, holds: (row) => row.group === group })),
    verb: 'list:mine',
    nothing: 'You have no requests yet.',
  });
}

/**
 * The worklist of coordinator and clinical lead: by step, in the order of the lifecycle, in each the overdue first,
 * then the most urgent, and last what is over and still to be filed (process page §4b).
 */
export function worklistCard(input: MyRequestsInput): AdaptiveCard {
  const rows = input.items
    .flatMap((item) => rowFor(item, input))
    .filter((row) => row.toBeFiled || (row.group !== 2 && steps.some((status) => status === row.status)))
    .sort((a, b) => order(a) - order(b) || worklistOrder(a, b));
  return listCard('Worklist', rows, input, {
    groups: [
      ...openStatuses.map((status) => ({
        title: texts.statuses[status],
        holds: (row: RequestRow) => row.status === status,
      })),
      { title: texts.toBeFiled, holds: (row) => row.toBeFiled },
    ],
    verb: 'list:work',
    nothing: 'Nothing is open.',
  });
}

/** What fits a reference, initials or a specialty, within what this person may see. */
export function foundCard(input: MyRequestsInput & { readonly search: string }): AdaptiveCard {
  const rows = input.items
    .flatMap((item) => rowFor(item, input))
    .filter((row) => findsRequest(row.found, input.search))
    .sort((a, b) => a.group - b.group || bySince(a, b));
  const more =
    rows.length > perPage ? ` These are the first ${perPage} of ${rows.length}: please type more.` : '';
  return listCard('Found', rows.slice(0, perPage), input, {
    groups: groupTitles.map((title, group) => ({ title, holds: (row) => row.group === group })),
    verb: 'list:mine',
    nothing: 'Nothing that you may see fits. Try a reference, initials or a specialty.',
    more,
  });
}

interface Listing {
  readonly groups: readonly { readonly title: string; readonly holds: (row: RequestRow) => boolean }[];
  /** The verb of the buttons to other pages. */
  readonly verb: string;
  readonly nothing: string;
  readonly more?: string;
}

const steps: readonly Status[] = openStatuses;
const order = ({ status = 'closed', toBeFiled }: RequestRow) =>
  toBeFiled ? steps.length : steps.indexOf(status);
const bySince = (a: RequestRow, b: RequestRow) => (a.since < b.since ? -1 : Number(a.since > b.since));

function listCard(
  heading: string,
  rows: readonly RequestRow[],
  input: MyRequestsInput,
  { groups, verb, nothing, more = '' }: Listing,
): AdaptiveCard {
  const pages = Math.max(1, Math.ceil(rows.length / perPage));
  const page = Math.min(Math.max(1, Math.trunc(input.page ?? 1)), pages);
  const shown = onePrimary(rows.slice((page - 1) * perPage, page * perPage));
  return renderTemplate('requests', {
    heading,
    about: [
      `${rows.length === 0 ? nothing : about(rows, page, pages)}${more}`,
      sayDamaged(input.damaged ?? 0),
      fill(texts.messages.asOf, { when: sayWhen(input.now, input.now) }),
    ]
      .join(' ')
      .trim(),
    groups: groups
      .map(({ title, holds }) => ({ title, rows: shown.filter(holds) }))
      .filter((each) => each.rows.length > 0)
      .map(({ title, rows: own }) => ({
        title,
        rows: own.map(({ tone, lines, buttons }) => ({
          tone,
          lines: lineModels(lines),
          buttons: buttons.map(buttonModel),
        })),
      })),
    bottom: rowModels(bottomButtons(verb, page, pages)),
  });
}

/** Only the first thing that waits is the primary button: a card has one. */
function onePrimary(rows: readonly RequestRow[]): readonly RequestRow[] {
  const first = rows.find(({ buttons }) => buttons.some(({ style }) => style === 'positive'));
  return rows.map((row) =>
    row === first
      ? row
      : { ...row, buttons: row.buttons.map((button) => ({ ...button, style: 'default' as const })) },
  );
}

function about(rows: readonly RequestRow[], page: number, pages: number): string {
  const waiting = rows.filter((row) => row.group === 0).length;
  const words =
    waiting === 0
      ? 'Nothing waits for you.'
      : waiting === 1
        ? 'One waits for you.'
        : `${waiting} wait for you.`;
  return pages === 1 ? words : `${words} Page ${page} of ${pages}.`;
}

function bottomButtons(verb: string, page: number, pages: number): readonly Button[] {
  return [
    ...(page < pages ? [freeButton('Next page', `${verb}:${page + 1}`)] : []),
    ...(page > 1 ? [freeButton('Page before', page === 2 ? verb : `${verb}:${page - 1}`)] : []),
    freeButton(texts.messages.refresh, verb),
    freeButton('Help', 'help'),
  ];
}
