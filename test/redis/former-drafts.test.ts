import { z } from 'zod';
import { sealDraft } from '../../src/store/draft-record';
import { createSealing } from '../../src/store/sealing';
import { amira, changeTo, press, ref, timeOf } from '../contracts/small-case';
import { dump } from '../support/redis/dump';
import { draftNames, keyRing, realStores, type TenantOfTests } from './real-stores';
import { letMachineTimePass } from './time-of-tenant';

const { tenant, connection } = realStores();
const key = { person: amira, about: ref, form: 'record-death' } as const;
const dayMs = 86_400_000;
const typed = (page: string) => ({ page, values: { note: page }, savedAt: timeOf(1) });

/** Keeps a draft as 0.1.1 did: under names that tell person, request and form. */
async function keptBefore({ keys }: TenantOfTests, page: string, endsInMs: number, version = 1) {
  const { wrappedKey, values } = sealDraft(key, typed(page), version, createSealing(keyRing));
  const hash = keys.formerDraft(key);
  const [seconds] = z.tuple([z.coerce.number(), z.string()]).parse(await connection().command(['TIME']));
  const ends = seconds * 1000 + endsInMs;
  for (const words of [
    ['HSET', hash, 'version', String(version), 'key', wrappedKey, 'values', values],
    ['PEXPIRE', hash, String(endsInMs)],
    ['ZADD', keys.draftsOf(amira), String(ends), JSON.stringify([ref, key.form])],
    ['ZADD', keys.draftsEnding, String(ends - 3 * dayMs), JSON.stringify([amira, ref, key.form])],
  ])
    await connection().command(words);
}

const told = async ({ tenant: name }: TenantOfTests) =>
  (await dump(connection(), `{${name}}:*`)).filter((each) => each.includes('record-death'));

describe('nobody reads off Redis which form somebody has begun', () => {
  test('when it is saved, listed and comes to its end', async () => {
    const here = tenant();
    await here.drafts.save(key, typed('a'), 0);
    await letMachineTimePass(connection(), here.tenant, 28 * dayMs);
    expect(await here.drafts.claimEnding(5)).toMatchObject([{ key }]);
    expect(await told(here)).toEqual([]);
  });
});

describe('a draft of release 0.1.1', () => {
  test('is read with the press, sent, and leaves nothing behind', async () => {
    const here = tenant();
    await here.cases.commit(changeTo(1));
    await keptBefore(here, 'typed before', 20 * dayMs);
    const { draft } = await here.cases.readPress({ person: amira, ref, draft: key });
    expect(draft).toEqual({ version: 1, ...typed('typed before') });
    expect(await told(here)).toEqual([]);
    const usedDraft = { key, version: 1, mustBeLast: true };
    expect(await here.cases.commit(changeTo(2, { press: press('f'), usedDraft }))).toEqual({
      kind: 'committed',
    });
    expect(await here.drafts.draftsOf(amira)).toEqual([]);
    expect(await connection().command(['ZCARD', here.keys.draftsEnding])).toBe(0);
  });

  test('is listed once, saved over, and thrown away', async () => {
    const here = tenant();
    await keptBefore(here, 'typed before', 20 * dayMs);
    expect(await here.drafts.draftsOf(amira)).toMatchObject([{ key, draft: typed('typed before') }]);
    expect(await here.drafts.save(key, typed('typed now'), 1)).toBe(true);
    expect(await here.drafts.draftsOf(amira)).toMatchObject([
      { key, draft: { version: 2, page: 'typed now' } },
    ]);
    await here.drafts.discard(key);
    expect([await here.drafts.draftsOf(amira), await told(here)]).toEqual([[], []]);
    await keptBefore(here, 'again', 20 * dayMs);
    await here.drafts.discard(key);
    expect([await here.drafts.draftsOf(amira), await told(here)]).toEqual([[], []]);
  });

  test('is saved over at once by whoever knows its version', async () => {
    const here = tenant();
    await keptBefore(here, 'typed before', 20 * dayMs, 4);
    expect(await here.drafts.save(key, typed('late'), 3)).toBe(false);
    expect(await here.drafts.save(key, typed('typed now'), 4)).toBe(true);
    expect(await told(here)).toEqual([]);
  });

  test('that is saved again while both releases run: the last one typed is kept', async () => {
    const here = tenant();
    await here.drafts.save(key, typed('typed first, here'), 0);
    await letMachineTimePass(connection(), here.tenant, dayMs);
    await keptBefore(here, 'typed last, there', 30 * dayMs);
    expect(await here.drafts.read(key)).toMatchObject({ page: 'typed last, there' });
    await keptBefore(here, 'typed long ago, there', 10 * dayMs);
    expect(await here.drafts.read(key)).toMatchObject({ page: 'typed last, there' });
  });

  test('tells its owner of its end, under its new name', async () => {
    const here = tenant();
    await keptBefore(here, 'typed before', 2 * dayMs);
    expect(await here.drafts.claimEnding(5)).toEqual([]);
    await letMachineTimePass(connection(), here.tenant, 600_000);
    const [soon] = await here.drafts.claimEnding(5);
    expect(soon).toMatchObject({ key, mayBeTold: false, endsAt: expect.stringMatching(/Z$/) });
    expect([draftNames.keyOf(draftNames.nameOf(key)), await told(here)]).toEqual([key, []]);
  });

  test('that has ended already is told of too', async () => {
    const here = tenant();
    const entry = JSON.stringify([amira, ref, key.form]);
    await connection().command(['ZADD', here.keys.draftsEnding, '1', entry]);
    expect(await here.drafts.claimEnding(5)).toEqual([]);
    await letMachineTimePass(connection(), here.tenant, 600_000);
    expect(await here.drafts.claimEnding(5)).toMatchObject([{ key, endsAt: undefined }]);
  });
});
