import { isTerminal } from '../../../domain/case/state';
import { texts } from '../../texts';
import { nameOf, type Viewpoint } from '../../viewpoint';
import { sayInstant } from '../../when';
import { fact, plain, type Section, section } from '../lines';

/** What the ledger knows of one person's copy, as far as a card needs it. */
export interface DeliveryRow {
  readonly person: string;
  readonly standing: keyof typeof texts.deliveryStandings;
  readonly failure: string | undefined;
  readonly since: string | undefined;
  readonly wantedVersion: number;
  readonly shownVersion: number;
}

/** Who has been reached, when, and what to do about those who have not (process page §6). */
export function deliverySide(view: Viewpoint, rows: readonly DeliveryRow[]): readonly Section[] {
  const sorted = [...rows].sort((a, b) => Number(isTroubled(b)) - Number(isTroubled(a)));
  const lines = sorted.map((row) => fact(nameOf(view, row.person), sayDelivery(view, row)));
  return section('Who was reached', lines.length === 0 ? [plain('Nobody has been written to yet.')] : lines);
}

/** Whether somebody must do something about it. */
export function isTroubled({ standing }: DeliveryRow): boolean {
  return standing === 'failed' || standing === 'unknown';
}

/** How it stands with one person's copy, since when and, where it is not sure that they know, the number to ring. */
export function sayDelivery(view: Viewpoint, row: DeliveryRow): string {
  const phone = view.facts.directory.byId.get(row.person)?.phone.trim() ?? '';
  const since = row.since === undefined ? '' : `, ${sayInstant(row.since)}`;
  const words = texts.deliveryStandings[row.standing];
  if (row.standing === 'failed') return `${words}${before(phone)} (${why(row)})${since}`;
  if (row.standing === 'unknown') return `${words}${before(phone)}${since}`;
  const behind =
    row.shownVersion < row.wantedVersion && row.standing !== 'waiting' ? '; a newer card is on its way' : '';
  return words + since + behind + urgently(view, row, phone);
}

const before = (phone: string) => (phone === '' ? '' : ` ${phone}`);

function why({ failure }: DeliveryRow): string {
  return (
    texts.deliveryFailures[failure as keyof typeof texts.deliveryFailures] ?? texts.deliveryFailures.other
  );
}

/** On an urgent case a card that nobody has looked at is not enough (process page §6). */
function urgently({ state }: Viewpoint, { standing }: DeliveryRow, phone: string): string {
  if (standing === 'seen' || isTerminal(state) || state.request.question.urgency !== 'urgent') return '';
  return phone === ''
    ? '; urgent and not seen: please reach them another way'
    : `; urgent and not seen: please ring ${phone}`;
}
