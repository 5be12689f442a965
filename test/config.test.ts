import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readPackageSettings } from '../src/cli/package/settings';
import {
  ConfigError,
  type Environment,
  loadConfig,
  loadOperatorConfig,
  type Mode,
  variableNames,
} from '../src/config';
import { packageFields } from '../src/config/package-fields';

const appId = '3f2504e0-4f89-41d3-9a0c-0305e82c3301';
const tenant = '9f86d081-884c-4d63-a1b2-5c1f4e5a7c3d';
const key = (letter: string) => Buffer.alloc(32, letter).toString('base64');

const complete = {
  MicrosoftAppId: appId.toUpperCase(),
  MicrosoftAppPassword: 'secret',
  MicrosoftAppTenantId: tenant,
  TENANT_ALLOW_LIST: `${tenant}, ${appId}`,
  REDIS_URL: 'rediss://bot:secret@redis.example.nhs.uk:6380',
  SEALING_KEYS: `new:${key('n')},old:${key('o')}`,
  CHAIN_KEY: key('c'),
  DIRECTORY_FILE: '/etc/directory.json',
};

function problemsOf(env: Environment, mode: Mode = 'production'): readonly string[] {
  try {
    loadConfig(env, mode);
  } catch (error) {
    if (error instanceof ConfigError) return error.problems;
    throw error;
  }
  return [];
}

