import { parseCaseRef } from '../../domain/case/ids';
import { unknownCase } from '../../domain/decide/refusals';
import { rapidReviewRoute } from '../../domain/directory/lookup';
import { lookingRoles } from '../../domain/process/people/who-sees';
import { plainIdentifier } from '../../domain/rules/identifiers';
import { messageCard } from '../../views/cards/message-card';
import { chooseKindCard } from '../../views/cards/other-cards/choose-kind-card';
import { glossaryCard } from '../../views/cards/other-cards/glossary-card';
import { filesCard, helpCard, unknownMessageCard } from '../../views/cards/other-cards/help-card';
import { texts } from '../../views/words/texts';
import { letIn, tooOften } from '../entry/let-in';
import { caseAnswer, familiesAnswer, freeCard, groupAnswer, refusalAnswer } from './answers';
import { findRequests, myRequests, worklist } from './my-requests';
import { notLetIn, slowDown } from './not-let-in';
import type { ConversationShell } from './shell';
import type { Answer, Message } from './turn';

/** Letters that are looked at: no command, reference or search is longer. */
const mostLetters = 500;

/**
 * Answers what somebody wrote: a few plain commands, a reference alone, else help. Nothing of what was written is
 * repeated. In a group nothing about a case is shown: everybody there would read it. Of pictures and files it says that
 * they are neither read nor kept, and does what was written beside them.
 */
export async function answerMessage(shell: ConversationShell, message: Message): Promise<Answer> {
  const text = bare(message.text.slice(0, mostLetters));
  if (text === '' && message.withFiles)
    return (await tooOften(shell, message.from.personId)) ? slowDown(message) : freeCard(filesCard());
  const answer = await answerWords(shell, message, text);
  return message.withFiles && answer.kind === 'card' ? { ...answer, before: texts.messages.files } : answer;
}

/** What was typed without what word processors and phones put around it: quotes, marks, and what cannot be seen. */
function bare(typed: string): string {
  return plainIdentifier(typed)
    .replaceAll(/\s+/g, ' ')
    .replaceAll(/^[\p{Punctuation}\p{Symbol} ]+|[\p{Punctuation}\p{Symbol} ]+$/gu, '');
}

async function answerWords(shell: ConversationShell, message: Message, text: string): Promise<Answer> {
  const words = text.toLowerCase();
  const anywhere = freely(shell, words, text) ?? (message.place.isPrivate ? undefined : groupAnswer());
  if (anywhere !== undefined)
    return (await tooOften(shell, message.from.personId)) ? slowDown(message) : anywhere;
  // The lists read, and count, for themselves.
  if (words === 'my requests' || words === 'requests') return myRequests(shell, message);
  if (words === 'worklist') return worklist(shell, message);
  if (words.startsWith('find ')) return findRequests(shell, message, text.slice('find '.length));
  return other(shell, message, words);
}

/** What anybody is told, whoever they are. */
function freely(shell: ConversationShell, words: string, text: string): Answer | undefined {
  if (words === 'help' || words === 'hello' || words === 'hi') return freeCard(helpCard());
  if (words === 'for families' || words === 'families') return familiesAnswer(shell);
  if (words === 'glossary') return freeCard(glossaryCard());
  return words.startsWith('glossary ') ? freeCard(glossaryCard(text.slice('glossary '.length))) : undefined;
}

/** A new request, the standing of one, or something that is not understood: from one read. */
async function other(shell: ConversationShell, message: Message, words: string): Promise<Answer> {
  const person = message.from.personId;
  const asksStatus = words.startsWith('status');
  const ref = parseCaseRef(asksStatus ? words.slice('status'.length) : words);
  const found = await letIn(shell, person, { ref });
  if (typeof found === 'string') return notLetIn(found, message);
  const { read, facts, now } = found;
  if (words === 'new request' || words === 'new' || words === 'ask') return freeCard(chooseKindCard());
  if (ref === undefined)
    return asksStatus
      ? noSuchCase()
      : freeCard(unknownMessageCard(rapidReviewRoute(facts.directory, person)));
  const { state } = read;
  if (state === undefined || lookingRoles(state, facts, person, now).size === 0)
    return refusalAnswer(shell, message, unknownCase, { state, facts });
  return caseAnswer(shell, message, { state, facts });
}

function noSuchCase(): Answer {
  const { refusedTitle } = texts.messages;
  return freeCard(messageCard({ title: refusedTitle, text: unknownCase.text, tone: 'attention' }));
}
