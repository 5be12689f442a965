import { messageCard } from '../../views/cards/message-card';
import { texts } from '../../views/words/texts';
import type { NotLetIn } from '../entry/let-in';
import { freeCard } from './answers';
import type { Answer, Message, Press } from './turn';

/** What whoever is not let in is told, whatever they asked for. */
export function notLetIn(why: NotLetIn, asker: Pick<Message | Press, 'kind'>): Answer {
  return why === 'too-many' ? slowDown(asker) : notInDirectory();
}

/**
 * Asks to wait a minute; nothing was changed. A press is answered with a sentence alone: the card stays as it is, with
 * all that is typed on it.
 */
export function slowDown({ kind }: Pick<Message | Press, 'kind'>): Answer {
  const { slowDownTitle, slowDown: text } = texts.messages;
  return kind === 'press'
    ? { kind: 'refused', status: 429, code: 'slow-down', message: text }
    : freeCard(messageCard({ title: slowDownTitle, text, tone: 'attention' }), { kind: 'too-often' });
}

/** Nobody is let in who does not belong: said kindly, with what to do. */
function notInDirectory(): Answer {
  const { notInDirectoryTitle, notInDirectory: text } = texts.messages;
  const shows = { kind: 'outside' } as const;
  return freeCard(messageCard({ title: notInDirectoryTitle, text, tone: 'attention' }), shows);
}