describe('production', () => {
  test('starts with what it needs, and takes the public cloud for the rest', () => {
    const config = loadConfig(complete, 'production');
    expect(config).toMatchObject({
      mode: 'production',
      port: 3978,
      app: { id: appId, tenantId: tenant, type: 'SingleTenant' },
      tenantAllowList: [tenant, appId],
      redisUrl: complete.REDIS_URL,
      authority: {
        tokenIssuer: 'https://api.botframework.com',
        tokenUrl: `https://login.microsoftonline.com/${tenant}/oauth2/v2.0/token`,
      },
    });
    expect(config.serviceUrlHosts).toContain('smba.trafficmanager.net');
    expect(config.sealingKeys.map(({ id }) => id)).toEqual(['new', 'old']);
    expect(config.chainKey).toEqual(Buffer.alloc(32, 'c'));
  });

  test('names everything that is missing at once, one line a variable, each saying what to set', () => {
    const problems = problemsOf({});
    expect(problems.map((line) => line.split(' ')[0])).toEqual([
      'MicrosoftAppId',
      'MicrosoftAppTenantId',
      'TENANT_ALLOW_LIST',
      'REDIS_URL',
      'SEALING_KEYS',
      'CHAIN_KEY',
      'DIRECTORY_FILE',
      'MicrosoftAppPassword',
    ]);
    for (const line of problems) expect(line).toMatch(/^\w+ is not set: set .*\.$/);
  });

  test.each(Object.keys(complete))('refuses to start without %s, empty or absent', (name) => {
    const expected = [expect.stringMatching(`^${name} is not set`)];
    expect(problemsOf({ ...complete, [name]: undefined })).toEqual(expected);
    expect(problemsOf({ ...complete, [name]: '  ' })).toEqual(expected);
  });

  test('needs no public address, and takes one without a slash at its end', () => {
    expect(loadConfig(complete, 'production').publicUrl).toBeUndefined();
    const env = { ...complete, PUBLIC_URL: 'https://second-opinion.example.nhs.uk/bot/' };
    expect(loadConfig(env, 'production').publicUrl).toBe('https://second-opinion.example.nhs.uk/bot');
  });

  test.each(['redis://bot:secret@redis.example', 'rediss://redis.example:6380', 'redis://redis.example'])(
    'a Redis that anybody on the way could read or enter is meant: %s',
    (REDIS_URL) => {
      expect(problemsOf({ ...complete, REDIS_URL })).toEqual([
        expect.stringMatching(
          /^REDIS_URL is reached without encryption or without a password: .*REDIS_PLAINTEXT=yes/,
        ),
      ]);
      expect(problemsOf({ ...complete, REDIS_URL, REDIS_PLAINTEXT: 'yes' })).toEqual([]);
    },
  );

  test('sentinels are addresses like that of Redis, which has the primary’s name in place of host and port', () => {
    const sentinels = 'rediss://:secret@one.example:26379, rediss://:secret@two.example';
    const env = { ...complete, REDIS_URL: 'rediss://bot:secret@mymaster', REDIS_SENTINELS: sentinels };
    expect(loadConfig(env, 'production').redisSentinels).toEqual([
      'rediss://:secret@one.example:26379',
      'rediss://:secret@two.example',
    ]);
    expect(loadConfig(complete, 'production').redisSentinels).toEqual([]);
    expect(problemsOf({ ...env, REDIS_URL: complete.REDIS_URL })).toEqual([
      expect.stringMatching(
        /^REDIS_URL names a port, which the sentinels say: .*rediss:\/\/bot:secret@mymaster/,
      ),
    ]);
    expect(problemsOf({ ...env, REDIS_SENTINELS: 'redis://:secret@one.example' })).toEqual([
      expect.stringMatching(/^REDIS_SENTINELS are reached without encryption or without a password/),
    ]);
    expect(problemsOf({ ...env, REDIS_SENTINELS: 'one.example:26379' })).toEqual([
      expect.stringMatching(/^REDIS_SENTINELS must begin with rediss:/),
    ]);
  });

  test('a Redis that tells no settings is stated; one that relies on replicas needs some', () => {
    expect(loadConfig(complete, 'production').redisDurability).toBeUndefined();
    const stated = (REDIS_DURABILITY: string, more: object = {}) =>
      problemsOf({ ...complete, REDIS_DURABILITY, ...more });
    expect([stated('always'), stated('waitaof'), stated('replicas', { REDIS_REPLICAS: '1' })]).toEqual([
      [],
      [],
      [],
    ]);
    expect(stated('replicas')).toEqual([
      expect.stringMatching(/^REDIS_DURABILITY=replicas .* set REDIS_REPLICAS/),
    ]);
    expect(stated('probably')).toEqual(['REDIS_DURABILITY must be one of always, waitaof, replicas.']);
  });

  test('needs no secret with a managed identity', () => {
    const env = { ...complete, MicrosoftAppPassword: '', MicrosoftAppType: 'UserAssignedMSI' };
    expect(problemsOf(env)).toEqual([]);
  });

  test.each([
    ['PORT', '70000'],
    ['PORT', '3978.5'],
    ['LOG_LEVEL', 'loud'],
    ['PUBLIC_URL', 'http://second-opinion.example.nhs.uk'],
    ['PUBLIC_URL', 'https://second-opinion.example.nhs.uk/?a=b'],
    ['PUBLIC_URL', 'https://second-opinion.example.nhs.uk/#top'],
    ['PUBLIC_URL', 'second-opinion.example.nhs.uk'],
    ['PUBLIC_URL', 'https://example.nhs.uk/tab'],
    ['PUBLIC_URL', 'https://example.nhs.uk/api/second-opinion'],
    ['PUBLIC_URL', 'https://example.nhs.uk/second%20opinion'],
    ['PUBLIC_URL', 'https://example.nhs.uk//second-opinion'],
    ['KEEP_ALIVE_SECONDS', '4'],
    ['MicrosoftAppId', 'the-bot'],
    ['MicrosoftAppType', 'MultiTenant'],
    ['TENANT_ALLOW_LIST', '*'],
    ['TENANT_ALLOW_LIST', `${tenant},nhs.net`],
    ['TENANT_ALLOW_LIST', ','],
    ['SERVICE_URL_HOSTS', 'https://smba.trafficmanager.net/'],
    ['SERVICE_URL_HOSTS', '*.trafficmanager.net'],
    ['REDIS_URL', 'http://redis'],
    ['SEALING_KEYS', key('n')],
    ['SEALING_KEYS', 'short:c2hvcnQ='],
    ['SEALING_KEYS', `twice:${key('a')},twice:${key('b')}`],
    ['CHAIN_KEY', key('c').replace('=', '!')],
    ['DRAFT_RETENTION_DAYS', '0'],
    ['REDIS_REPLICAS', '-1'],
    ['OPENID_METADATA_URL', 'not an address'],
    ['TOKEN_URL', 'http://login.example.org/token'],
    ['TOKEN_SCOPE', 'HTTP://login.example.org/.default'],
    ['OPENID_METADATA_URL', 'http://login.example.org/keys'],
    ['LOCAL_TEAMS_URL', 'http://127.0.0.1:3979'],
    ['LOCAL_TEAMS_LIMITS', 'yes'],
    ['LOCAL_TIME', '2026-12-24T16:40:00Z'],
    ['METRICS_TOKEN', 'short'],
    ['ALLOW_UNSIGNED_REQUESTS', 'yes'],
    ['ALLOW_UNSIGNED_REQUESTS', 'no'],
  ])('refuses %s=%s with one line', (name, value) => {
    const problems = problemsOf({ ...complete, [name]: value });
    expect(problems).toHaveLength(1);
    expect(problems[0]).toMatch(new RegExp(`^${name} .*\\.$`));
    expect(problems[0]).not.toContain('secret');
  });

  test('refuses the invented keys of the local start', () => {
    const { sealingKeys, chainKey } = loadConfig({}, 'local');
    const sealing = sealingKeys.map((one) => `${one.id}:${one.key.toString('base64')}`).join();
    expect(
      problemsOf({ ...complete, SEALING_KEYS: sealing, CHAIN_KEY: chainKey.toString('base64') }),
    ).toEqual([
      expect.stringMatching(/^SEALING_KEYS holds the invented key/),
      expect.stringMatching(/^CHAIN_KEY is the invented key/),
    ]);
  });

  test('takes the addresses of a sovereign cloud', () => {
    const env = {
      ...complete,
      OPENID_METADATA_URL: 'https://login.botframework.azure.us/v1/.well-known/openidconfiguration',
      TOKEN_ISSUER: 'https://api.botframework.us',
      TOKEN_URL: `https://login.microsoftonline.us/${tenant}/oauth2/v2.0/token`,
      TOKEN_SCOPE: 'https://api.botframework.us/.default',
      SERVICE_URL_HOSTS: 'smba.infra.gov.teams.microsoft.us',
    };
    const config = loadConfig(env, 'production');
    expect(config.authority.tokenIssuer).toBe('https://api.botframework.us');
    expect(config.serviceUrlHosts).toEqual(['smba.infra.gov.teams.microsoft.us']);
  });

  test('the message lists every problem, and no value', () => {
    const env = { ...complete, CHAIN_KEY: 'hush', PORT: 'x' };
    expect(() => loadConfig(env, 'production')).toThrow(/PORT must be.*\n.*CHAIN_KEY must be/);
    expect(() => loadConfig(env, 'production')).not.toThrow(/hush/);
  });

  test('the settings cannot be changed afterwards', () => {
    const config = loadConfig(complete, 'production');
    expect(Object.isFrozen(config)).toBe(true);
    expect(Object.isFrozen(config.app)).toBe(true);
    expect(Object.isFrozen(config.tenantAllowList)).toBe(true);
    expect(Object.isFrozen(config.sealingKeys[0])).toBe(true);
  });
});

