import type { JsonObject } from '../json';
import { isObject, objectsIn, textAt } from '../json';

const CONTAINERS = ['body', 'items', 'columns', 'rows', 'cells'] as const;

function firstTextBlock(element: JsonObject): string | undefined {
  if (element['type'] === 'TextBlock') return textAt(element, 'text');
  for (const key of CONTAINERS) {
    for (const child of objectsIn(element[key])) {
      const found = firstTextBlock(child);
      if (found !== undefined) return found;
    }
  }
  return undefined;
}

/**
 * What the notification of a new message shows: its summary, else its text, else the card's first TextBlock.
 * It appears on locked screens and may go out as e-mail, so the tests look at it.
 */
export function notificationText(activity: JsonObject, card: JsonObject | undefined, sender: string): string {
  const shown = textAt(activity, 'summary') || textAt(activity, 'text') || (card && firstTextBlock(card));
  return shown || `${sender} sent a card`;
}

const ADAPTIVE_CARD = 'application/vnd.microsoft.card.adaptive';

/** The first Adaptive Card attached to an activity. */
export function cardOf(activity: JsonObject): JsonObject | undefined {
  const attachment = objectsIn(activity['attachments']).find((one) => one['contentType'] === ADAPTIVE_CARD);
  return isObject(attachment?.['content']) ? attachment['content'] : undefined;
}
