import { type Activity, ActivityTypes, CardFactory, type InvokeResponse } from 'botbuilder';

/** What the product answers to an activity. */
export type Reply =
  /** The card as it now is. `summary` is what a lock screen may show: neutral (process page §6). */
  | {
      readonly kind: 'card';
      readonly card: object;
      readonly summary: string;
      /** Told of the message that carries the card, where it was sent as one of its own. */
      readonly onSent?: ((activityId: string) => Promise<void>) | undefined;
      /** Sent before it, in a message of its own, where the card is one too. */
      readonly before?: string | undefined;
    }
  | { readonly kind: 'message'; readonly text: string }
  /** The request was understood and turned down; `message` is for the person. */
  | { readonly kind: 'refused'; readonly status: number; readonly code: string; readonly message: string }
  | { readonly kind: 'none' };

/** The bodies Teams takes in answer to an invoke. Anything else shows an error, or makes it ask again. */
interface InvokeBody {
  readonly statusCode: number;
  readonly type:
    | 'application/vnd.microsoft.card.adaptive'
    | 'application/vnd.microsoft.activity.message'
    | 'application/vnd.microsoft.error';
  readonly value: unknown;
}

/**
 * The answer to an invoke. The HTTP status is always 200: how it went stands in the body, or Teams would deliver the
 * press again.
 */
export function invokeResponse(reply: Reply): InvokeResponse<InvokeBody> {
  return { status: 200, body: invokeBody(reply) };
}

function invokeBody(reply: Reply): InvokeBody {
  switch (reply.kind) {
    case 'card':
      return { statusCode: 200, type: 'application/vnd.microsoft.card.adaptive', value: reply.card };
    case 'message':
      return { statusCode: 200, type: 'application/vnd.microsoft.activity.message', value: reply.text };
    case 'refused':
      return {
        statusCode: reply.status,
        type: 'application/vnd.microsoft.error',
        value: { code: reply.code, message: reply.message },
      };
    case 'none':
      return {
        statusCode: 200,
        type: 'application/vnd.microsoft.activity.message',
        value: 'There is nothing new here.',
      };
    default:
      return reply satisfies never;
  }
}

/**
 * The answer to a message or an Action.Submit, as activities of their own, in this order: text alone or a card alone,
 * since Teams splits an activity that has both and gives no id back.
 *
 * @returns none where nothing is to be sent
 */
export function replyActivities(reply: Reply): readonly Partial<Activity>[] {
  switch (reply.kind) {
    case 'card': {
      const card = cardActivity(reply.card, reply.summary);
      return reply.before === undefined ? [card] : [textActivity(reply.before), card];
    }
    case 'message':
      return [textActivity(reply.text)];
    case 'refused':
      return [textActivity(reply.message)];
    case 'none':
      return [];
    default:
      return reply satisfies never;
  }
}

/**
 * An activity that holds a card and nothing else.
 *
 * @param summary what a notification shows instead of the card
 */
export function cardActivity(card: unknown, summary: string): Partial<Activity> {
  return { type: ActivityTypes.Message, summary, attachments: [CardFactory.adaptiveCard(card)] };
}

function textActivity(text: string): Partial<Activity> {
  return { type: ActivityTypes.Message, text, textFormat: 'plain' };
}