describe('local', () => {
  test('needs nothing, and never turns authentication off', () => {
    const config = loadConfig({ MicrosoftAppId: '' }, 'local');
    expect(config.app.id).toMatch(/^[0-9a-f-]{36}$/);
    expect(config).toMatchObject({ localTeamsUrl: 'http://127.0.0.1:3979', redisUrl: undefined });
    expect(config.tenantAllowList).toEqual([config.app.tenantId]);
  });

  test('the stand-in is the authority and the only service address', () => {
    const config = loadConfig(
      {
        LOCAL_TEAMS_URL: 'http://127.0.0.1:5000/',
        SERVICE_URL_HOSTS: 'smba.trafficmanager.net',
        MicrosoftAppTenantId: tenant,
      },
      'local',
    );
    expect(config.serviceUrlHosts).toEqual(['127.0.0.1:5000', 'localhost:5000', '[::1]:5000']);
    expect(config.authority).toMatchObject({
      openIdMetadataUrl: 'http://127.0.0.1:5000/v1/.well-known/openidconfiguration',
      tokenUrl: `http://127.0.0.1:5000/${tenant}/oauth2/v2.0/token`,
    });
  });

  test('the stand-in must be on this machine', () => {
    expect(problemsOf({ LOCAL_TEAMS_URL: 'http://teams.example.org' }, 'local')).toEqual([
      expect.stringMatching(/^LOCAL_TEAMS_URL must be on this machine/),
    ]);
  });

  test('unsigned requests are let in only where that is said in so many words', () => {
    expect(loadConfig({}, 'local').allowUnsignedRequests).toBe(false);
    expect(loadConfig({ ALLOW_UNSIGNED_REQUESTS: 'yes' }, 'local').allowUnsignedRequests).toBe(true);
    expect(problemsOf({ ALLOW_UNSIGNED_REQUESTS: 'true' }, 'local')).toEqual([
      'ALLOW_UNSIGNED_REQUESTS must be yes, or not set at all.',
    ]);
  });

  test('the time at which it starts can be set, with its zone', () => {
    expect(loadConfig({}, 'local').localTime).toBeUndefined();
    const at = '2026-12-24T16:40:00+01:00';
    expect(loadConfig({ LOCAL_TIME: at }, 'local').localTime).toBe(at);
    expect(problemsOf({ LOCAL_TIME: '2026-12-24 16:40' }, 'local')).toEqual([
      'LOCAL_TIME must be a date and time with its zone, for example 2026-12-24T16:40:00Z.',
    ]);
  });

  test('a wrong value is one line here too', () => {
    expect(problemsOf({ LOCAL_TEAMS_URL: 'nonsense', PORT: '-1' }, 'local')).toHaveLength(2);
  });
});

