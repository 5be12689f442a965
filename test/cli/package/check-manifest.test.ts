import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { checkManifest } from '../../../src/cli/package/check-manifest';
import { fillManifest } from '../../../src/cli/package/fill-manifest';
import { plainSentence } from '../../../src/cli/package/plain-sentence';
import { botCommands } from '../../../src/views/cards/other-cards/help-card';
import { root } from '../../support/source-files';
import { packageSettings } from './settings';

const template = readFileSync(join(root, 'manifest/manifest.json'), 'utf8');
const fill = (text: string, commands = botCommands) => fillManifest(text, packageSettings, '1.2.3', commands);
const changed = (from: string, to: string) => {
  expect(template).toContain(from);
  return checkManifest(fill(template.replace(from, to)));
};

describe('filling in', () => {
  test('each scope gets the commands that the bot understands, and no others', () => {
    const lists = ['personal', 'team', 'groupChat'].map((scope) => ({
      scopes: [scope],
      commands: botCommands.map(({ title }) => expect.objectContaining({ title })),
    }));
    expect(fill(template)).toMatchObject({
      bots: [{ scopes: ['personal', 'team', 'groupChat'], commandLists: lists }],
    });
  });

  test('ids, host and single sign-on resource come from the settings', () => {
    const { MicrosoftAppId: botId, PUBLIC_HOST: host, TEAMS_APP_ID: id } = packageSettings;
    expect(fill(template)).toMatchObject({
      id,
      version: '1.2.3',
      bots: [{ botId, supportsFiles: false }],
      validDomains: [host],
      webApplicationInfo: { id: botId, resource: `api://${host}/botid-${botId}` },
    });
  });

  test('a quotation mark in a value stays text', () => {
    const name = 'The "Example", Trust\\';
    const manifest = fillManifest(
      template,
      { ...packageSettings, DEVELOPER_NAME: name },
      '1.2.3',
      botCommands,
    );
    expect(manifest).toMatchObject({ developer: { name } });
  });

  test('what is no JSON is said to be none', () => {
    expect(() => fill('{')).toThrow('manifest.json is not JSON.');
  });
});

describe('each mistake has its sentence', () => {
  test.each([
    [
      'a scope that is missing',
      '"team", "groupChat"',
      '"team"',
      '"bots", item 1, "scopes" must hold personal, team, groupChat, each once, and nothing else.',
    ],
    [
      'a scope that does not exist',
      '"groupChat"',
      '"groupchat"',
      '"bots", item 1, "scopes" must hold personal, team, groupChat, each once, and nothing else.',
    ],
    [
      'files',
      '"supportsFiles": false',
      '"supportsFiles": true',
      '"bots", item 1, "supportsFiles" must be false: the bot carries no files.',
    ],
    ['a name that nothing fills', '${{DEVELOPER_NAME}}', '${{DEVELOPER}}', 'Nothing fills in "DEVELOPER".'],
    [
      'another version of the schema',
      'v1.25/',
      'v1.13/',
      '"$schema" must be https://developer.microsoft.com/json-schemas/teams/v1.25/MicrosoftTeams.schema.json.',
    ],
    [
      'an address without https',
      '${{DEVELOPER_TERMS_URL}}',
      'http://example.nhs.uk',
      '"developer", "termsOfUseUrl" must be a web address that begins with https://.',
    ],
    [
      'a domain with a scheme',
      '["${{PUBLIC_HOST}}"]',
      '["https://${{PUBLIC_HOST}}"]',
      '"validDomains", item 1 must be a host name and no more.',
    ],
    [
      'a page of another host',
      'https://${{PUBLIC_HOST}}${{PUBLIC_PATH}}/tab',
      'https://example.org/tab',
      `"staticTabs", item 1, "contentUrl" must be https://${packageSettings.PUBLIC_HOST}/tab, or the same below the path of PUBLIC_URL.`,
    ],
    [
      'a page that is not the tab',
      '${{PUBLIC_PATH}}/tab',
      '${{PUBLIC_PATH}}/tab?a=b',
      `"staticTabs", item 1, "contentUrl" must be https://${packageSettings.PUBLIC_HOST}/tab, or the same below the path of PUBLIC_URL.`,
    ],
    [
      'a resource of another host',
      'api://${{PUBLIC_HOST}}/',
      'api://example.org/',
      `"webApplicationInfo.resource" must be api://${packageSettings.PUBLIC_HOST}/botid-${packageSettings.MicrosoftAppId}.`,
    ],
    [
      'an application that is not the bot',
      '"id": "${{BOT_ID}}"',
      '"id": "${{TEAMS_APP_ID}}"',
      '"webApplicationInfo.id" must be the id of the bot.',
    ],
  ])('%s', (_name, from, to, sentence) => {
    expect(changed(from, to)).toEqual([sentence]);
  });

  test('commands beyond what Teams shows', () => {
    const command = (title: string, description = 'What it does') => ({ title, description });
    const eleven = Array.from({ length: 11 }, (_, index) => command(`command ${index}`));
    expect(checkManifest(fill(template, eleven))[0]).toMatch(/"commands" must hold ten commands at most\.$/);
    expect(checkManifest(fill(template, [command('x'.repeat(33))]))[0]).toMatch(
      /"title" must be 32 characters at most\.$/,
    );
    expect(checkManifest(fill(template, [command('x', 'y'.repeat(129))]))[0]).toMatch(
      /"description" must be 128 characters/,
    );
  });
});

describe('what Microsoft’s library says, in plain words', () => {
  test.each([
    [
      ' must NOT have additional properties. Details: {"additionalProperty":"colour"}',
      'The manifest has the unknown key "colour".',
    ],
    [
      `/developer must have required property 'name'. Details: {"missingProperty":"name"}`,
      '"developer" lacks the key "name".',
    ],
    [
      '/bots/0/scopes/1 must be equal to one of the allowed values. Details: {"allowedValues":["team","personal"]}',
      '"bots", item 1, "scopes", item 2 must be one of: team, personal.',
    ],
    [
      '/id must match pattern "^[0-9a-fA-F]{8}-([0-9a-fA-F]{4}-){3}[0-9a-fA-F]{12}$". Details: {"pattern":"x"}',
      '"id" must be a GUID.',
    ],
    [
      '/name/short must NOT have more than 30 characters. Details: {"limit":30}',
      '"name", "short" must not have more than 30 characters.',
    ],
    ['something else', 'something else'],
  ])('%s', (said, sentence) => {
    expect(plainSentence(said)).toBe(sentence);
  });
});
