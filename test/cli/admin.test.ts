import { execFile } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { commands } from '../../src/cli/admin/commands';
import { inventedDirectory } from '../../src/domain/directory/invented/invented-directory';
import { inventedId } from '../../src/domain/directory/invented/invented-person';
import { csvDirectory } from '../../src/domain/directory/reading/csv-directory';
import { parseDirectory } from '../../src/domain/directory/reading/parse-directory';
import type { Directory } from '../../src/domain/directory/schema';
import { storeCase } from '../builders/stored-case';
import { root } from '../support/source-files';
import { operators } from './admin/an-operator';

const anOperator = operators();
/** By its place: the command runs in a folder without an .env. */
const tsx = pathToFileURL(join(root, 'node_modules/tsx/dist/loader.mjs')).href;
const folder = mkdtempSync(join(tmpdir(), 'admin-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const ref = 'T2HW-9CDK';
const nurse = inventedId(121);

function fileWith(name: string, directory: Directory | string): string {
  const path = join(folder, name);
  writeFileSync(path, typeof directory === 'string' ? directory : csvDirectory(directory));
  return path;
}

/** The directory after somebody on the case has left. */
const withoutNurse = {
  ...inventedDirectory,
  people: inventedDirectory.people
    .filter(({ id }) => id !== nurse)
    .map((each) => (each.id === inventedId(104) ? { ...each, phone: '01632 960777' } : each)),
};

describe('usage', () => {
  test('every command explains itself, and the list names each', async () => {
    const { types } = anOperator();
    const list = await types('--help');
    expect(list.code).toBe(0);
    for (const { name } of commands) {
      expect(list.said).toContain(name);
      const help = await types(`${name} --help`, undefined, true);
      expect(help.code).toBe(0);
      expect(help.said).toMatch(/hanges nothing|asks/);
      expect(help.said).toMatch(/log/);
    }
  });

  test.each([
    ['', 'COMMAND'],
    ['dance', 'There is no such command'],
    ['directory', 'Did you mean: directory check, directory import, directory restore, directory export?'],
    ['directory check', 'directory check FILE'],
    ['directory import a b', 'directory import FILE'],
    ['directory import a --force', '--force'],
    ['directory export --format xml', 'csv or json'],
    ['deliveries retry --case T2HW-9CDF', '--case takes a reference'],
    ['log --last many', '--last takes a number'],
  ])('"%s" is wrong usage', async (line, said) => {
    const told = await anOperator().types(line, undefined, true);
    expect(told.code).toBe(2);
    expect(told.said + told.warned).toContain(said);
    expect(told.warned.split('\n')).toHaveLength(1);
  });

  test('a store that is away, and a file that is not there, are one kind line', async () => {
    const { types } = anOperator();
    const away = await types('history verify', undefined, true);
    expect(away).toMatchObject({
      code: 1,
      warned: expect.stringMatching(/^Redis does not answer.*again\.$/),
    });
    const missing = await types(`directory check ${join(folder, 'none.csv')}`);
    expect(missing).toMatchObject({
      code: 1,
      warned: expect.stringMatching(/there is no such file or folder\.$/),
    });
    const heads = await types(`history verify --heads ${join(folder, 'none.txt')}`);
    expect(heads).toMatchObject({
      code: 1,
      warned: expect.stringMatching(/there is no such file or folder\.$/),
    });
  });
});

describe('directory', () => {
  test('check lists every mistake with its line, or what to look at', async () => {
    const { types } = anOperator();
    const good = await types(`directory check ${fileWith('good.csv', inventedDirectory)}`, undefined, true);
    expect(good.code).toBe(0);
    expect(good.said).toMatch(/can be used: \d+ organisations, \d+ people, 2 panels\./);
    expect(good.said).toContain('has no alternate');
    const text = csvDirectory(inventedDirectory).replace(',consultant,', ',wizard,').replace('INV-T1-CH', '');
    const bad = await types(`directory check ${fileWith('bad.csv', text)}`, undefined, true);
    expect(bad.code).toBe(1);
    expect(bad.warned).toMatch(/line \d+: The column "grade" must be one of: consultant/);
    expect(bad.warned).toMatch(/line \d+: The column "\w+" must not be empty/);
  });

  test('import shows, asks, and replaces', async () => {
    const { types, cases, directory } = anOperator();
    const everybody = fileWith('everybody.csv', inventedDirectory);
    expect(await types(`directory import ${everybody} --yes`)).toMatchObject({ code: 0, asked: [] });
    await storeCase(cases, ref);
    await storeCase(cases, 'W3NP-6GJV', 'closed');
    const path = fileWith('without.csv', withoutNurse);

    const dry = await types(`directory import ${path} --dry-run`);
    expect(dry).toMatchObject({ code: 0, asked: [] });
    expect(dry.said).toContain('0 people added, 1 removed, 1 changed:');
    expect(dry.said).toContain(`- Joy Mutasa-Greene (${nurse})`);
    expect(dry.said).toMatch(/phone: .+ → 01632 960777/);
    expect(dry.said).toContain(`${nurse} is removed and has a role on 1 open case: ${ref}`);
    expect(dry.said).toContain(`${ref} (team around the child): the consultant or the coordinator adds`);
    expect(dry.said).not.toContain('W3NP-6GJV');
    expect(dry.said).toContain('nothing was changed');

    expect(dry.said).toContain(
      '1 person with a role on an open case would be removed. If that is meant, add --remove.',
    );
    expect(await types(`directory import ${path} --yes`)).toMatchObject({
      code: 1,
      warned: expect.stringContaining('add --remove. Nothing was changed.'),
    });

    const alone = await types(`directory import ${path} --remove`);
    expect(alone).toMatchObject({ code: 1, warned: expect.stringContaining('add --yes') });
    expect(await types(`directory import ${path} --remove`, false)).toMatchObject({
      code: 1,
      asked: ['Replace the directory?'],
    });
    expect((await directory.read())?.version).toBe(1);

    expect(await types(`directory import ${path} --remove --as Anjali`, true)).toMatchObject({ code: 0 });
    expect(await directory.read()).toMatchObject({ version: 2, directory: withoutNurse });
    const again = await types(`directory import ${path}`);
    expect(again).toMatchObject({
      code: 0,
      asked: [],
      said: expect.stringContaining('nothing would change'),
    });

    const { said } = await types('log');
    expect(said).toMatch(
      /Z {2}Anjali {2}directory import {2}peopleAdded 0, peopleRemoved 1, peopleChanged 1/,
    );
    expect(said).toMatch(/malcolm {2}directory import --dry-run .*casesTouched 1/);
    expect((await types('log --last 1')).said.split('\n')).toHaveLength(1);
  });

  test('whoever has another account is not removed: what they had follows; one that may be forgotten is remarked on', async () => {
    const { types, cases, lists, drafts } = anOperator();
    await types(`directory import ${fileWith('first.csv', inventedDirectory)} --yes`);
    await storeCase(cases, ref);
    const key = { person: nurse, about: ref, form: 'comment' };
    await drafts.save(key, { page: '', values: { comment: 'Half' }, savedAt: '2027-01-20T09:00:00.000Z' }, 0);
    const present = inventedId(821);
    const moved = (more: object) => ({
      ...inventedDirectory,
      people: inventedDirectory.people.map((each) =>
        each.id === nurse ? { ...each, id: present, ...more } : each,
      ),
    });
    const forgotten = await types(`directory import ${fileWith('forgotten.csv', moved({}))} --dry-run`);
    expect(forgotten.said).toContain(
      `Joy Mutasa-Greene is removed (${nurse}) and added (${present}). If that is one person with another account, write ${nurse} into the column formerly`,
    );
    const told = await types(`directory import ${fileWith('told.csv', moved({ formerly: [nurse] }))} --yes`);
    expect(told.code).toBe(0);
    expect(told.said).toContain(`what they had under ${nurse} follows to ${present}.`);
    expect(told.said).not.toContain('is removed and has a role');
    expect((await lists.readMine(present, 10)).states.map((each) => each.ref)).toEqual([ref]);
    expect((await drafts.read({ ...key, person: present }))?.values).toEqual({ comment: 'Half' });
  });

  test('a file that removes many needs their number; the directory before is put back by one command', async () => {
    const { types, directory } = anOperator();
    await types(`directory import ${fileWith('all.csv', inventedDirectory)} --yes`);
    expect((await types('directory restore --yes')).warned).toContain('No directory from before is kept');
    const people = inventedDirectory.people.filter(({ organisation }) => !organisation.startsWith('INV-W1'));
    const organisations = inventedDirectory.organisations.filter(({ code }) => code !== 'INV-W1');
    const gone = inventedDirectory.people.length - people.length;
    const path = fileWith('cut-off.csv', { ...inventedDirectory, people, organisations });
    for (const line of ['--yes', '--remove --yes', `--number ${gone} --yes`, `--remove --number ${gone + 1}`])
      expect((await types(`directory import ${path} ${line}`)).warned).toContain(
        `add --remove --number ${gone}`,
      );
    expect((await types(`directory import ${path} --remove --number ${gone} --yes`)).code).toBe(0);
    expect((await directory.read())?.directory.people).toHaveLength(people.length);
    expect((await types('directory restore', true)).code).toBe(0);
    expect((await directory.read())?.directory).toEqual(inventedDirectory);
    expect((await types('log --last 1')).said).toContain('directory restore');
  });

  test.each(['csv', 'json'])(
    'export writes %s that is imported as it was, for its owner alone',
    async (format) => {
      const { types, directory } = anOperator();
      expect(await types('directory export')).toMatchObject({
        code: 1,
        warned: 'The bot has no directory yet.',
      });
      await directory.replace(inventedDirectory);
      const path = join(folder, `exported.${format}`);
      expect((await types(`directory export ${path}`)).code).toBe(0);
      expect(parseDirectory(readFileSync(path, 'utf8'))).toEqual({ ok: true, directory: inventedDirectory });
      expect(statSync(path).mode & 0o077).toBe(0);
      // By its mark Excel knows that a CSV file is UTF-8.
      const mark = Buffer.from([0xef, 0xbb, 0xbf]);
      expect(readFileSync(path).subarray(0, 3).equals(mark)).toBe(format === 'csv');
      expect(await types(`directory export ${path}`, false)).toMatchObject({
        code: 1,
        asked: [`Write over ${path}?`],
      });
      const shown = await types(`directory export --format ${format}`);
      expect(parseDirectory(shown.said)).toEqual({ ok: true, directory: inventedDirectory });
    },
  );
});

describe('deliveries', () => {
  test('that failed are listed without content and put back in the queue, by case or person', async () => {
    const { types, cases, ledger, directory } = anOperator();
    await directory.replace(inventedDirectory);
    const others = 'W3NP-6GJV';
    const consultant = inventedId(101);
    const notified = [nurse, consultant].map((person) => ({ person, notify: true }));
    const state = await storeCase(cases, ref, 'under-review', { notices: notified });
    await storeCase(cases, others, 'under-review', { notices: notified });
    const since = '2027-01-19T08:00:00.000Z';
    for (const claim of await ledger.claim(10, since)) {
      const failed = claim.row.person === nurse || claim.row.ref === ref;
      const update = failed
        ? ({
            standing: 'failed',
            failure: claim.row.person === nurse ? 'blocked' : 'not-installed',
            since,
          } as const)
        : ({ standing: 'unknown', since } as const);
      await ledger.record(claim, update, {});
    }
    const list = await types('deliveries failed');
    expect(list.code).toBe(0);
    expect(list.said).toContain(
      `${ref}  ${nurse}  team around the child\n    they have blocked the bot, since ${since}`,
    );
    expect(list.said).toMatch(new RegExp(`${ref} {2}${consultant} {2}named consultant`));
    expect(list.said).toContain('it may or may not have arrived');
    expect(list.said).toContain('4 deliveries on 2 cases.');
    for (const word of [state.request.child.initials, 'Joy', 'Amara']) expect(list.said).not.toContain(word);

    expect((await types(`deliveries retry --case ${ref}`, false)).asked).toEqual([
      'Try again 2 deliveries on 1 case?',
    ]);
    expect((await ledger.claim(10, since)).length).toBe(0);
    expect((await types(`deliveries retry --case ${ref.toLowerCase()} --person ${nurse} --yes`)).code).toBe(
      0,
    );
    const standings = async (of: string) => (await ledger.rows(of)).map(({ standing }) => standing);
    expect(await standings(ref)).toEqual(['failed', 'waiting']);
    expect((await types('deliveries retry --yes')).said).toContain('2 deliveries on 2 cases');
    expect(await standings(ref)).toEqual(['waiting', 'waiting']);
    expect(await standings(others)).toEqual(['unknown', 'waiting']);
    expect((await ledger.claim(10, since)).map(({ row }) => `${row.ref} ${row.person}`).sort()).toEqual(
      [`${ref} ${consultant}`, `${ref} ${nurse}`, `${others} ${nurse}`].sort(),
    );
    expect((await types('deliveries retry --yes')).said).toContain('nothing to try again');
    expect((await types('log')).said).toMatch(/deliveries retry {2}deliveries 2, cases 2/);
  });
});

describe('history verify', () => {
  test('says what it found in sentences, leaves an entry, and ends with 1', async () => {
    const { types, cases, keys, connection } = anOperator();
    await storeCase(cases, ref);
    const whole = await types('history verify');
    expect(whole).toMatchObject({
      code: 0,
      said: expect.stringMatching(/^1 case with \d+ events checked\./),
    });
    expect(whole.said).toContain('Set HEADS_FILE');
    expect(whole.said).toContain('Everything is as it was written.');
    await connection().command(['RPOP', keys.events(ref)]);
    const broken = await types('history verify');
    expect(broken.code).toBe(1);
    expect(broken.said).toMatch(/^T2HW-9CDK: events are missing, the first at place \d+\.\n/);
    expect(broken.said).toContain('1 finding.');
    expect((await types('log')).said).toMatch(/history verify .*findings 1\n.*history verify .*findings 0/);
  });
});

test('the command itself runs, reads its settings, and says what is missing', async () => {
  const { config } = anOperator();
  const [{ id, key }] = config.sealingKeys as [{ id: string; key: Buffer }];
  const settings = {
    REDIS_URL: config.redisUrl,
    MicrosoftAppTenantId: '9f86d081-884c-4d63-a1b2-5c1f4e5a7c3d',
    SEALING_KEYS: `${id}:${key.toString('base64')}`,
    CHAIN_KEY: config.chainKey.toString('base64'),
  };
  const run = (args: readonly string[], env: Readonly<Record<string, string>>) =>
    new Promise((resolve) => {
      const line = ['--import', tsx, join(root, 'src/cli/admin.ts'), ...args];
      const variables = { PATH: process.env['PATH'] ?? '', ...env };
      const child = execFile(process.execPath, line, { cwd: folder, env: variables }, (error, said, warned) =>
        resolve({ code: error === null ? 0 : error.code, said, warned }),
      );
      child.stdin?.end();
    });
  const path = fileWith('spawned.csv', inventedDirectory);
  const [missing, refused] = await Promise.all([
    run(['log'], {}),
    run(['directory', 'import', path], settings),
  ]);
  expect(missing).toMatchObject({ code: 1, warned: expect.stringContaining('REDIS_URL is not set: set ') });
  expect(refused).toMatchObject({ code: 1, warned: expect.stringContaining('add --yes') });
}, 120_000);
