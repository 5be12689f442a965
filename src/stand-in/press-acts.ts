import { deliveredAgain, executeActivity, submitActivity } from './activities';
import type { ActionChoice, CardAction } from './cards/card-actions';
import { findAction } from './cards/card-actions';
import type { Typed } from './cards/card-inputs';
import { pressData } from './cards/card-inputs';
import type { ActParts, Exchange, PressResult } from './exchange';
import { exchange, inChat, invoke, shownCardOf } from './exchange';
import type { JsonObject } from './json';
import { isObject } from './json';

export interface PressOptions {
  /** Press although the client would stop it (a required input left empty, a value out of range). */
  readonly force?: boolean;
  /** Press this older card, as a client does that has not seen the edit yet. */
  readonly card?: JsonObject;
  /** Another process of the bot than the usual one. */
  readonly botUrl?: string;
}

/** Who presses what on which message, with what typed into its inputs. */
export type PressArguments = readonly [
  personId: string,
  cardId: string,
  choice: ActionChoice,
  typed?: Typed,
  options?: PressOptions,
];

/** All reject (`preparePress` throws) when the person's client would not offer this or let it through. */
export interface PressActs {
  /** The invoke that a press would send, not sent. */
  preparePress(...press: PressArguments): JsonObject;
  /** Presses an Action.Execute on the card as it is in the person's chat. */
  press(...press: PressArguments): Promise<PressResult>;
  /** Presses an Action.Submit, which reaches the bot as a message. */
  pressSubmit(...press: PressArguments): Promise<Exchange>;
  /** The automatic refresh of a card that has one for this person. */
  refresh(personId: string, cardId: string): Promise<PressResult>;
  /** The very same press once more, as Teams does after a time-out. */
  redeliver(
    press: PressResult,
    as: 'sameId' | 'newId',
    options?: Pick<PressOptions, 'botUrl'>,
  ): Promise<PressResult>;
}

const MOST_REFRESH_USERS = 60;

/** The card's refresh as an action of this person. Throws when Teams would not refresh it for them. */
function refreshAction(card: JsonObject, mri: string): CardAction {
  const { refresh } = card;
  if (!isObject(refresh) || !isObject(refresh['action'])) throw new Error('The card has no refresh');
  const users = refresh['userIds'];
  if (Array.isArray(users) && users.length > MOST_REFRESH_USERS) {
    throw new Error(
      `Teams refreshes for at most ${MOST_REFRESH_USERS} people; the card names ${users.length}`,
    );
  }
  if (Array.isArray(users) && !users.includes(mri))
    throw new Error('The card is not refreshed for this person');
  return findAction({ actions: [refresh['action']] }, 'Action.Execute', { where: () => true });
}

function prepare(parts: ActParts, ...[personId, cardId, choice, typed = {}, options = {}]: PressArguments) {
  const member = inChat(parts, personId);
  const card = options.card ?? shownCardOf(parts, personId, cardId);
  const action = findAction(card, 'Action.Execute', choice);
  const data = pressData(action, typed, options.force);
  return executeActivity(member, parts.frame(), { replyToId: cardId, action, data, trigger: 'manual' });
}

async function submit(
  parts: ActParts,
  ...[personId, cardId, choice, typed = {}, options = {}]: PressArguments
): Promise<Exchange> {
  const member = inChat(parts, personId);
  const card = options.card ?? shownCardOf(parts, personId, cardId);
  const value = pressData(findAction(card, 'Action.Submit', choice), typed, options.force);
  return exchange(parts, personId, submitActivity(member, parts.frame(), cardId, value), options.botUrl);
}

async function refresh(parts: ActParts, personId: string, cardId: string): Promise<PressResult> {
  const member = inChat(parts, personId);
  const action = refreshAction(shownCardOf(parts, personId, cardId), member.mri);
  const press = { replyToId: cardId, action, data: action.data, trigger: 'automatic' as const };
  const activity = executeActivity(member, parts.frame(), press);
  return invoke(parts, { personId, cardId, trigger: 'refresh', activity });
}

/** Pressing, as a person's client carries it out. */
export function createPressActs(parts: ActParts): PressActs {
  return {
    preparePress: (...press) => prepare(parts, ...press),
    async press(...press) {
      const [personId, cardId, , , options] = press;
      const activity = prepare(parts, ...press);
      return invoke(parts, { personId, cardId, trigger: 'press', activity }, options?.botUrl);
    },
    pressSubmit: (...press) => submit(parts, ...press),
    refresh: (personId, cardId) => refresh(parts, personId, cardId),
    redeliver(press, as, options) {
      const activity = deliveredAgain(press.activity, as, parts.frame().now());
      return invoke(parts, { ...press, activity }, options?.botUrl);
    },
  };
}
