import { printButton } from '../cards/other-cards/print-card';
import { printTexts } from '../print/print-texts';
import { accountKinds, mayPrint, sayPrintWhat, toRelay } from '../print/print-what';
import type { Viewpoint } from '../viewpoint';

/** What this viewer may open to print now, each by a name of its own: on a page they stand beside each other. */
export function printChoices(view: Viewpoint) {
  const documents = ([...accountKinds, 'account-child', 'record', 'record-json'] as const)
    .filter((kind) => mayPrint(view, { kind }))
    .map((kind) => ({ what: sayPrintWhat({ kind }), title: printTexts.documents[kind] }));
  const invitations = toRelay(view).map(({ id, name }) => {
    const what = { kind: 'invitation', candidate: id } as const;
    return { what: sayPrintWhat(what), title: printButton(what, {}, name).title };
  });
  return [...documents, ...invitations];
}
