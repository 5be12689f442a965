import type { CaseEvent } from '../../domain/case/stored/events';
import { recordOf, recordText } from '../record/record-of';
import type { Viewpoint } from '../viewpoint';
import { accountPage } from './account-page';
import { childsPage } from './childs-page';
import { invitationPage } from './invitation-page';
import { plainPage } from './page';
import { printTexts } from './print-texts';
import { mayPrint, type PrintWhat, readerOf, toRelay } from './print-what';
import { recordNames } from './record-names';
import { recordPage } from './record-page';

export type PrintDocument =
  | { readonly kind: 'page'; readonly html: string }
  | { readonly kind: 'file'; readonly fileName: string; readonly json: string };

/**
 * What this viewer may print of the case as it is now; undefined where they may not (see {@link mayPrint}).
 * @param events the whole history; needed for the record alone
 */
export function printDocument(
  view: Viewpoint,
  events: readonly CaseEvent[],
  what: PrintWhat,
): PrintDocument | undefined {
  if (!mayPrint(view, what)) return undefined;
  switch (what.kind) {
    case 'account':
    case 'account-young-person':
    case 'account-local-authority':
      return page(accountPage(view, readerOf(what.kind)));
    case 'account-child':
      return page(childsPage(view));
    case 'record':
      return page(recordPage(recordOf({ ...view, events }), recordNames(view.state, view.facts)));
    case 'record-json':
      return {
        kind: 'file',
        fileName: `second-opinion-${view.state.ref}.json`,
        json: recordText(recordOf({ ...view, events })),
      };
    case 'invitation': {
      const candidate = toRelay(view).find((each) => each.id === what.candidate);
      return page(candidate && invitationPage(view, candidate));
    }
  }
}

function page(html: string | undefined): PrintDocument | undefined {
  return html === undefined ? undefined : { kind: 'page', html };
}

/** What is in the place of a page that there is not, or not any more: it says nothing of why (process page I7, I8). */
export function closedPage(): string {
  const { title, paragraphs } = printTexts.closed;
  return plainPage(title, paragraphs);
}
