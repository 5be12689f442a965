import { findPeople } from '../../domain/directory/lookup';
import { welcomeCard } from '../../views/cards/help-card';
import { answerMessage } from './answer-message';
import { answerPress } from './answer-press';
import { freeCard } from './answers';
import type { ConversationShell } from './shell';
import type { Answer, Installation, PeopleSearch, Place, Sender, Turn } from './turn';

const mostFound = 15;

/**
 * Answers one activity. Who presses comes from the activity, what they may do from the case.
 * Throws what the stores throw: the edge then says that it was not saved.
 */
export async function answer(shell: ConversationShell, turn: Turn): Promise<Answer> {
  switch (turn.kind) {
    case 'message':
      shell.later(() => remember(shell, turn.from, turn.place));
      return answerMessage(shell, turn);
    case 'press':
      return answerPress(shell, turn);
    case 'installed':
    case 'removed':
      return installation(shell, turn);
    case 'people-search':
      return search(shell, turn);
    case 'joined':
    case 'read-receipt':
      return { kind: 'none' };
  }
}

/**
 * Where somebody can be written to, as Teams just told us. Only a chat with them alone counts. Whoever writes to us can
 * be written to: what could not be delivered before is tried again.
 */
async function remember(shell: ConversationShell, from: Sender, place: Place): Promise<void> {
  const { conversationType, conversationId, serviceUrl, tenantId } = place;
  if (conversationType !== undefined && conversationType !== 'personal') return;
  const known = await shell.addresses.read(from.personId);
  if (known?.conversationId === conversationId && known.serviceUrl === serviceUrl) return;
  await shell.addresses.save(from.personId, {
    serviceUrl,
    conversationId,
    teamsUserId: from.teamsId,
    tenantId,
  });
  await shell.ledger.revive(from.personId);
  shell.committed();
}

async function installation(shell: ConversationShell, turn: Installation): Promise<Answer> {
  if (turn.from === undefined) return { kind: 'none' };
  const { personId } = turn.from;
  if (turn.kind === 'removed') {
    await shell.addresses.forget(personId);
    return { kind: 'none' };
  }
  const { from, place } = turn;
  shell.later(async () => {
    await remember(shell, from, place);
    // What could not be delivered before can be now.
    await shell.ledger.revive(personId);
    shell.committed();
  });
  return freeCard(welcomeCard());
}

async function search(shell: ConversationShell, { from, queryText }: PeopleSearch): Promise<Answer> {
  const { directory } = await shell.directory.latest();
  if (!directory.byId.has(from.personId)) return { kind: 'results', results: [] };
  const results = findPeople(directory, queryText, mostFound).map((person) => ({
    title: [
      person.name,
      person.jobTitle,
      directory.organisationByCode.get(person.organisation)?.name ?? '',
    ].join(', '),
    value: person.id,
  }));
  return { kind: 'results', results };
}
