import { claimOne, live, notify, now } from './ledger-steps';
import { ref, timeOf } from './small-case';
import type { MakeStores } from './stores-under-test';

/** What waits for case time: quiet hours. */
export function ledgerHoldContract(name: string, makeStores: MakeStores): void {
  describe(`ledger, quiet hours: ${name}`, () => {
    test('a held notice waits for case time', async () => {
      const stores = makeStores();
      await notify(stores, 1, { heldUntil: timeOf(30) });
      expect(await stores.ledger.inHand()).toBe(0);
      expect(await stores.ledger.claim(10, timeOf(29))).toEqual([]);
      expect((await stores.ledger.rows(ref))[0]?.heldUntil).toBe(timeOf(30));
      expect((await claimOne(stores, timeOf(30))).row.heldUntil).toBeUndefined();
    });

    test('a row that is put off until some case time is worked on then, or when something is wanted before', async () => {
      const stores = makeStores();
      await notify(stores, 1, { notify: true });
      const done = { shownVersion: 1, shownRing: 1, copies: [live] };
      await stores.ledger.record(await claimOne(stores), done, { heldUntil: timeOf(30) });
      expect(await stores.ledger.inHand()).toBe(0);
      expect(await stores.ledger.claim(10, timeOf(29))).toEqual([]);
      const woken = await claimOne(stores, timeOf(30));
      await stores.ledger.record(woken, {}, { heldUntil: timeOf(60) });
      await notify(stores, 2, { notify: true });
      const rung = await claimOne(stores, timeOf(31));
      await notify(stores, 3, { notify: true });
      await stores.ledger.record(rung, { shownVersion: 2 }, { heldUntil: timeOf(60) });
      expect((await claimOne(stores, timeOf(31))).row.wantedVersion).toBe(3);
    });

    test('who was never told gets no row from a change that only follows', async () => {
      const stores = makeStores();
      await notify(stores, 1, { onlyIfShown: true });
      expect(await stores.ledger.rows(ref)).toEqual([]);
      expect(await stores.ledger.inHand()).toBe(0);
    });

    test('a change that only follows does not wake what waits for the morning', async () => {
      const stores = makeStores();
      await notify(stores, 1, { heldUntil: timeOf(60) });
      await notify(stores, 2, { onlyIfShown: true });
      expect(await stores.ledger.claim(10, now)).toEqual([]);
      const { row } = await claimOne(stores, timeOf(60));
      expect(row.wantedVersion).toBe(2);
    });

    test('a card that is shown follows at once, at night too: an edit makes no sound', async () => {
      const stores = makeStores();
      await notify(stores, 1);
      await stores.ledger.record(await claimOne(stores), { shownVersion: 1, copies: [live] }, {});
      await notify(stores, 2, { heldUntil: timeOf(60) });
      expect((await claimOne(stores)).row.wantedVersion).toBe(2);
    });

    test('a notification that must wait does, though a card is shown; what follows meanwhile waits with it', async () => {
      const stores = makeStores();
      await notify(stores, 1, { notify: true });
      await stores.ledger.record(
        await claimOne(stores),
        { shownVersion: 1, shownRing: 1, copies: [live] },
        {},
      );
      await notify(stores, 2, { notify: true, heldUntil: timeOf(60) });
      await notify(stores, 3, { heldUntil: timeOf(60) });
      expect(await stores.ledger.claim(10, timeOf(59))).toEqual([]);
      expect((await claimOne(stores, timeOf(60))).row).toMatchObject({ wantedVersion: 3, wantedRing: 2 });
    });

    test('what must be shown now is, on a card that is there, though its notification or an earlier one waits', async () => {
      const stores = makeStores();
      await notify(stores, 1, { notify: true });
      const done = { shownVersion: 1, shownRing: 1, copies: [live] };
      await stores.ledger.record(await claimOne(stores), done, {});
      await notify(stores, 2, { notify: true, heldUntil: timeOf(60) });
      expect(await stores.ledger.claim(10, now)).toEqual([]);
      await notify(stores, 3, { notify: true, heldUntil: timeOf(60), showNow: true });
      const quiet = await claimOne(stores);
      expect(quiet.row).toMatchObject({ wantedVersion: 3, wantedRing: 3, shownRing: 1 });
      await stores.ledger.record(quiet, { shownVersion: 3 }, { heldUntil: timeOf(60) });
      expect(await stores.ledger.claim(10, timeOf(59))).toEqual([]);
      expect((await claimOne(stores, timeOf(60))).row).toMatchObject({ wantedRing: 3, shownRing: 1 });
    });

    test('where no card is there, even that waits for the morning', async () => {
      const stores = makeStores();
      await notify(stores, 1, { notify: true, heldUntil: timeOf(60), showNow: true });
      expect(await stores.ledger.claim(10, timeOf(59))).toEqual([]);
    });

    test.each([
      ['may not have arrived', { standing: 'unknown', shownVersion: 1, shownRing: 1 }],
      ['could not be delivered', { standing: 'failed', failure: 'blocked', shownVersion: 1 }],
      ['is gone', { standing: 'delivered', shownVersion: 1, copies: [{ ...live, shows: 'dead' }] }],
    ] as const)('where the first card %s, news of the night waits for the morning', async (_, found) => {
      const stores = makeStores();
      await notify(stores, 1, { notify: true });
      await stores.ledger.record(await claimOne(stores), found, {});
      await notify(stores, 2, { heldUntil: timeOf(60) });
      expect(await stores.ledger.claim(10, timeOf(59))).toEqual([]);
      expect((await claimOne(stores, timeOf(60))).row.wantedVersion).toBe(2);
    });

    test('where the first card may not have arrived, the next change posts it, be it only one that follows', async () => {
      const stores = makeStores();
      await notify(stores, 1, { notify: true });
      const unknown = { standing: 'unknown', shownVersion: 1, shownRing: 1 } as const;
      await stores.ledger.record(await claimOne(stores), unknown, {});
      await notify(stores, 2, { onlyIfShown: true });
      expect((await claimOne(stores)).row.wantedVersion).toBe(2);
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

    test('a lease that ended leaves no hold behind that is over', async () => {
      const stores = makeStores({ deliveryLeaseMs: 60_000 });
      await notify(stores, 1);
      await claimOne(stores);
      await notify(stores, 2, { heldUntil: timeOf(10) });
      await stores.passMachineTime(61_000);
      const claim = await claimOne(stores, timeOf(3));
      expect(claim.row).toMatchObject({ wantedVersion: 2, heldUntil: undefined });
      await notify(stores, 3, { heldUntil: timeOf(40) });
      await stores.ledger.record(claim, { shownVersion: 2 }, {});
      expect(await stores.ledger.claim(10, timeOf(39))).toEqual([]);
      expect((await claimOne(stores, timeOf(40))).row.wantedVersion).toBe(3);
    });
  });
}
