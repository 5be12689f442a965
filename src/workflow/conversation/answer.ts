import { welcomeCard } from '../../views/cards/other-cards/help-card';
import { answerMessage } from './answer-message';
import { answerPress } from './answer-press';
import { freeCard } from './answers';
import type { ConversationShell } from './shell';
import type { Answer, Installation, Joined, Place, ReadReceipt, Sender, Turn } from './turn';

/**
 * Answers one activity. Who presses comes from the activity, what they may do from the case.
 * Throws what the stores throw: the edge then says that it was not saved.
 */
export async function answer(shell: ConversationShell, turn: Turn): Promise<Answer> {
  switch (turn.kind) {
    case 'message':
      shell.later(() => remember(shell, turn.from, turn.place, 'failed'));
      return answerMessage(shell, turn);
    case 'press':
      if (!shell.remembered.has(turn.from.personId)) {
        shell.later(() => remember(shell, turn.from, turn.place, 'failed'));
      }
      return answerPress(shell, turn);
    case 'installed':
    case 'removed':
      return installation(shell, turn);
    case 'joined':
      return joined(shell, turn);
    case 'read-receipt':
      return wasRead(shell, turn);
  }
}

/**
 * Where somebody can be written to, as Teams just told us: only a chat with them alone counts. Whoever writes to us can
 * be written to, so what failed before is tried again.
 */
async function remember(
  shell: ConversationShell,
  from: Sender,
  place: Place,
  revive: 'all' | 'failed',
): Promise<void> {
  if (!place.isPrivate) return;
  const { conversationId, serviceUrl, tenantId } = place;
  await shell.addresses.save(from.personId, {
    serviceUrl,
    conversationId,
    teamsUserId: from.teamsId,
    tenantId,
  });
  shell.remembered.add(from.personId);
  await shell.ledger.revive(from.personId, revive);
  shell.committed();
}

/** A receipt counts as having seen the cards above it (process page §6); nobody waits for it to be noted. */
function wasRead(shell: ConversationShell, { from, place, lastReadActivityId }: ReadReceipt): Answer {
  const { conversationId } = place;
  const now = shell.clock.now();
  if (place.isPrivate)
    shell.later(() => shell.ledger.readUpTo(from.personId, conversationId, lastReadActivityId, now));
  return { kind: 'none' };
}

/** Some clients only say that the bot joined the chat: that is an installation without a word of welcome. */
async function joined(shell: ConversationShell, { botJoined, from, place }: Joined): Promise<Answer> {
  if (botJoined && from !== undefined) shell.later(() => remember(shell, from, place, 'failed'));
  return { kind: 'none' };
}

async function installation(shell: ConversationShell, turn: Installation): Promise<Answer> {
  if (turn.from === undefined) return { kind: 'none' };
  const { personId } = turn.from;
  if (!turn.place.isPrivate) return { kind: 'none' };
  if (turn.kind === 'removed') {
    shell.remembered.delete(personId);
    await shell.addresses.forget(personId);
    return { kind: 'none' };
  }
  const { from, place } = turn;
  shell.later(() => remember(shell, from, place, 'all'));
  return freeCard(welcomeCard());
}
