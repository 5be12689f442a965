import { parseCaseRef } from '../../domain/case/ids';
import { unknownCase } from '../../domain/case/refusals';
import { lookingRoles } from '../../domain/process/visibility';
import { chooseKindCard } from '../../views/cards/choose-kind-card';
import { glossaryCard } from '../../views/cards/glossary-card';
import { helpCard, unknownMessageCard } from '../../views/cards/help-card';
import { messageCard } from '../../views/cards/message-card';
import { texts } from '../../views/texts';
import { caseAnswer, freeCard, groupAnswer, isGroup } from './answers';
import { notInDirectory } from './begin-request';
import { findRequests, myRequests, worklist } from './my-requests';
import type { ConversationShell } from './shell';
import type { Answer, Message } from './turn';

/**
 * Answers what somebody wrote: a few plain commands, a reference alone, else help. Nothing of what was written is
 * repeated. In a group nothing about a case is shown: everybody there would read it.
 */
export async function answerMessage(shell: ConversationShell, message: Message): Promise<Answer> {
  const text = message.text.trim().replaceAll(/\s+/g, ' ');
  const words = text.toLowerCase();
  if (words === 'help' || words === 'hello' || words === 'hi') return freeCard(helpCard());
  if (words === 'glossary') return freeCard(glossaryCard());
  if (words.startsWith('glossary ')) return freeCard(glossaryCard(text.slice('glossary '.length)));
  if (isGroup(message.place)) return groupAnswer();
  const facts = await shell.directory.latest();
  if (!facts.directory.byId.has(message.from.personId)) return notInDirectory();
  if (words === 'new request' || words === 'new' || words === 'ask') return freeCard(chooseKindCard());
  if (words === 'my requests' || words === 'requests') return myRequests(shell, message);
  if (words === 'worklist') return worklist(shell, message);
  if (words.startsWith('find ')) return findRequests(shell, message, text.slice('find '.length));
  const asked = words.startsWith('status') ? text.slice('status'.length) : text;
  const ref = parseCaseRef(asked);
  if (ref !== undefined) return status(shell, message, ref);
  if (words.startsWith('status')) return noSuchCase();
  return freeCard(unknownMessageCard());
}

async function status(shell: ConversationShell, message: Message, ref: string): Promise<Answer> {
  const person = message.from.personId;
  const read = await shell.cases.readPress({ person, ref });
  const facts = await shell.directory.at(read.directoryVersion);
  const { state } = read;
  if (state === undefined || lookingRoles(state, facts, person, shell.clock.now()).size === 0)
    return noSuchCase();
  return caseAnswer(shell, message, { state, facts });
}

function noSuchCase(): Answer {
  const { refusedTitle } = texts.messages;
  return freeCard(messageCard({ title: refusedTitle, text: unknownCase.text, tone: 'attention' }));
}
