import { askedQuestions } from '../../src/domain/case/asked-questions';
import { questionsAt } from '../../src/domain/case/questions-at';
import { openStatuses, type Status, terminalStatuses } from '../../src/domain/case/stage';
import { kind } from '../../src/domain/case/stored/request';
import { indexDirectory } from '../../src/domain/directory/lookup';
import { dueEntry } from '../../src/domain/process/due/pending';
import { everybodyOn } from '../../src/domain/process/people/people-on-case';
import { createKeys } from '../../src/redis/keys';
import { createCaseSurvey } from '../../src/redis/operator/case-survey';
import { createHistoryCheck } from '../../src/redis/operator/history-check';
import { caseSchemas } from '../../src/store/case-schemas';
import { createChain } from '../../src/store/chain';
import { createSealing } from '../../src/store/sealing';
import { answerSlots, bindAnswers } from '../../src/views/cards/forms/reading/answer-slots';
import type { Finding } from '../../src/workflow/ports/operator-ports';
import { realStores } from '../redis/real-stores';
import { type GoldenFile, goldenChainKey, goldenFiles, goldenKeyRing } from './golden-file';
import { writeKeyspace } from './keyspace';
import { cardsOf, sidesAndPrintsOf } from './show-whole';

/** What is stored keeps its meaning, and stays readable for ever: each release's cases open in this one (process page I5). */

const { connection, tenant } = realStores();
const files = goldenFiles();
const sealed = { keyRing: goldenKeyRing, chainKey: goldenChainKey, schemas: caseSchemas };

/** A Redis as that release left it. */
async function asLeftBy({ keys }: GoldenFile) {
  const stores = tenant(sealed);
  await writeKeyspace(connection(), stores.tenant, keys);
  const kept = await stores.directory.read();
  if (kept === undefined) throw new Error('the release kept no directory');
  const facts = { directory: indexDirectory(kept.directory) };
  return { stores, facts };
}

/** The quiet stories end in the name of their status; each has a busy sister of which everything is shown. */
const isQuiet = (name: string): boolean => / in [a-z-]+$/.test(name);

test('the first release is among them, with every status of both kinds', () => {
  const first = files.find(({ release }) => release === '0.1.0');
  const has = (each: string, status: Status) =>
    first?.stories.some(({ name }) => name === `${each} in ${status}`);
  const missing = kind.options.flatMap((each) =>
    [...openStatuses, ...terminalStatuses]
      .filter((status) => !has(each, status))
      .map((status) => [each, status]),
  );
  // A critical friend is asked within the team: these steps are the external opinion's alone.
  expect(missing).toEqual(
    (['family-step', 'preparing', 'sharing', 'outcome', 'resolution'] as const).map((status) => [
      'critical-friend',
      status,
    ]),
  );
});

describe.each(files.map((file) => [file.release, file] as const))('what release %s stored', (_, file) => {
  let left: Awaited<ReturnType<typeof asLeftBy>>;
  beforeAll(async () => {
    left = await asLeftBy(file);
  });

  const opened = async (ref: string) => {
    const { cases } = left.stores;
    const [state, events] = await Promise.all([cases.readCase(ref), cases.history(ref)]);
    if (state === undefined) throw new Error(`${ref} is gone`);
    return { state, events };
  };

  test('verifies whole: heads, chains, and each history leads to a state', async () => {
    const parts = { connection: connection(), keys: createKeys(left.stores.tenant) };
    const check = createHistoryCheck({
      ...parts,
      chainKey: goldenChainKey,
      chain: createChain(goldenChainKey),
      sealing: createSealing(goldenKeyRing),
      schemas: caseSchemas,
      survey: createCaseSurvey(parts),
    });
    const findings: Finding[] = [];
    const report = await check.verify(undefined, (finding) => findings.push(finding));
    expect([report.cases, report.earlier, findings]).toEqual([file.stories.length, file.stories.length, []]);
  });

  test('opens and shows, and says what is due next', async () => {
    for (const { name, ref, status } of file.stories) {
      const { state, events } = await opened(ref);
      expect([name, state.stage.status]).toEqual([name, status]);
      const everybody = everybodyOn(state, left.facts, state.lastEventAt);
      expect(everybody.length).toBeGreaterThan(5);
      cardsOf(state, events, left.facts, isQuiet(name) ? [state.actingConsultant] : everybody);
      dueEntry(state, left.facts);
    }
  });

  test('opens to the last side and prints, account, record and relay paper', async () => {
    for (const { ref } of file.stories.filter(({ name }) => !isQuiet(name))) {
      const { state, events } = await opened(ref);
      const { sides, prints } = sidesAndPrintsOf(state, events, left.facts);
      expect(sides.length + prints.length).toBeGreaterThan(5);
    }
  });

  test('its half-written forms are still there', async () => {
    const drafts = await Promise.all(file.drafts.map((key) => left.stores.drafts.read(key)));
    expect(drafts.map((draft) => Object.keys(draft?.values ?? {}).length > 0)).toEqual(
      file.drafts.map(() => true),
    );
  });

  test('an opinion half written then is put with the questions of that day', async () => {
    const key = file.drafts.find(({ form }) => form === 'give-opinion');
    const draft = key && (await left.stores.drafts.read(key));
    if (key === undefined || draft === undefined) throw new Error('the release kept no opinion half written');
    const { state, events } = await opened(key.about);
    const [then, now] = [questionsAt(events, draft.savedAt), askedQuestions(state)];
    const { current, gone } = answerSlots(bindAnswers(draft.values, now, then), now);
    expect(current.map(({ slot, asked }) => [asked, draft.values[`opinion.answers.${slot}`]])).toEqual(
      then.map((question, index) => [question, draft.values[`opinion.answers.${index}`]]),
    );
    // It held one more answer than there were questions: that one is shown as an answer to nothing that is asked.
    expect(gone).toEqual([{ slot: then.length, asked: undefined }]);
  });

  test('is in the lists of those whose cases they are', async () => {
    const [story] = file.stories;
    const { state } = await opened(story?.ref ?? '');
    for (const person of everybodyOn(state, left.facts, state.lastEventAt))
      expect(await left.stores.cases.casesOf(person)).toContain(story?.ref);
  });
});
