import type { SendResult } from '../workflow/ports/delivery-ports';

type AboutThePerson = Extract<SendResult['kind'], 'not-installed' | 'blocked'>;

/**
 * What Teams' codes of a 403 mean where they are about the person, or their chat with the bot. Every other refusal, one
 * of a code that is not known among them, is about the bot, its registration or the tenant (`BotDisabledByAdmin`,
 * `TenantNoPermission`, `InvalidBotApiHost`, `NotEnoughPermissions`), and is held against nobody.
 */
export const aboutThePerson: ReadonlyMap<string, AboutThePerson> = new Map([
  ['BotNotInConversationRoster', 'not-installed'],
  ['ForbiddenOperationException', 'not-installed'],
  ['ConversationBlockedByUser', 'blocked'],
  ['MessageWritesBlocked', 'blocked'],
]);

/** Codes with which Teams says that it knows no such person. Any other refusal to open a chat says nothing about them. */
export const noSuchPerson: ReadonlySet<string> = new Set(['UserNotFound', 'MemberNotFoundInConversation']);

/** Answers that pass by themselves within seconds: two operations met in one chat. Nothing was sent. */
export const passing: ReadonlySet<number> = new Set([409, 412]);
