import { ledgerHoldContract } from './ledger-hold-contract';
import { ledgerReviveContract } from './ledger-revive-contract';
import { ledgerSeenContract } from './ledger-seen-contract';
import { claimOne, live, notify, now } from './ledger-steps';
import { amira, bryn, changeTo, otherRef, ref, timeOf } from './small-case';
import type { MakeStores } from './stores-under-test';

/** What every ledger must do when rows are claimed and recorded. */
export function ledgerContract(name: string, makeStores: MakeStores): void {
  describe(`ledger: ${name}`, () => {
    test('a notice makes a row ready, which says what is wanted and that nothing is shown', async () => {
      const stores = makeStores();
      await notify(stores, 1, { notify: true });
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
        changeTo(1, { ref: otherRef, notices: [amira, bryn].map((person) => ({ person, notify: false })) }),
      );
      const claims = await Promise.all(Array.from({ length: 10 }, () => stores.ledger.claim(1, now)));
      expect(claims.flat()).toHaveLength(3);
      expect(new Set(claims.flat().map(({ row }) => `${row.ref} ${row.person}`)).size).toBe(3);
      expect(await stores.ledger.inHand()).toBe(3);
    });

    test('a worker that fell silent loses its lease, and then records nothing', async () => {
      const stores = makeStores({ deliveryLeaseMs: 60_000 });
      await notify(stores, 1);
      const silent = await claimOne(stores);
      await stores.ledger.record(silent, { standing: 'sending' }, { keep: true });
      expect(await stores.ledger.claim(10, now)).toEqual([]);
      await stores.passMachineTime(61_000);
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
      await notify(stores, 2, { notify: true });
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
      await stores.ledger.record(claim, { attempts: 1 }, { againInMs: 60_000 });
      await notify(stores, 3);
      expect(await stores.ledger.claim(10, now)).toEqual([]);
      expect([await stores.ledger.inHand(), await stores.ledger.inHand(60_000)]).toEqual([0, 1]);
      await stores.passMachineTime(61_000);
      expect((await claimOne(stores)).row).toMatchObject({ attempts: 1, wantedVersion: 3 });
    });

    test('however long a pause is asked for, no look is made again and again', async () => {
      const stores = makeStores();
      await notify(stores, 1);
      await stores.ledger.record(await claimOne(stores), {}, { againInMs: 60 * 60_000 });
      expect(await stores.ledger.claim(10, now)).toEqual([]);
      expect(await stores.ledger.claim(10, now)).toEqual([]);
    });

    test('what Teams did not take waits longer, but not with another view: that is ready at once', async () => {
      const stores = makeStores();
      await notify(stores, 1);
      const refused = { standing: 'failed', failure: 'refused' } as const;
      await stores.ledger.record(await claimOne(stores), refused, { againInMs: 60_000 });
      expect(await stores.ledger.claim(10, now)).toEqual([]);
      await notify(stores, 2);
      const again = await claimOne(stores);
      expect(again.row).toMatchObject({ ...refused, wantedVersion: 2 });
      // The third comes while the second is on its way.
      await notify(stores, 3);
      await stores.ledger.record(again, refused, { againInMs: 60_000 });
      const third = await claimOne(stores);
      await stores.ledger.record(third, refused, { againInMs: 60_000 });
      expect(await stores.ledger.claim(10, now)).toEqual([]);
      await notify(stores, 4, { heldUntil: timeOf(60) });
      expect(await stores.ledger.claim(10, now)).toEqual([]);
    });
  });
  ledgerHoldContract(name, makeStores);
  ledgerSeenContract(name, makeStores);
  ledgerReviveContract(name, makeStores);
}
