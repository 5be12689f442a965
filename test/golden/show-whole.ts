import type { CaseState } from '../../src/domain/case/state';
import type { CaseEvent } from '../../src/domain/case/stored/events';
import type { Facts } from '../../src/domain/process/open/facts';
import { holderOf } from '../../src/domain/process/people/standing-roles';
import { caseCard } from '../../src/views/cards/case-card';
import type { AdaptiveCard } from '../../src/views/cards/model/render-template';
import { openSides } from '../../src/views/cards/sides/sides';
import { type PrintDocument, printDocument } from '../../src/views/print/print-document';
import { type PrintWhat, toRelay } from '../../src/views/print/print-what';
import { lookFrom } from '../../src/views/viewpoint';

/** A case shown whole: that everything opens is what these are for, and throwing is how they say that something does not. */

/** The case as people on it see it. */
export function cardsOf(
  state: CaseState,
  events: readonly CaseEvent[],
  facts: Facts,
  viewers: readonly string[],
): readonly AdaptiveCard[] {
  const now = state.lastEventAt;
  return viewers.map((viewer) => caseCard({ state, facts, viewer, now, formId: 'f1', events }));
}

/** Every side of it, and all that can be printed, by those who see the most: acting consultant and coordinator. */
export function sidesAndPrintsOf(
  state: CaseState,
  events: readonly CaseEvent[],
  facts: Facts,
): { readonly sides: readonly AdaptiveCard[]; readonly prints: readonly string[] } {
  const now = state.lastEventAt;
  const views = [state.actingConsultant, holderOf(state, facts, 'coordinator', now) ?? ''].map((viewer) =>
    lookFrom(state, facts, viewer, now),
  );
  const sides = views.flatMap((view) =>
    openSides(view).map((side) =>
      caseCard({ state, facts, viewer: view.viewer, now, formId: 'f1', events, side }),
    ),
  );
  const prints = views.flatMap((view) => {
    const documents: readonly PrintWhat[] = [
      { kind: 'account' },
      { kind: 'record' },
      { kind: 'record-json' },
      ...toRelay(view).map(({ id }) => ({ kind: 'invitation', candidate: id }) as const),
    ];
    return documents.flatMap((what) => textOf(printDocument(view, events, what)));
  });
  return { sides, prints };
}

function textOf(document: PrintDocument | undefined): readonly string[] {
  if (document === undefined) return [];
  return [document.kind === 'page' ? document.html : document.json];
}
