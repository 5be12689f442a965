import { z } from 'zod';
import { loadConfig } from '../../../src/config';
import { inventedDirectory } from '../../../src/domain/directory/invented/invented-directory';
import { playgroundConfigFile } from '../../../src/local/playground/config-file';
import { playgroundPeople } from '../../../src/local/playground/people';

const { app } = loadConfig({}, 'local');
const user = z.strictObject({
  id: z.string().min(1),
  name: z.string().max(256),
  userPrincipleName: z.string(),
  aadObjectId: z.guid(),
  givenName: z.string().min(1),
  surname: z.string().min(1),
  email: z.string(),
});
/** What the Playground's own check asks for, as far as it concerns us. */
const file = z.strictObject({
  version: z.literal('0.1.1'),
  tenantId: z.guid(),
  bot: z.strictObject({ id: z.string(), name: z.string().max(42) }),
  currentUser: user,
  users: z.array(user).length(5),
  personalChat: z.strictObject({ id: z.string() }),
  groupChat: z.strictObject({ id: z.string(), name: z.string() }),
  team: z.strictObject({
    id: z.string(),
    name: z.string(),
    aadGroupId: z.guid(),
    channels: z.array(z.strictObject({ id: z.string(), name: z.string() })).max(1),
  }),
});

describe.each(playgroundPeople().map((who) => [who.role, who] as const))('played by the %s', (_role, who) => {
  const read = file.parse(JSON.parse(playgroundConfigFile(app, who)));

  test('there are five others, nobody twice, all with ids that are GUIDs and stand in the directory', () => {
    const ids = [read.currentUser, ...read.users].map(({ aadObjectId }) => aadObjectId);
    expect(new Set(ids).size).toBe(6);
    const known = inventedDirectory.people.map(({ id }) => id);
    expect(ids.filter((id) => !known.includes(id))).toEqual([]);
    expect(read.currentUser.aadObjectId).toBe(who.person.id);
  });

  test('the tenant and the bot are those of the local start', () => {
    expect(read).toMatchObject({ tenantId: app.tenantId, bot: { id: `28:${app.id}` } });
  });
});