describe('the operator’s commands', () => {
  test('need what opens the store, and nothing of Teams; invented keys are as good as others', () => {
    const { sealingKeys, chainKey } = loadConfig({}, 'local');
    const config = loadOperatorConfig({
      MicrosoftAppTenantId: tenant.toUpperCase(),
      REDIS_URL: 'redis://127.0.0.1:6379',
      SEALING_KEYS: sealingKeys.map((one) => `${one.id}:${one.key.toString('base64')}`).join(),
      CHAIN_KEY: chainKey.toString('base64'),
      HEADS_FILE: '/var/lib/second-opinion/heads.txt',
    });
    expect(config).toMatchObject({ tenantId: tenant, headsFile: '/var/lib/second-opinion/heads.txt' });
    expect(config.sealingKeys).toEqual(sealingKeys);
  });

  test('name everything that is missing or wrong at once', () => {
    const problems = (env: Environment): readonly string[] => {
      try {
        loadOperatorConfig(env);
      } catch (error) {
        if (error instanceof ConfigError) return error.problems;
        throw error;
      }
      return [];
    };
    expect(problems({ REDIS_URL: 'http://redis' })).toEqual([
      expect.stringMatching(/^REDIS_URL must begin with/),
      expect.stringMatching(/^MicrosoftAppTenantId is not set: set/),
      expect.stringMatching(/^SEALING_KEYS is not set: set/),
      expect.stringMatching(/^CHAIN_KEY is not set: set/),
    ]);
  });
});

describe('.env.example', () => {
  const text = readFileSync(join(__dirname, '../.env.example'), 'utf8');
  const entries = text
    .split('\n\n')
    .map((block) => ({ block, set: /^#?([A-Za-z_]+)=(.+)$/m.exec(block) }))
    .filter(({ set }) => set);

  test('lists exactly the variables that are read, in the same order, and those of packaging after them', () => {
    expect(entries.map(({ set }) => set?.[1])).toEqual([...variableNames, ...Object.keys(packageFields)]);
  });

  test('each with its meaning, its default and an example', () => {
    for (const { block } of entries)
      expect(block).toMatch(/^# \S.*\n(# .*\n)*# Default: .+ Example:\n#\w+=.+/);
  });

  test('the examples together are settings that production takes', () => {
    const env = Object.fromEntries(entries.map(({ set }) => [set?.[1] ?? '', set?.[2] ?? '']));
    delete env['LOCAL_TEAMS_URL'];
    delete env['LOCAL_TEAMS_LIMITS'];
    // With it REDIS_URL is another one.
    delete env['REDIS_SENTINELS'];
    delete env['LOCAL_TIME'];
    delete env['ALLOW_UNSIGNED_REQUESTS'];
    expect(problemsOf(env)).toEqual([]);
    expect(readPackageSettings(env)).toMatchObject({ ok: true });
  });
});
