import { messageCard } from '../../views/cards/message-card';
import { texts } from '../../views/words/texts';
import { freeCard } from './answers';
import type { ConversationShell } from './shell';
import type { Answer, Message, Press } from './turn';

/** Whether the person pressed or wrote more often than anybody does by hand. */
export function tooMany(
  shell: Pick<ConversationShell, 'mostPressesAMinute'>,
  pressesThisMinute: number,
): boolean {
  return pressesThisMinute > shell.mostPressesAMinute;
}

/**
 * Asks to wait a minute; nothing was changed. A press is answered with a sentence alone: the card stays as it is, with
 * all that is typed on it.
 */
export function slowDown({ kind }: Pick<Message | Press, 'kind'>): Answer {
  const { slowDownTitle, slowDown: text } = texts.messages;
  return kind === 'press'
    ? { kind: 'refused', status: 429, code: 'slow-down', message: text }
    : freeCard(messageCard({ title: slowDownTitle, text, tone: 'attention' }));
}

/** Counts a press or message that needs nothing from the store. Help comes also when the store is away. */
export async function countOnly(shell: ConversationShell, turn: Message | Press): Promise<boolean> {
  const read = await shell.cases.readPress({ person: turn.from.personId }).catch(() => undefined);
  return read !== undefined && tooMany(shell, read.pressesThisMinute);
}
