import { messageCard } from '../../views/cards/message-card';
import { texts } from '../../views/texts';
import { freeCard } from './answers';
import type { ConversationShell } from './shell';
import type { Answer } from './turn';

/** Whether the person pressed more often than anybody does by hand. */
export function tooMany(shell: ConversationShell, pressesThisMinute: number): boolean {
  return pressesThisMinute > shell.mostPressesAMinute;
}

/** Asks to wait a minute; nothing was changed. */
export function slowDown(): Answer {
  const { slowDownTitle, slowDown: text } = texts.messages;
  return freeCard(messageCard({ title: slowDownTitle, text, tone: 'attention' }));
}
