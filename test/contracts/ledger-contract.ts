import type { Claim } from '../../src/workflow/ports';
import { amira, bryn, changeTo, otherRef, ref, timeOf } from './small-case';
import type { MakeStores, StoresUnderTest } from './stores-under-test';

const now = timeOf(0);
const copy = { activityId: 'act-1', conversationId: 'a:1', serviceUrl: 'https://smba.example/uk' };
const live = { ...copy, shows: 'live' } as const;

/** Commits version after version, each with one notice for Bryn. */
async function notify(
  { cases }: StoresUnderTest,
  version: number,
  notice: { ring?: boolean; heldUntil?: string } = {},
): Promise<void> {
  const { ring = false, ...held } = notice;
  await cases.commit(changeTo(version, { notices: [{ person: bryn, ring, ...held }] }));
}

async function claimOne({ ledger }: StoresUnderTest, at = now): Promise<Claim> {
  const [claim] = await ledger.claim(10, at);
  if (claim === undefined) throw new Error('no row was ready');
  return claim;
}

/** What every ledger must do when rows are claimed and recorded. */
export function ledgerContract(name: string, makeStores: MakeStores): void {
  describe(`ledger: ${name}`, () => {
    test('a notice makes a row ready, which says what is wanted and that nothing is shown', async () => {
      const stores = makeStores();
      await notify(stores, 1, { ring: true });
      await notify(stores, 2);
      expect(await stores.ledger.inHand()).toBe(1);
      const { row } = await claimOne(stores);
      expect(row).toEqual({
        ref,
        person: bryn,
        wantedVersion: 2,
        wantedRing: 1,
        heldUntil: undefined,
        shownVersion: 0,
        shownRing: 0,
        copies: [],
        standing: 'waiting',
        failure: undefined,
        attempts: 0,
        since: undefined,
      });
      expect(await stores.ledger.rows(ref)).toEqual([row]);
    });

    test('what is recorded stands, what is left out stays, and the row rests', async () => {
      const stores = makeStores();
      await notify(stores, 1);
      const claim = await claimOne(stores);
      const shown = { shownVersion: 1, copies: [live], standing: 'delivered', since: timeOf(1) } as const;
      expect(await stores.ledger.record(claim, { ...shown, failure: 'blocked', attempts: 2 }, {})).toBe(true);
      expect(await stores.ledger.inHand()).toBe(0);
      expect(await stores.ledger.claim(10, now)).toEqual([]);
      await notify(stores, 2);
      const again = await claimOne(stores);
      expect(again.row).toMatchObject({ ...shown, failure: 'blocked', attempts: 2, wantedVersion: 2 });
      await stores.ledger.record(again, { failure: undefined }, {});
      expect((await stores.ledger.rows(ref))[0]).toMatchObject({ ...shown, failure: undefined, attempts: 2 });
    });

    test('a row is one worker’s only, and the limit is kept', async () => {
      const stores = makeStores();
      await notify(stores, 1);
      await stores.cases.commit(
        changeTo(1, { ref: otherRef, notices: [amira, bryn].map((person) => ({ person, ring: false })) }),
      );
      const claims = await Promise.all(Array.from({ length: 10 }, () => stores.ledger.claim(1, now)));
      expect(claims.flat()).toHaveLength(3);
      expect(new Set(claims.flat().map(({ row }) => `${row.ref} ${row.person}`)).size).toBe(3);
      expect(await stores.ledger.inHand()).toBe(3);
    });

    test('a worker that fell silent loses its lease, and then records nothing', async () => {
      const stores = makeStores({ deliveryLeaseMs: 300 });
      await notify(stores, 1);
      const silent = await claimOne(stores);
      await stores.ledger.record(silent, { standing: 'sending' }, { keep: true });
      expect(await stores.ledger.claim(10, now)).toEqual([]);
      await stores.passMachineTime(350);
      const next = await claimOne(stores);
      expect(next.row.standing).toBe('sending');
      expect(await stores.ledger.record(silent, { shownVersion: 1, standing: 'delivered' }, {})).toBe(false);
      expect((await stores.ledger.rows(ref))[0]).toMatchObject({ shownVersion: 0, standing: 'sending' });
      expect(await stores.ledger.record(next, { standing: 'unknown' }, {})).toBe(true);
    });

    test('a view that moved while a worker had the row is worked on again', async () => {
      const stores = makeStores();
      await notify(stores, 1);
      const claim = await claimOne(stores);
      await stores.ledger.record(claim, { standing: 'sending' }, { keep: true });
      await notify(stores, 2, { ring: true });
      expect(await stores.ledger.claim(10, now)).toEqual([]);
      await stores.ledger.record(claim, { shownVersion: 1, standing: 'delivered' }, {});
      const again = await claimOne(stores);
      expect(again.row).toMatchObject({ shownVersion: 1, wantedVersion: 2, wantedRing: 2 });
    });

    test('a pause that Teams asks for is kept, also when the view moves meanwhile', async () => {
      const stores = makeStores();
      await notify(stores, 1);
      const claim = await claimOne(stores);
      await notify(stores, 2);
      await stores.ledger.record(claim, { attempts: 1 }, { againInMs: 600 });
      await notify(stores, 3);
      expect(await stores.ledger.claim(10, now)).toEqual([]);
      expect(await stores.ledger.inHand()).toBe(0);
      await stores.passMachineTime(650);
      expect((await claimOne(stores)).row).toMatchObject({ attempts: 1, wantedVersion: 3 });
    });
  });
  ledgerHoldContract(name, makeStores);
  ledgerSeenContract(name, makeStores);
}

