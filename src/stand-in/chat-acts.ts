import * as activities from './activities';
import type { ActParts, Exchange } from './exchange';
import { exchange, inChat } from './exchange';

/** What a person does in the chat apart from pressing. All but `install` throw when the person lacks the app. */
export interface ChatActs {
  /** Adds the app. Both activities are sent, the second only when the first was answered with 200. */
  install(personId: string): Promise<Exchange>;
  /** Removes the app. */
  uninstall(personId: string): Promise<Exchange>;
  /** Writes a message; with a picture that was pasted into it, or a file, where one is named. */
  say(personId: string, text: string, brings?: 'picture' | 'file'): Promise<Exchange>;
  /** Sends the read receipt of a message, as tenants do that grant it. */
  markRead(personId: string, messageId: string): Promise<Exchange>;
}

async function install(parts: ActParts, personId: string): Promise<Exchange> {
  const member = parts.people.setInstalled(personId, true);
  const [joined, installed] = activities.installActivities(member, parts.frame());
  const first = await exchange(parts, personId, joined);
  if (first.status !== 200) return first;
  const second = await exchange(parts, personId, installed);
  return { ...second, sent: [...first.sent, ...second.sent] };
}

/** What Teams sends beside the text, as its page on files has it. */
const attached = {
  picture: (text: string) => [
    {
      contentType: 'image/*',
      contentUrl: 'https://smba.trafficmanager.net/uk/v3/attachments/0-x/views/original',
    },
    { contentType: 'text/html', content: `<p>${text}<img src="https://example.org/0-x"></p>` },
  ],
  file: () => [
    {
      contentType: 'application/vnd.microsoft.teams.file.download.info',
      name: 'scan.pdf',
      contentUrl: 'https://example.sharepoint.com/scan.pdf',
      content: { downloadUrl: 'https://example.sharepoint.com/download', uniqueId: '0-x', fileType: 'pdf' },
    },
  ],
} as const;

function say(
  parts: ActParts,
  personId: string,
  text: string,
  brings?: 'picture' | 'file',
): Promise<Exchange> {
  const member = inChat(parts, personId);
  const { activityId } = parts.inboxes.add('person', personId, member.conversationId, { text });
  const attachments = brings === undefined ? {} : { attachments: attached[brings](text) };
  const fields = { type: 'message', id: activityId, text, textFormat: 'plain', ...attachments };
  return exchange(parts, personId, activities.activityFrom(member, parts.frame(), fields));
}

/** The chat's own verbs, as a person's client carries them out. */
export function createChatActs(parts: ActParts): ChatActs {
  const { people, frame } = parts;
  return {
    install: (personId) => install(parts, personId),
    async uninstall(personId) {
      const activity = activities.uninstallActivity(inChat(parts, personId), frame());
      people.setInstalled(personId, false);
      return exchange(parts, personId, activity);
    },
    say: async (personId, text, brings) => say(parts, personId, text, brings),
    markRead: async (personId, messageId) =>
      exchange(parts, personId, activities.readActivity(inChat(parts, personId), frame(), messageId)),
  };
}
