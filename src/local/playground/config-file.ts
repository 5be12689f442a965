import type { LocalConfig } from '../../config/types';
import { type PlaygroundPerson, playgroundPeople } from './people';

/**
 * A configuration file for Microsoft's Agents Playground, in which one of the six people types and the other five are
 * there; it takes no other number, and nobody twice. Its own default has ids that are no GUIDs, which the bot refuses.
 *
 * @param app as which the bot goes, and in which tenant
 * @param who the person who types; the Playground plays one at a time
 * @returns the file's text: JSON, which is YAML too
 */
export function playgroundConfigFile(app: LocalConfig['app'], who: PlaygroundPerson): string {
  const file = {
    version: '0.1.1',
    tenantId: app.tenantId,
    bot: { id: `28:${app.id}`, name: 'Second opinion' },
    currentUser: userOf(who),
    users: playgroundPeople()
      .filter(({ role }) => role !== who.role)
      .map(userOf),
    personalChat: { id: `playground-chat-${who.role}` },
    groupChat: { id: 'playground-group-chat', name: 'Group chat' },
    team: {
      id: 'playground-team',
      name: 'Team',
      aadGroupId: '00000000-0000-4000-8000-0000000007ea',
      channels: [{ id: 'playground-channel', name: 'Channel' }],
    },
  };
  return `${JSON.stringify(file, null, 2)}\n`;
}

function userOf({ role, person }: PlaygroundPerson) {
  const [givenName = '', ...rest] = person.name.replace(/^Dr /, '').split(' ');
  const address = `${role}@example.org`;
  return {
    id: `29:${person.id}`,
    name: person.name,
    // The Playground spells it so.
    userPrincipleName: address,
    aadObjectId: person.id,
    givenName,
    surname: rest.join(' '),
    email: address,
  };
}
