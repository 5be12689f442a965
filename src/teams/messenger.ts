import type { Activity, ConversationParameters } from 'botbuilder';
import { AuthenticationConstants, ClaimsIdentity, type ConnectorClient } from 'botframework-connector';
import type { Address } from '../workflow/ports/case-ports';
import type { Messenger, OutgoingCard, SendResult } from '../workflow/ports/delivery-ports';
import type { TeamsAuthentication } from './authentication';
import { cardActivity } from './replies';
import { type OpenFailure, openFailure, type SendFailure, sendFailure } from './send-result';
import { isAllowedServiceUrl } from './service-url';

/** The delivery worker's messenger, and what opens a chat with somebody who has the bot installed. */
export interface TeamsMessenger extends Messenger {
  /** Opening a chat that is open gives the same id, so this may be repeated. */
  openConversation(person: Omit<Address, 'conversationId'>): Promise<OpenResult>;
}

export type OpenResult = { readonly kind: 'opened'; readonly conversationId: string } | OpenFailure;

/**
 * Writes to people through Teams' connector. Each call sends one request and repeats nothing: whether to is the
 * worker's decision.
 *
 * @param authentication gives the token and the list of hosts; a stored address is checked against it once more
 */
export function createMessenger(authentication: TeamsAuthentication): TeamsMessenger {
  const bot = { id: `28:${authentication.appId}`, name: '' };
  const factory = authentication.createConnectorFactory(
    new ClaimsIdentity([{ type: AuthenticationConstants.AudienceClaim, value: authentication.appId }]),
  );

  async function send<T>(
    serviceUrl: string,
    call: (connector: ConnectorClient) => Promise<T>,
  ): Promise<T | SendFailure> {
    if (!isAllowedServiceUrl(serviceUrl, authentication.serviceUrls)) {
      return { kind: 'not-sent', code: 'service-url-not-allowed' };
    }
    try {
      return await call(await factory.create(serviceUrl));
    } catch (error) {
      return sendFailure(error, Date.now());
    }
  }

  const activityFor = (conversationId: string, { card, summary }: OutgoingCard) =>
    ({
      ...cardActivity(card, summary),
      from: bot,
      conversation: { id: conversationId },
    }) as Partial<Activity>;

  return {
    create: ({ serviceUrl, conversationId, teamsUserId }, message) =>
      send(serviceUrl, async ({ conversations }): Promise<SendResult> => {
        const activity = {
          ...activityFor(conversationId, message),
          recipient: { id: teamsUserId, name: '' },
        };
        const { id } = await conversations.sendToConversation(conversationId, activity);
        // Without an id the message can't be edited: nobody knows where it is.
        return id ? { kind: 'sent', activityId: id } : { kind: 'unknown' };
      }),

    update: ({ serviceUrl, conversationId, activityId }, message) =>
      send(serviceUrl, async ({ conversations }): Promise<SendResult> => {
        const activity = { ...activityFor(conversationId, message), id: activityId };
        await conversations.updateActivity(conversationId, activityId, activity);
        return { kind: 'sent', activityId };
      }),

    openConversation: async ({ serviceUrl, tenantId, teamsUserId }) => {
      const result = await send(serviceUrl, async ({ conversations }): Promise<OpenResult> => {
        const parameters = {
          isGroup: false,
          bot,
          members: [{ id: teamsUserId, name: '' }],
          tenantId,
          channelData: { tenant: { id: tenantId } },
        };
        const { id } = await conversations.createConversation(
          parameters as unknown as ConversationParameters,
        );
        return id ? { kind: 'opened', conversationId: id } : { kind: 'unknown', code: 'no-id' };
      });
      return result.kind === 'opened' || result.kind === 'no-account' ? result : openFailure(result);
    },
  };
}