/** What waits for case time: quiet hours. */
function ledgerHoldContract(name: string, makeStores: MakeStores): void {
  describe(`ledger, quiet hours: ${name}`, () => {
    test('a held notice waits for case time', async () => {
      const stores = makeStores();
      await notify(stores, 1, { heldUntil: timeOf(30) });
      expect(await stores.ledger.inHand()).toBe(0);
      expect(await stores.ledger.claim(10, timeOf(29))).toEqual([]);
      expect((await stores.ledger.rows(ref))[0]?.heldUntil).toBe(timeOf(30));
      expect((await claimOne(stores, timeOf(30))).row.heldUntil).toBeUndefined();
    });

    test('when the clock moves, what was held until then is ready', async () => {
      const stores = makeStores();
      await notify(stores, 1, { heldUntil: timeOf(30) });
      await stores.ledger.wakeHeld(timeOf(29));
      expect(await stores.ledger.inHand()).toBe(0);
      await stores.ledger.wakeHeld(timeOf(31));
      expect(await stores.ledger.inHand()).toBe(1);
    });

    test('a notice that need not wait goes at once and takes the held one along', async () => {
      const stores = makeStores();
      await notify(stores, 1, { heldUntil: timeOf(30) });
      await notify(stores, 2);
      const { row } = await claimOne(stores, timeOf(2));
      expect(row).toMatchObject({ wantedVersion: 2, heldUntil: undefined });
    });

    test('of two held notices the earlier time stands', async () => {
      const stores = makeStores();
      await notify(stores, 1, { heldUntil: timeOf(30) });
      await notify(stores, 2, { heldUntil: timeOf(40) });
      expect((await claimOne(stores, timeOf(30))).row.wantedVersion).toBe(2);
    });

    test('a notice held while a worker has the row waits after the worker is done', async () => {
      const stores = makeStores();
      await notify(stores, 1);
      const claim = await claimOne(stores);
      await notify(stores, 2, { heldUntil: timeOf(30) });
      await stores.ledger.record(claim, { shownVersion: 1 }, {});
      expect(await stores.ledger.claim(10, timeOf(29))).toEqual([]);
      expect((await claimOne(stores, timeOf(30))).row.wantedVersion).toBe(2);
    });

    test('an urgent notice while a worker has the row is not held back by a held one after it', async () => {
      const stores = makeStores();
      await notify(stores, 1);
      const claim = await claimOne(stores);
      await notify(stores, 2);
      await notify(stores, 3, { heldUntil: timeOf(30) });
      await stores.ledger.record(claim, { shownVersion: 1 }, {});
      expect((await claimOne(stores, timeOf(3))).row.wantedVersion).toBe(3);
    });
  });
}

