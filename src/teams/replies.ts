import { type Activity, ActivityTypes, CardFactory, type InvokeResponse } from 'botbuilder';
import type { Answer } from '../workflow/conversation/turn';

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
 * The answer to an invoke. The HTTP status is always 200: how it went is in the body, or Teams would deliver the
 * press again.
 */
export function invokeResponse(reply: Answer): InvokeResponse<InvokeBody> {
  return { status: 200, body: invokeBody(reply) };
}

function invokeBody(reply: Answer): InvokeBody {
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
export function replyActivities(reply: Answer): readonly Partial<Activity>[] {
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
