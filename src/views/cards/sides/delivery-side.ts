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
  const troubled = (row: DeliveryRow) => row.standing === 'failed' || row.standing === 'unknown';
  const sorted = [...rows].sort((a, b) => Number(troubled(b)) - Number(troubled(a)));
  const lines = sorted.map((row) => fact(nameOf(view, row.person), describe(view, row)));
  return section('Who was reached', lines.length === 0 ? [plain('Nobody has been written to yet.')] : lines);
}

function describe({ facts }: Viewpoint, row: DeliveryRow): string {
  const since = row.since === undefined ? '' : `, ${sayInstant(row.since)}`;
  const behind =
    row.shownVersion < row.wantedVersion && row.standing !== 'waiting' ? '; a newer card is on its way' : '';
  if (row.standing !== 'failed') return texts.deliveryStandings[row.standing] + since + behind;
  const why =
    texts.deliveryFailures[row.failure as keyof typeof texts.deliveryFailures] ??
    texts.deliveryFailures.other;
  const phone = facts.directory.byId.get(row.person)?.phone.trim() ?? '';
  return `${texts.deliveryStandings.failed}${phone === '' ? '' : ` ${phone}`} (${why})${since}`;
}
