import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { version } from '../../package.json';
import { movesIn } from '../../src/domain/case/moves';
import { isTerminal } from '../../src/domain/case/state';
import { stubOf } from '../../src/domain/case/stored/stub';
import { inventedDirectory } from '../../src/domain/directory/invented/invented-directory';
import { dueEntry } from '../../src/domain/process/due/pending';
import { everybodyOn } from '../../src/domain/process/people/people-on-case';
import { startRedis } from '../../src/local/own-redis/start-redis';
import { openRedis } from '../../src/redis/connection/client';
import { createStores, type Stores } from '../../src/redis/stores';
import { caseSchemas } from '../../src/store/case-schemas';
import { theFacts, who } from '../builders/core/people';
import { begunValues } from '../support/stories/begun-request';
import { type GoldenFile, goldenChainKey, goldenKeyRing, goldenPath } from './golden-file';
import { readKeyspace } from './keyspace';
import { type GoldenStory, goldenStories } from './stories';

const tenant = 'golden';

async function store(stores: Stores, { ref, state, events }: GoldenStory): Promise<void> {
  const people = everybodyOn(state, theFacts, state.lastEventAt);
  const result = await stores.cases.commit({
    ref,
    expectedVersion: 0,
    state,
    events,
    due: dueEntry(state, theFacts),
    press: undefined,
    notices: people.map((person) => ({ person, notify: true })),
    people,
    usedDraft: undefined,
    stub: stubOf(state, theFacts.directory),
    moves: movesIn(undefined, events),
    ...(isTerminal(state) ? {} : { sameChild: [state.request.child.localReference] }),
  });
  if (result.kind !== 'committed') throw new Error(`${ref}: ${result.kind}`);
}

/** Forms half filled in: a request of each kind, and an opinion. */
async function storeDrafts(
  { drafts }: Stores,
  stories: readonly GoldenStory[],
): Promise<GoldenFile['drafts']> {
  const reviewed = stories.find(({ state }) => state.stage.status === 'under-review');
  const savedAt = '2027-01-11T09:00:00.000Z';
  const begun = begunValues('external-second-opinion');
  const kept = [
    [{ person: who.oncologyDoctor, about: 'new', form: 'submit' }, 'family', begun],
    [
      { person: who.saltmereOncologist, about: reviewed?.ref ?? '', form: 'give-opinion' },
      'answers.1',
      { 'opinion.answers.0': 'Yes, with care.', 'opinion.answers.1': 'Not yet.' },
    ],
  ] as const;
  for (const [key, page, values] of kept) {
    const saved = await drafts.save(key, { page, values, savedAt }, 0);
    if (!saved) throw new Error('a draft was not saved');
  }
  return kept.map(([key]) => ({ ...key }));
}

/**
 * `npm run golden`: writes what this release stores of every golden story, once a release, before the next one changes
 * anything of it. Refuses to write a release's file again: what was stored stays as it was.
 */
async function main(): Promise<void> {
  const path = goldenPath(version);
  if (existsSync(path))
    throw new Error(`What release ${version} stores is kept already; it is never rewritten.`);
  const folder = mkdtempSync(join(tmpdir(), 'golden-'));
  const redis = await startRedis({ folder });
  const connection = openRedis({ url: redis.url });
  try {
    await connection.waitUntilUp(10_000);
    const stores = createStores({
      connection,
      tenant,
      keyRing: goldenKeyRing,
      chainKey: goldenChainKey,
      schemas: caseSchemas,
    });
    await stores.directory.replace(inventedDirectory);
    const stories = goldenStories();
    for (const story of stories) await store(stores, story);
    const drafts = await storeDrafts(stores, stories);
    const keys = [...(await readKeyspace(connection, tenant))];
    const told = stories.map(({ name, ref, state }) => ({ name, ref, status: state.stage.status }));
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, lines({ release: version, stories: told, drafts, keys }));
    process.stdout.write(`${stories.length} cases of release ${version} are kept.\n`);
  } finally {
    await connection.close();
    await redis.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}

/** One line a key, so that git shows what was added. */
function lines({ release, stories, drafts, keys }: GoldenFile): string {
  const each = (values: readonly unknown[]) => values.map((one) => `  ${JSON.stringify(one)}`).join(',\n');
  return `{"release": ${JSON.stringify(release)},\n"stories": [\n${each(stories)}\n],\n"drafts": [\n${each(drafts)}\n],\n"keys": [\n${each(keys)}\n]}\n`;
}

main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exit(1);
});
