import type { Inboxes } from './connector/inbox';
import type { People } from './people';
import type { ChatViews, TeamsChange } from './teams';
import type { Watch } from './watch';

const PATIENCE = 5_000;

/** What can be looked at in the stand-in's chats, and waiting for it to change. */
export function createChatViews(
  people: People,
  inboxes: Inboxes,
  watch: Watch,
  listeners: Set<(change: TeamsChange) => void>,
): ChatViews {
  function thread(personId: string) {
    return inboxes.of(people.get(personId).person.id);
  }
  const inbox: ChatViews['inbox'] = (personId) =>
    thread(personId).filter(({ from, deleted }) => from === 'bot' && !deleted);
  return {
    members: people.all,
    member: people.get,
    thread,
    inbox,
    latest(personId) {
      const newest = inbox(personId).at(-1);
      if (!newest) throw new Error(`The bot has sent nothing to ${people.get(personId).person.name}`);
      return newest;
    },
    message(personId, activityId) {
      const message = thread(personId).find((one) => one.activityId === activityId);
      if (!message)
        throw new Error(`No message ${activityId} in the chat of ${people.get(personId).person.name}`);
      return message;
    },
    onChange(listener) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    until: (check, timeout = PATIENCE) => watch.until(check, timeout),
  };
}
