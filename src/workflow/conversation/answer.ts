import { welcomeCard } from '../../views/cards/other-cards/help-card';
import { tooOften } from '../entry/let-in';
import { whoIs } from '../entry/who-is';
import { answerMessage } from './answer-message';
import { answerPress } from './answer-press';
import { freeCard } from './answers';
import type { ConversationShell } from './shell';
import type { Answer, Installation, Joined, Place, ReadReceipt, Sender, Turn } from './turn';

/**
 * Answers one activity. Who presses comes from the activity, what they may do from the case.
 * Throws what the stores throw: the edge then says that it was not saved.
 */
export async function answer(shell: ConversationShell, given: Turn): Promise<Answer> {
  const turn = await identified(shell, given);
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

/** The same, from whom the directory knows under this tenant and object id. */
async function identified(shell: ConversationShell, turn: Turn): Promise<Turn> {
  const { from, place } = turn;
  if (from === undefined) return turn;
  const personId = await whoIs(shell, { personId: from.personId, tenantId: place.tenantId });
  return { ...turn, from: { ...from, personId } };
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
  const noted = async () => {
    if (await tooOften(shell, from.personId)) return;
    await shell.ledger.readUpTo(from.personId, conversationId, lastReadActivityId, now);
  };
  if (place.isPrivate) shell.later(noted);
  return { kind: 'none' };
}

/** Some clients only say that the bot joined the chat: that is an installation without a word of welcome. */
async function joined(shell: ConversationShell, { botJoined, from, place }: Joined): Promise<Answer> {
  const noted = async () => {
    if (from !== undefined && !(await tooOften(shell, from.personId)))
      await remember(shell, from, place, 'failed');
  };
  if (botJoined) shell.later(noted);
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
  if (await tooOften(shell, personId)) return { kind: 'none' };
  const { from, place } = turn;
  shell.later(() => remember(shell, from, place, 'all'));
  return freeCard(welcomeCard());
}
