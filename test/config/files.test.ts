import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ConfigError, loadConfig } from '../../src/config';
import { envFrom } from '../../src/config/files/env-text';
import { textOf } from '../../src/config/files/text-of';
import { remindersFromText } from '../../src/domain/process/due/reminders-from-text';
import { root } from '../support/source-files';

const bytes = (text: string, encoding: BufferEncoding = 'utf8') => Buffer.from(text, encoding);
function refusal(work: () => unknown): string {
  try {
    work();
  } catch (error) {
    if (error instanceof ConfigError) return error.problems.join('\n');
    throw error;
  }
  return '';
}

describe('a file of an operator', () => {
  test.each(['\n', '\r\n', '\r'])(
    'is UTF-8, its mark is dropped, and the line of what is not is told (lines end in %j)',
    (end) => {
      const text = ['one', 'Siân', 'three'].join(end);
      expect(textOf(bytes(`\uFEFF${text}`), 'a.csv')).toEqual({ text, misread: [] });
      expect(refusal(() => textOf(bytes(text, 'latin1'), 'a.csv'))).toMatch(
        /^a\.csv, line 2, holds a character that is not UTF-8\. Save it as UTF-8: in Excel as “CSV UTF-8/,
      );
    },
  );

  test.each([
    ['little', bytes('\uFEFFa', 'utf16le')],
    ['big', bytes('\uFEFFa', 'utf16le').swap16()],
    ['little, no mark', bytes('ab', 'utf16le')],
    ['big, no mark', bytes('ab', 'utf16le').swap16()],
  ])('in UTF-16 (%s) is called so', (_, given) => {
    expect(refusal(() => textOf(given, 'a.csv'))).toMatch(/^a\.csv is UTF-16/);
  });

  test.each([
    ['SiÃ¢n', 'Siân'],
    ['Oâ€™Neill', 'O’Neill'],
    ['WiÅ›niewski', 'Wiśniewski'],
    ['Siân', undefined],
    ['Ã', undefined],
    ['Łukasz', undefined],
    ['CafÃ© de la CitÃ©', 'Café'],
  ])('“%s”: whether it was misread before', (was, is) => {
    const found = textOf(bytes(`first\n${was}`), 'a.csv').misread;
    expect(found).toEqual(is === undefined ? [] : [{ line: 2, was: was.split(' ')[0], is }]);
  });

  test('nothing at all is a text too', () => {
    expect(textOf(bytes(''), 'a.csv')).toEqual({ text: '', misread: [] });
  });
});

describe('.env', () => {
  const read = (text: string) => envFrom(textOf(bytes(text), '.env').text, '.env');

  test('with a byte order mark begins with its first variable', () => {
    expect(read('\uFEFFMicrosoftAppId=a\r\nPORT=1')).toEqual({ MicrosoftAppId: 'a', PORT: '1' });
  });

  test.each([
    'MicrosoftAppPassword=Q~8#abc',
    'export MicrosoftAppPassword = Q~8#abc # why',
    'MicrosoftAppPassword=#abc',
    'METRICS_TOKEN=a#',
  ])('“%s” would be cut off, and is refused with what to do', (line) => {
    expect(refusal(() => read(`PORT=1\n${line}\n`))).toMatch(
      /has a # in its value, which would be cut off there: put the value in quotes/,
    );
    expect(refusal(() => read(line))).not.toContain('abc');
  });

  test.each([
    ['MicrosoftAppPassword="Q~8#abc"', 'Q~8#abc'],
    ["MicrosoftAppPassword='Q~8#abc'", 'Q~8#abc'],
    ['MicrosoftAppPassword=Q/8+a@b== # the one of May', 'Q/8+a@b=='],
    ['MicrosoftAppPassword=Q # a#b', 'Q'],
  ])('%s is taken', (line, value) => expect(read(line)).toEqual({ MicrosoftAppPassword: value }));

  test('what is not ours is none of ours', () => {
    expect(read('OTHER=a#b')).toEqual({ OTHER: 'a' });
  });

  test('the example is read as it stands', () => {
    expect(() =>
      read(readFileSync(join(root, '.env.example'), 'utf8').replaceAll(/^#(?=\w+=)/gm, '')),
    ).not.toThrow();
  });
});

test('reminders with a byte order mark are read', () => {
  expect(() => remindersFromText(textOf(bytes('\uFEFF{"dailyReminders": 3}'), 'r.json').text)).not.toThrow();
});

describe('the address of Redis', () => {
  const said = (REDIS_URL: string) => refusal(() => loadConfig({ REDIS_URL }, 'local'));

  test.each([
    'rediss://redis.example.nhs.uk:6380',
    'redis://127.0.0.1:6379/0',
    'redis://[::1]:6379',
    'rediss://:ab%2Fcd%2Bef%3D@host:6380',
    'rediss://bot:ab+cd=@host:6380',
  ])('%s is taken', (url) => expect(said(url)).toBe(''));

  test.each([
    'rediss://:ab/cd+ef=@host:6380',
    'rediss://bot:12/cd@host:6380',
    'rediss://:ab#cd@host',
    'rediss://bot:12#cd@host',
    'rediss://:ab?c@host',
    'rediss://:ab%zz@host',
  ])('%s: its password is to be percent-encoded, and is not repeated', (url) => {
    expect(said(url)).toMatch(/^REDIS_URL cannot be read: in its password write \/ as %2F, # as %23/);
    expect(said(url)).not.toContain(url.split(':')[2]?.split('@')[0]);
  });

  test.each([
    ['redis.example.nhs.uk:6380', /must begin with rediss:\/\/ or redis:\/\//],
    ['rediss://', /must begin with/],
    ['rediss://host:port', /must hold a host, and a port/],
  ])('%s: another mistake is told as such', (url, words) => expect(said(url)).toMatch(words));
});

test('an id or a host that was copied with what nobody sees is taken as it reads', () => {
  const id = '3f2504e0-4f89-41d3-9a0c-0305e82c3301';
  const copied = {
    MicrosoftAppId: `\u202a${id}\u200b\u202c`,
    TENANT_ALLOW_LIST: `\u00a0${id.toUpperCase()}\ufeff`,
  };
  expect(loadConfig(copied, 'local')).toMatchObject({ app: { id }, tenantAllowList: [id] });
});
