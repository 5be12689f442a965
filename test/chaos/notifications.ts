import { setTimeout as sleep } from 'node:timers/promises';
import { parseCaseRef } from '../../src/domain/case/ids';
import type { InboxMessage } from '../../src/stand-in/connector/inbox';
import type { Teams } from '../../src/stand-in/teams';
import type { Ledger, LedgerRow } from '../../src/workflow/ports/delivery-ports';
import { withoutForms } from '../support/stories/cards-that-differ';

/** Cards that were posted anew, and not in answer to anybody. */
export interface Notifications {
  readonly notified: () => number;
  /** Views that were posted to one person twice. */
  readonly twice: () => Promise<readonly string[]>;
}

/**
 * Listens from now on. Before a card is posted the ledger says which view it is: two posts of one view, with the very
 * same content, are one notification that came twice.
 */
export function listenForNotifications(teams: Teams, ledger: Ledger): Notifications {
  const posted = new Map<string, Promise<string>>();
  teams.onChange((change) => {
    if (change.kind !== 'message' || !isPostedAnew(change.message)) return;
    const { activityId } = change.message;
    if (!posted.has(activityId)) posted.set(activityId, viewOf(change.message, ledger));
  });
  return {
    notified: () => posted.size,
    twice: async () => {
      const views = await Promise.all(posted.values());
      return views.filter((view, index) => views.indexOf(view) !== index).map((view) => view.slice(0, 90));
    },
  };
}

async function viewOf({ personId, card, notification }: InboxMessage, ledger: Ledger): Promise<string> {
  const ref = parseCaseRef(/[0-9A-Z]{4}-[0-9A-Z]{4}/.exec(notification)?.[0] ?? '') ?? '';
  const row = await rowOf(ledger, ref, personId);
  const view = `${personId} ${ref} version ${row?.shownVersion} notification ${row?.shownRing}`;
  return `${view} ${JSON.stringify(withoutForms(card))}`;
}

/** Redis may be away just now. */
async function rowOf(ledger: Ledger, ref: string, person: string): Promise<LedgerRow | undefined> {
  for (let tries = 0; ; tries += 1) {
    try {
      return (await ledger.rows(ref)).find((each) => each.person === person);
    } catch (error) {
      if (tries > 600) throw error;
      await sleep(100);
    }
  }
}

function isPostedAnew({ from, versions, replyToId, card, deleted }: InboxMessage): boolean {
  return from === 'bot' && versions.length === 1 && replyToId === undefined && card !== undefined && !deleted;
}
