import { readPackageSettings } from '../../../src/cli/package/settings';
import { packageSettings } from './settings';

const problemsOf = (env: Readonly<Record<string, string | undefined>>) => {
  const read = readPackageSettings(env);
  return read.ok ? [] : read.problems;
};

test('what is set is taken, ids and host in lower case', () => {
  const env = { ...packageSettings, MicrosoftAppId: packageSettings.MicrosoftAppId.toUpperCase() };
  expect(readPackageSettings(env)).toEqual({ ok: true, settings: packageSettings });
});

test('the app has the id of the bot unless it has one of its own', () => {
  expect(readPackageSettings({ ...packageSettings, TEAMS_APP_ID: ' ' })).toMatchObject({
    settings: { TEAMS_APP_ID: packageSettings.MicrosoftAppId },
  });
});

test('the host is that of the bot’s public address unless it is set', () => {
  const env = {
    ...packageSettings,
    PUBLIC_HOST: '',
    PUBLIC_URL: 'https://other.example.nhs.uk/second-opinion',
  };
  expect(readPackageSettings(env)).toMatchObject({ settings: { PUBLIC_HOST: 'other.example.nhs.uk' } });
  expect(problemsOf({ ...env, PUBLIC_URL: 'nonsense' })).toHaveLength(1);
});

test('the path is that of the bot’s public address, where that is on the same host; what the bot refuses is refused', () => {
  const pathWith = (PUBLIC_URL: string) => {
    const read = readPackageSettings({ ...packageSettings, PUBLIC_URL });
    return read.ok ? read.settings.PUBLIC_PATH : read.problems;
  };
  const { PUBLIC_HOST } = packageSettings;
  expect(pathWith(`https://${PUBLIC_HOST}/second-opinion/`)).toBe('/second-opinion');
  expect(pathWith(`https://${PUBLIC_HOST}/`)).toBe('');
  expect(pathWith('https://elsewhere.example.nhs.uk/second-opinion')).toBe('');
  expect(pathWith(`https://${PUBLIC_HOST}/tab`)).toEqual([
    expect.stringContaining('PUBLIC_URL must have a path that does not begin with'),
  ]);
});

test.each(Object.keys(packageSettings).filter((name) => !['TEAMS_APP_ID', 'PUBLIC_PATH'].includes(name)))(
  'without %s there is one sentence, which says what to set',
  (name) => {
    const expected = [expect.stringMatching(new RegExp(`^${name} is not set: set .+\\.$`))];
    expect(problemsOf({ ...packageSettings, [name]: undefined })).toEqual(expected);
    expect(problemsOf({ ...packageSettings, [name]: '  ' })).toEqual(expected);
  },
);

test.each([
  ['MicrosoftAppId', 'the-bot', 'must be a GUID'],
  ['TEAMS_APP_ID', '1234', 'must be a GUID'],
  ['PUBLIC_HOST', 'https://second-opinion.example.nhs.uk', 'must hold host names only'],
  ['PUBLIC_HOST', 'second-opinion.example.nhs.uk:3978', 'must be a host name without a port'],
  ['PUBLIC_HOST', 'localhost', 'must be a host name without a port'],
  ['PUBLIC_HOST', '*.nhs.uk', 'must hold host names only'],
  ['DEVELOPER_NAME', 'x'.repeat(33), 'must be 32 characters at most'],
  [
    'DEVELOPER_PRIVACY_URL',
    'http://example.nhs.uk/privacy',
    'must be a web address that begins with https://',
  ],
])('%s=%s is refused: %s', (name, value, why) => {
  expect(problemsOf({ ...packageSettings, [name]: value })).toEqual([
    expect.stringContaining(`${name} ${why}`),
  ]);
});
