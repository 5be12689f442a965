import { printButton } from '../cards/print-card';
import { mayPrint, sayPrintWhat, toRelay } from '../print/print-what';
import type { Viewpoint } from '../viewpoint';

/** What this viewer may open to print now, with the words that the card's buttons have. */
export function printChoices(view: Viewpoint) {
  const documents = (['account', 'record', 'record-json'] as const).filter((kind) =>
    mayPrint(view, { kind }),
  );
  return [
    ...documents.map((kind) => ({ what: { kind }, name: undefined })),
    ...toRelay(view).map(({ id, name }) => ({ what: { kind: 'invitation', candidate: id } as const, name })),
  ].map(({ what, name }) => ({ what: sayPrintWhat(what), title: printButton(what, {}, name).title }));
}
