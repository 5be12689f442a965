import { type DeliveryRow, isTroubled, sayDelivery } from '../cards/sides/delivery-side';
import { texts } from '../texts';
import { nameOf, type Viewpoint } from '../viewpoint';

/** Who was reached and how it stands with each, trouble first (process page §6). */
export function deliveredTo(view: Viewpoint, rows: readonly DeliveryRow[]) {
  return rows
    .map((row) => ({
      name: nameOf(view, row.person),
      standing: { code: row.standing, title: texts.deliveryStandings[row.standing] },
      trouble: isTroubled(row),
      words: sayDelivery(view, row),
      since: row.since ?? null,
    }))
    .sort((a, b) => Number(b.trouble) - Number(a.trouble));
}
