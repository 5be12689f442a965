import { type DeliveryRow, whoIsReached } from '../cards/sides/delivery-side';
import { nameOf, type Viewpoint } from '../viewpoint';
import { texts } from '../words/texts';

/** Who was reached and how it stands with each, trouble first (process page §6). */
export function deliveredTo(view: Viewpoint, rows: readonly DeliveryRow[]) {
  return whoIsReached(view, rows).map(({ person, standing, trouble, words, since }) => ({
    name: nameOf(view, person),
    standing: { code: standing, title: texts.deliveryStandings[standing] },
    trouble,
    words,
    since: since ?? null,
  }));
}