/** What a person's own press or installation tells the ledger. */
function ledgerSeenContract(name: string, makeStores: MakeStores): void {
  describe(`ledger, seen and revived: ${name}`, () => {
    test('a press proves the card was seen and makes that message a live copy', async () => {
      const stores = makeStores();
      await notify(stores, 1, { ring: true });
      const claim = await claimOne(stores);
      await stores.ledger.record(claim, { standing: 'unknown', failure: 'timeout', attempts: 1 }, {});
      await stores.ledger.seen(ref, bryn, copy, 1, timeOf(5));
      const seen = { standing: 'seen', failure: undefined, attempts: 0, since: timeOf(5), copies: [live] };
      expect((await stores.ledger.rows(ref))[0]).toMatchObject({ ...seen, shownVersion: 1, shownRing: 1 });
      expect(await stores.ledger.inHand()).toBe(0);
    });

    test('seeing an old version does not hide that a newer one is wanted', async () => {
      const stores = makeStores();
      await notify(stores, 1);
      const claim = await claimOne(stores);
      await stores.ledger.record(claim, { standing: 'failed' }, {});
      await notify(stores, 2, { ring: true, heldUntil: timeOf(30) });
      await stores.ledger.seen(ref, bryn, copy, 1, timeOf(5));
      expect((await stores.ledger.rows(ref))[0]).toMatchObject({
        shownVersion: 1,
        shownRing: 0,
        wantedRing: 2,
      });
      expect(await stores.ledger.inHand()).toBe(0);
      expect((await claimOne(stores, timeOf(30))).row.wantedVersion).toBe(2);
    });

    test('seeing an old version puts a row that rested back to work', async () => {
      const stores = makeStores();
      await notify(stores, 1);
      await notify(stores, 2);
      const claim = await claimOne(stores);
      await stores.ledger.record(claim, { standing: 'unknown' }, {});
      await stores.ledger.seen(ref, bryn, copy, 1, timeOf(5));
      expect((await claimOne(stores)).row.copies).toEqual([live]);
    });

    test('a copy seen while a worker has the row survives what the worker records', async () => {
      const stores = makeStores();
      const other = { ...live, activityId: 'act-2' };
      const dead = { ...live, activityId: 'act-0', shows: 'dead' } as const;
      await notify(stores, 1);
      const first = await claimOne(stores);
      await stores.ledger.record(first, { copies: [{ ...dead, shows: 'live' }, other] }, {});
      await notify(stores, 2);
      const claim = await claimOne(stores);
      await stores.ledger.seen(ref, bryn, copy, 1, timeOf(5));
      await stores.ledger.record(claim, { copies: [dead] }, {});
      expect((await stores.ledger.rows(ref))[0]?.copies).toEqual([dead, live]);
    });

    test('a row that was never wanted comes to be when its card is seen', async () => {
      const stores = makeStores();
      await stores.ledger.seen(ref, amira, copy, 3, timeOf(5));
      const [row] = await stores.ledger.rows(ref);
      expect(row).toMatchObject({ person: amira, wantedVersion: 0, shownVersion: 3, copies: [live] });
    });

    test('installing the bot again puts everything of that person back to work', async () => {
      const stores = makeStores();
      const both = [amira, bryn].map((person) => ({ person, ring: true }));
      for (const each of [ref, otherRef])
        await stores.cases.commit(changeTo(1, { ref: each, notices: both }));
      for (const claim of await stores.ledger.claim(10, now)) {
        await stores.ledger.record(claim, { standing: 'failed', failure: 'not-installed', attempts: 1 }, {});
      }
      await stores.ledger.revive(bryn);
      const revived = await stores.ledger.claim(10, now);
      expect(revived.map(({ row }) => [row.ref, row.person]).sort()).toEqual(
        [
          [ref, bryn],
          [otherRef, bryn],
        ].sort(),
      );
      expect(revived[0]?.row).toMatchObject({ standing: 'waiting', failure: undefined, attempts: 0 });
    });
  });
}
