import type { PersonId } from '../../src/domain/case/ids';
import type { Address } from '../../src/workflow/ports/case-ports';
import type {
  Copy,
  Messenger,
  OpenResult,
  OutgoingCard,
  SendResult,
} from '../../src/workflow/ports/delivery-ports';

export interface SendCall {
  readonly kind: 'create' | 'update' | 'open';
  readonly person: PersonId;
  /** The message that is to be changed. */
  readonly activityId?: string;
  readonly message?: OutgoingCard;
}

export type NotDone = Exclude<SendResult, { readonly kind: 'sent' }>;

const chatOf = (person: PersonId) => `chat-${person}`;
const whoseChat = (conversationId: string) => conversationId.slice('chat-'.length);

/** Teams in memory: everybody's chat with the bot, and results that a test may put in the way. */
export class FakeMessenger implements Messenger {
  readonly calls: SendCall[] = [];
  /** What each message of each chat shows, oldest first. */
  readonly chats = new Map<PersonId, Map<string, OutgoingCard>>();
  /** What a call is answered with; undefined lets it succeed. */
  answer: (call: SendCall) => NotDone | undefined | Promise<NotDone | undefined> = () => undefined;
  /** Whether a message whose sending ends as `unknown` is there all the same. */
  unknownArrives = true;
  /** Of whom Teams says that it knows no such account. */
  readonly nobody = new Set<PersonId>();
  /** What is kept of a message that arrives. */
  keep: (message: OutgoingCard) => OutgoingCard = structuredClone;
  #ids = 0;

  async create(to: Address, message: OutgoingCard): Promise<SendResult> {
    const person = whoseChat(to.conversationId);
    const failed = await this.#ask({ kind: 'create', person, message });
    if (failed !== undefined && !(failed.kind === 'unknown' && this.unknownArrives)) return failed;
    this.#ids += 1;
    const activityId = `message-${this.#ids}`;
    this.chatWith(person).set(activityId, this.keep(message));
    return failed ?? { kind: 'sent', activityId };
  }

  async update(copy: Omit<Copy, 'shows'>, message: OutgoingCard): Promise<SendResult> {
    const { activityId } = copy;
    const person = whoseChat(copy.conversationId);
    const failed = await this.#ask({ kind: 'update', person, activityId, message });
    if (failed !== undefined && !(failed.kind === 'unknown' && this.unknownArrives)) return failed;
    if (!this.chatWith(person).has(activityId)) return { kind: 'gone' };
    this.chatWith(person).set(activityId, this.keep(message));
    return failed ?? { kind: 'sent', activityId };
  }

  async openConversation({ teamsUserId }: Omit<Address, 'conversationId'>): Promise<OpenResult> {
    const failed = await this.#ask({ kind: 'open', person: teamsUserId });
    if (this.nobody.has(teamsUserId)) return { kind: 'no-account' };
    return failed ?? { kind: 'opened', conversationId: chatOf(teamsUserId) };
  }

  chatWith(person: PersonId): Map<string, OutgoingCard> {
    const chat = this.chats.get(person) ?? new Map<string, OutgoingCard>();
    this.chats.set(person, chat);
    return chat;
  }

  /** The person deletes a message, or somebody loses it. */
  lose(person: PersonId, activityId: string): void {
    this.chatWith(person).delete(activityId);
  }

  /** Calls to one person, in order, as `create`, `update message-1` … */
  to(person: PersonId): readonly string[] {
    return this.calls
      .filter((call) => call.person === person && call.kind !== 'open')
      .map(({ kind, activityId }) => (activityId === undefined ? kind : `${kind} ${activityId}`));
  }

  async #ask(call: SendCall): Promise<NotDone | undefined> {
    this.calls.push(call);
    return await this.answer(call);
  }
}
